import { describe, expect, it } from 'vitest';
import { check, type Situation, shown } from './check-text.ts';
import { png } from './images.ts';

const media = new Map([
  ['a.png', png()],
  ['b.png', png({ size: [3, 3] })],
]);

interface Written {
  readonly alt?: string;
  readonly rights?: string;
  readonly people?: string;
  readonly body?: string;
  readonly title?: string;
}

const fine = '雪の積もった大通公園を上から見たところ。噴水の周りに雪像が並ぶ';

/** The findings about an image that is fine but for what is given. */
function findings(written: Written, situation: Situation = {}): readonly string[] {
  const { alt = fine, rights = '道が作成', people = 'none' } = written;
  const medium = JSON.stringify({ file: 'a.png', alt, rights, people });
  const text = `---
title: ${written.title ?? '見本'}
accounts: [hokkaido-koho-facebook]
publish_at: 2026-12-01 10:00
media: [${medium}]
---
${written.body ?? '冬の催しをお知らせします。'}
`;
  const own = /^(?:media-declared|media-people|media-others|alt-text|image-text) /;
  return check(text, { media, ...situation })
    .map(shown)
    .filter((one) => own.test(one))
    .map((one) => one.replace(/ \d+:\d+$/, ''));
}

describe('rights', () => {
  it.each([
    ...['不明', '権利不明', 'なし', '特になし', '？', 'ー', '分かりません', 'あり', 'OK', '引用'],
    ...['ネットから', 'ネット上の画像', 'インターネットで見つけた画像', 'ネットで拾った'],
    ...['Google画像検索', 'グーグルで検索した画像', 'ググって見つけた', '拾い画', '拾い物です'],
    ...[
      '無断で使用',
      '勝手に使用',
      '無許可',
      '許可なし',
      '許諾は得ていません',
      '許可を取っていない',
    ],
    ...['本人に確認せず使用', '撮影者の承諾なし', 'Xで見つけた画像', 'インスタから', 'SNSより'],
    ...['新聞の切り抜き', '新聞記事を撮影', 'テレビ画面を撮影', 'アニメのスクリーンショット'],
    ...['他のサイトから転載', 'ブログから拝借', '誰かが撮った写真', '他社のパンフレットをコピー'],
    ...['申請中', '許諾申請中', '許可待ち', '許諾はこれから', '撮影者に確認中', '許可がまだ'],
    ...['ｎｅｔから拾い画', 'あとで確認'],
  ])('block where they say none: %s', (rights) => {
    expect(findings({ rights })).toEqual(['media-declared HSM-4-3 block']);
  });

  it.each(['たぶんフリー', 'フリー素材', '著作権フリー', 'おそらく道が作成', '問題ないと思います'])(
    'warn where they guess: %s',
    (rights) => {
      expect(findings({ rights })).toEqual(['media-declared HSM-4-3 warn']);
    },
  );

  it.each([
    ...[
      '道が作成',
      '広報課職員が撮影',
      '札幌市の提供',
      '撮影者の許諾（11月20日）',
      '著作権者の承諾を得た',
    ],
    ...['新聞社の許諾を得て転載（11月5日、第12号）', 'フリー素材（いらすとや、利用規約の範囲）'],
    ...[
      'CC BY 4.0（北海太郎）',
      'パブリックドメイン',
      'PIXTAで購入',
      '国土地理院の地図（出典を明記）',
    ],
    ...['公式サイトのスクリーンショット（道が作成）', '委託先の会社が作成（契約で道に譲渡）'],
    ...[
      '無断転載禁止の表示について許諾済み',
      '○△新聞社から使用の許可を得ている'.replace('○△', '北海'),
    ],
    ...['当課で撮影', '町民から寄贈・使用の同意あり', 'Google マップの利用規約に沿って使用'],
  ])('are fine where they say who made or permitted: %s', (rights) => {
    expect(findings({ rights })).toEqual([]);
  });
});

