import type { Language, Message } from '../../../post/message.ts';
import type { Examination } from '../../examine-post.ts';

/**
 * What no machine checked of these posts, in a line: what holds for every post,
 * then what their images, links and findings make a person's task.
 */
export function unchecked(examinations: readonly Examination[], language: Language): string {
  const posts = examinations.flatMap(({ examined }) => (examined ? [examined.post] : []));
  const media = posts.flatMap((post) => post.media);
  const links = posts.flatMap(({ variants }) =>
    variants.flatMap(({ passages }) => passages.flatMap((passage) => passage.links)),
  );
  const touched = new Set(
    examinations.flatMap(({ findings }) => findings.map(({ clause }) => clause)),
  );
  const all = [
    ...always,
    ...(media.length > 0 ? [images] : []),
    ...(media.some(({ people }) => people !== undefined && people.value !== 'none')
      ? [consent]
      : []),
    ...(links.length > 0 ? [pages] : []),
    ...byClause.flatMap(([clause, what]) => (touched.has(clause) ? [what] : [])),
  ];
  const texts = [...new Set(all.map((one) => one[language]))];
  return language === 'ja' ? `${texts.join('、')}。` : `${texts.join('; ')}.`;
}

const always: readonly Message[] = [
  { ja: '事実', en: 'Facts' },
  { ja: '公表の時期', en: 'the time of announcement' },
  { ja: '受け手の感じ方', en: 'how readers will feel' },
];
const images = {
  ja: '画像の権利と、写り込んだ人や物',
  en: 'rights in the images, and who or what is in them',
};
const consent = { ja: '写っている人の承諾の事実', en: 'whether the people shown really agreed' };
const pages = { ja: 'リンク先の内容', en: 'what the linked pages say' };

const byClause: readonly (readonly [string, Message])[] = [
  [
    'HSM-3-1-1',
    { ja: '名前や住所を公表してよいこと', en: 'whether names and addresses may be public' },
  ],
  ['HSM-4-2', { ja: '特定の候補者や企業への肩入れ', en: 'favour for a candidate or a firm' }],
  ['HSM-4-3', { ja: '他人の写真や文章の権利', en: "the rights of others' photos and texts" }],
  ['HSM-4-5', pages],
  ['HSM-4-6', pages],
  ['HSM-4-7-1', { ja: '人を傷つける言い方', en: 'wording that hurts' }],
  ['HSM-4-7-2', { ja: '差別と受け取られる言い方', en: 'wording that discriminates' }],
  [
    'HSM-4-7-3',
    { ja: 'よくない行いを勧めると受け取られること', en: 'what may seem to condone wrongs' },
  ],
  ['HSM-4-7-4', { ja: '情報の出どころ', en: 'where the information comes from' }],
  ['HSM-4-7-6', { ja: '職務上の秘密や解禁前の情報', en: 'secrets, and news under embargo' }],
  ['HSM-4-7-7', { ja: '他人の写真や文章の権利', en: "the rights of others' photos and texts" }],
  ['HSM-4-7-8', { ja: '決まった施策であること', en: 'whether the policy is decided' }],
  ['EXT-ALT', { ja: '説明文が画像に合うこと', en: 'whether the description fits the image' }],
];
