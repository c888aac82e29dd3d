import { myNumber as hasCheckDigit } from '../check-digits.ts';
import { between, isWrittenAs, type NumberKind, noDigitBefore, noDigitBehind } from './kind.ts';

/**
 * One in eleven numbers has a right check digit, so the post must also speak of
 * it. With a wrong one right behind the label it may be a real number with one
 * digit mistyped, or an example: a person must say.
 */
export const myNumber: NumberKind = {
  hint: /\d(?:\D{0,4}\d){11}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:${between}\\d){11}${noDigitBehind}`, 'g'),
  judge([text], { anywhere, before, after }) {
    const digits = text.replace(/\D/g, '');
    const fits = hasCheckDigit(digits);
    const sure = fits && anywhere(subject);
    const isSomebodys = fits && (person.test(after) || anywhere(benefit)) && !isListed(before);
    if (!sure && !isSomebodys && !label.test(before)) return undefined;
    if (/^(\d)\1*$/.test(digits) || !isWrittenAs(text, '4-4-4')) return undefined;
    return { what: sure ? itself : perhaps, sure };
  },
};

const subject = /マイナンバー|個人番号|マイナカード|マイナ保険証|個人ナンバー|my\s?number/i;
/** 「2556-0814-3970 さんの給付金」: whom an office pays or writes to it knows by that number. */
const person = /^[」』)）]?\s?(?:さん|様|氏|の方)/;
const benefit =
  /給付|支給|手当|年金|保険料|住民税|源泉|扶養|課税|納税|確定申告|受給|世帯主|転入|転出|本人確認/;

/** Numbers of things that offices give: the check digit fits one in eleven by chance. */
function isListed(before: string): boolean {
  return /(?:受付|受理|整理|管理|問い?合わせ|照会|注文|予約|追跡|伝票|送り状|会員|商品|製造|登録|許可|文書|案件|申込|お客様|法人|事業者|型番|品番|ロット|シリアル|ISBN|JAN|コード|電話|TEL)[^\d\n]{0,8}$/i.test(
    before,
  );
}

const label = /(?:マイナンバー|個人番号|my\s?number)(?:[はがの:「(=\s]|番号|No\.?){0,5}$/i;
const itself = { ja: 'マイナンバー', en: 'a マイナンバー' };
const perhaps = { ja: 'マイナンバーのような12桁の番号', en: 'twelve digits like a マイナンバー' };