describe('people', () => {
  it.each([
    ...[
      '雪像の前で遊ぶ子どもたち',
      '公園で笑顔を見せる園児の写真',
      '知事が開会のあいさつをしている様子',
    ],
    ...['訓練に参加する消防団員と住民', '雪かきをする男性。「安全第一」と書かれた看板が見える'],
    ...[
      '会場に並ぶ大勢の人',
      '表彰式の集合写真',
      '親子が手をつないで歩く後ろ姿',
      '3人が机を囲んで話している',
    ],
    ...[
      'ポスターの前に立つ職員の写真',
      'スキーを楽しむ家族連れ',
      '佐藤さんの写真',
      'ボランティアの皆さん',
    ],
    ...['雪の中を歩く人', '窓口で職員が説明しているところ', '小学校の児童が田植えをしている'],
  ])('none is doubtful where the alt text shows somebody: %s', (alt) => {
    expect(findings({ alt })).toEqual(['media-people HSM-4-3 warn']);
  });

  it.each([
    ...['雪道を手をつないで歩く親子のイラスト', '「子どもたちの笑顔を守る」と書かれたポスター'],
    ...[
      '子ども広場の遊具に雪が積もっている',
      '児童館の外観',
      '市民の森の入口',
      '女性用トイレの案内板',
    ],
    ...[
      '高齢者向け講座のチラシ。12月8日（火）10時から',
      '人のいない冬の海岸',
      '無人の展望台から見た湖',
    ],
    ...[
      '人口の移り変わりの折れ線グラフ',
      '職員室の窓から見た校庭',
      '人気の観光地の地図',
      '新人研修会場の入口',
    ],
    ...[
      '利用者数の表',
      '学生食堂の券売機',
      '町長室の扉',
      '先生に宛てた手紙',
      '名前の由来を記した碑',
    ],
    ...['マスコットキャラクターの「ゆきまる」が子どもと手を振る絵', '銅像の男性が右手を挙げている'],
    ...['定員100名と書かれた案内板', '住民基本台帳カードの見本', '家族風呂の入口ののれん'],
  ])('none is right where it does not: %s', (alt) => {
    expect(findings({ alt })).toEqual([]);
  });

  it('minors need their guardians', () => {
    const alt = '田植えをする小学生たち';
    expect(findings({ alt, people: 'consent' })).toEqual(['media-people HSM-4-3 warn']);
    expect(findings({ alt, people: 'public-duty' })).toEqual(['media-people HSM-4-3 warn']);
    expect(findings({ alt, people: 'minor-with-guardian-consent' })).toEqual([]);
    expect(findings({ alt: '窓口で話す職員', people: 'consent' })).toEqual([]);
  });

  it('guests are not on duty', () => {
    const guests = '職員の案内で窓口に並ぶ住民の皆さん';
    expect(findings({ alt: guests, people: 'public-duty' })).toEqual(['media-people HSM-4-3 warn']);
    const staff = '応接室で握手する知事と大使';
    expect(findings({ alt: staff, people: 'public-duty' })).toEqual([]);
  });

  it('who smiles at the camera can be told', () => {
    const alt = '笑顔で手を振る参加者の皆さん';
    expect(findings({ alt, people: 'unidentifiable' })).toEqual(['media-people HSM-4-3 warn']);
    expect(findings({ alt: '遠くに見える参加者', people: 'unidentifiable' })).toEqual([]);
  });
});

describe("others' works", () => {
  it.each([
    '新聞の切り抜き。「道産ワイン」の見出しが見える',
    'テレビ画面に映る天気予報',
    'アニメのキャラクターが描かれた垂れ幕',
    '書籍の1ページ。温泉の解説文が並ぶ',
    'Googleマップに会場の印を付けたもの',
  ])('in %s need a consent', (alt) => {
    for (const rights of ['職員が撮影', '道が作成']) {
      expect(findings({ alt, rights })).toEqual(['media-others HSM-4-7-7 warn']);
    }
    expect(findings({ alt, rights: '職員が撮影、権利者の許諾（11月20日）' })).toEqual([]);
  });

  it.each([
    '道の広報紙の表紙',
    '新聞社の看板',
    '道のマスコットキャラクター「ゆきまる」',
    '本棚が並ぶ閲覧室',
  ])('are not in %s', (alt) => {
    expect(findings({ alt })).toEqual([]);
  });
});

