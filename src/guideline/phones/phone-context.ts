/** How sure it is that the number between is a phone number. */
export function phoneContext(before: string, after: string): 'label' | 'office' | 'none' {
  if (otherNumber.test(before)) return 'none';
  if (label.test(before)) return 'label';
  return office.test(before) || behind.test(after) ? 'office' : 'none';
}

const label =
  /(?:電話|TEL|℡|☎|☏|📞|📱|FAX|ファク?ックス|ファクス|ファクシミリ|ﾌｧｸｽ|ダイヤル|ダイアル|連絡先|問い?合わ?せ先?|直通|代表|申し?込み?先?|予約|相談)(?:専用)?(?:番号)?(?:\s?\([^()]{0,12}\))?[\s:)】\]・/はへ→…]{0,4}\(?$/iu;

/** 〒, 整理番号, 口座番号 and the like directly before it. */
const otherNumber =
  /(?:〒|郵便番号|(?<!電話|話|FAX|クス|ダイヤル|先)番号|口座|口座番号|型番|品番|内線|ISBN|ISSN|No\.?|№|第|コード|ID|案件|文書|品目)[\s:)】\]は]{0,4}\(?$/iu;

const office =
  /(?:課|係|室|局|部|署|所|館|院|園|校|場|庁|会|社|店|組合|班|団|センター|サービス|コール|窓口|担当|受付|事務局|電話|連絡|問い?合わ?せ|相談|申し?込み?|ダイヤル|ライン|TEL|FAX|ホール|プラザ|ホテル)[^\d]{0,16}$/iu;

const behind =
  /^\s?(?:\((?:代|直|内線|平日|受付|ファ|FAX|[月火水木金土日]|\d{1,2}[:時])|まで[。、\s]|まで$|へ(?:お?電話|ご?連絡|お?問)|に(?:お?電話|ご?連絡))/iu;
