import type { NumberKind } from './kind.ts';
import { plateAreas } from './plate-areas.ts';

const gap = '[-\\s・「」]{0,3}';
const klass = '(?<klass>\\d{2,3}|\\d{1,2}[A-Z]{1,2}|\\d[A-Z]\\d)';
const kana = '(?<kana>[あ-をA-Z])';
const dots = '[.・‥…•·\\s]';
/** 12-34, 1234, ・・12, ・1-23 */
const serial = `(?:\\d{2}[-\\s]{0,3}\\d{2}|${dots}{1,6}\\d{1,3}|${dots}{0,4}\\d-\\d{2})(?!\\d)`;

/**
 * 札幌 300 あ 12-34 in its spellings. Without the area the text must speak of a
 * vehicle, and 123の45-67 is an address.
 */
export const plate: NumberKind = {
  hint: /\d[A-Z]{0,2}[-\s・「」]{0,3}[あ-をA-Z][-\s・「」]{0,3}[.・‥…•·\s]{0,6}\d/,
  pattern: new RegExp(
    `(?<area>\\d?(?:${plateAreas.join('|')})市?)?${gap}(?<![\\d-])${klass}${gap}${kana}${gap}${serial}`,
    'g',
  ),
  judge({ groups }, { nearby }) {
    const { area, klass: number = '', kana: letter } = groups ?? {};
    const isWhole = number.length === 3 && letter !== 'の' && nearby(vehicle);
    return area !== undefined || isWhole
      ? { what: { ja: '車のナンバー', en: 'a number plate' }, sure: true }
      : undefined;
  },
};

const vehicle = /ナンバー|登録番号|車|バイク/;