describe('an alt text that tells nothing', () => {
  it.each([
    ...[
      '画像',
      '写真',
      'チラシ',
      'ポスター',
      'image',
      '写真です',
      '画像1',
      'チラシ２枚目',
      'イベントの写真',
    ],
    ...[
      'イベントのポスター',
      '会場の様子の写真',
      '【画像】',
      'お知らせの画像',
      '案内チラシ',
      '当日の様子',
      '図',
    ],
    ...[
      '添付ファイル画像',
      '本文参照',
      '同上',
      '説明文',
      'Photo',
      '投稿用画像',
      '募集チラシ',
      '雪',
    ],
  ])('%s', (alt) => {
    expect(findings({ alt })).toEqual(['alt-text EXT-ALT warn']);
  });

  it.each([
    ...[
      '除雪車の写真',
      'エゾシカのイラスト',
      '初日の出',
      '避難所の地図。駅の北口から徒歩3分',
      '雪まつりの大雪像',
    ],
    ...[
      '交通安全運動のポスター。雪道はゆっくり、と書かれている',
      '道庁赤れんが庁舎の外観',
      '冬の大通公園の写真',
    ],
    ...['募集チラシ。対象は18歳以上、締切は12月8日', '人口の推移の折れ線グラフ', 'QRコード'],
  ])('is not: %s', (alt) => {
    expect(findings({ alt })).toEqual([]);
  });

  it.each([
    '［画像の説明：DSC_04418.JPG］',
    '(代替テキスト：IMG_0012.png)',
    '【写真の説明: photo12.jpg】',
  ])('in the text itself tells only the name of a file: %s', (marker) => {
    expect(findings({ body: `花火を打ち上げました。\n\n${marker}` })).toEqual([
      'alt-text EXT-ALT warn',
    ]);
  });

  it('in the text itself may tell what is seen', () => {
    expect(findings({ body: '花火です。\n\n［画像の説明：夜の湖に開く花火］' })).toEqual([]);
  });

  it('repeats what is said already', () => {
    expect(
      findings({ alt: '冬の交通安全運動のお知らせ', title: '冬の交通安全運動のお知らせ' }),
    ).toEqual(['alt-text EXT-ALT warn']);
    const body = '冬の催しを12月5日（土）に大通公園で開きます。';
    expect(findings({ alt: body, body })).toEqual(['alt-text EXT-ALT warn']);
    expect(findings({ alt: fine, body })).toEqual([]);
  });

  it('of two images', () => {
    const one = (file: string) =>
      JSON.stringify({ file, alt: fine, rights: '道が作成', people: 'none' });
    const text = `---\ntitle: 見本\naccounts: [hokkaido-koho-facebook]\nmedia: [${one('a.png')}, ${one('b.png')}]\n---\n本文です。\n`;
    expect(check(text, { media }).map(({ rule }) => rule)).toEqual(['alt-text']);
  });
});

describe('what is left to the image', () => {
  const poster = '雪だるまの描かれたポスター';
  it.each([
    ...[
      '詳細は画像をご覧ください。',
      '詳しくはチラシをご確認ください',
      '日時・場所は画像のとおりです。',
    ],
    ...[
      '申込方法はチラシに記載しています。',
      '下の画像をご覧ください。',
      '添付のチラシをご参照ください。',
    ],
    ...[
      'プログラムは2枚目をご覧ください',
      '会場へのルートは図を参照してください。',
      '詳しい内容は画像からご確認ください',
    ],
    ...['画像をご覧ください。', '対象地域は添付画像に掲載しています。'],
  ])('is not told: %s', (line) => {
    const body = `冬の催しを開きます。\n${line}`;
    expect(findings({ alt: poster, body })).toEqual(['image-text EXT-ALT warn']);
    const told = `${poster}。12月5日（土）10時から大通公園で。申込みは不要`;
    expect(findings({ alt: told, body })).toEqual([]);
  });

  it.each([
    '詳しくは公式サイトをご覧ください。',
    '会場で撮った写真は、後日こちらで紹介します。',
    'ポスターは道内の駅に掲示しています。',
    '写真の応募は12月8日（火）まで。',
    '図書館の開館時間は10時からです。',
    '画像の無断転載はご遠慮ください。',
    'チラシは窓口でお配りしています。',
  ])('is not left to it: %s', (body) => {
    expect(findings({ alt: poster, body })).toEqual([]);
  });

  it('is on the linked page as well', () => {
    const link = 'https://www.example.lg.jp/a.html';
    expect(findings({ alt: poster, body: `詳しくはチラシをご覧ください。\n${link}` })).toEqual([]);
    expect(findings({ alt: poster, body: `日時と場所は画像をご覧ください。\n${link}` })).toEqual([
      'image-text EXT-ALT warn',
    ]);
  });

  it('is nowhere where there is no image', () => {
    const text = (body: string) =>
      `---\ntitle: 見本\naccounts: [hokkaido-koho-facebook]\n---\n${body}\n`;
    const rules = (body: string) => check(text(body)).map(({ rule }) => rule);
    expect(rules('詳細は画像をご覧ください。')).toEqual(['image-text']);
    expect(rules('詳細はチラシをご覧ください。')).toEqual([]);
    expect(rules('河川の様子は画像をご覧ください。\nhttps://www.example.lg.jp/kasen')).toEqual([]);
  });
});
