/**
 * Whether a text speaks of persons in their public part: officials, athletes,
 * artists, lecturers, and those of history. What they do in it is not private.
 */
export function isPublicRole(text: string): boolean {
  if (relative.test(text)) return false;
  return office.test(text) || (trade.test(text) && !severe.test(text));
}

/** The family of somebody known is not in public. */
const relative = /(?:長女|長男|次女|次男|娘|息子|妻|夫|家族|孫|[父母])[、の・(「]?(?=\S)/;

/** What nobody's trade makes public: a farmer's bankruptcy is his own. */
const severe =
  /うつ病|鬱|HIV|エイズ|破産|借金|滞納|未納|差し?押さ?え|逮捕|容疑|前科|懲戒|離婚|DV|虐待|不登校|生活保護|不正受給|依存症|自殺|自死/;
const trade =
  /会長|理事|代表|顧問|農家|生産者|漁師|酪農家|起業家|オーナー|店主|ガイド|シェフ|料理人|職人|杜氏|インストラクター|指導者|隊員|協力隊|作品|著/;
const office =
  /知事|[市町村区]長|議員|議長|大臣|総理|官房長|陛下|殿下|選手|監督|コーチ|投手|力士|関取|横綱|棋士|騎手|メダリスト|オリンピアン|教授|講師|先生|博士|研究(?:員|者)|学芸員|医師(?:の|・|、|\(|$)|院長|所長|館長|園長|校長|署長|局長|部長|課長|係長|室長|支店長|社長|委員長?|大使|アンバサダー|親善|作家|画家|写真家|漫画家|小説家|詩人|歌人|俳人|書家|彫刻家|版画家|音楽家|作曲家|[芸形織築険評論]家|個展|指揮者|演奏|ピアニスト|バイオリニスト|歌手|俳優|女優|声優|タレント|芸人|アナウンサー|キャスター|落語家|噺家|アーティスト|デザイナー|相談員|支援員|カウンセラー|看護師|保健師|名誉[町市村道]民|功労者|叙勲|褒章|出演|登壇|パネリスト|司会|ゲスト|主演|監修|原作|生誕|没後|武将|開拓|探検家|主人公|立候補|候補者|弁護士|司法書士|税理士|行政書士|解説|キャラクター|記者|元[^。]{0,8}代表/;
