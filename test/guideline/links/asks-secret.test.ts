import { describe, expect, it } from 'vitest';
import { linkDeceptive } from '../../../src/guideline/rules/link-deceptive.ts';
import { judged, reports } from './reports.ts';

const asking = (body: string) =>
  reports(linkDeceptive, body)
    .filter(({ ja }) => ja.includes('暗証番号'))
    .map(({ clause, severity }) => `${clause} ${severity}`);

describe('a link at which readers are to type a secret', () => {
  it.each([
    '下のリンク先でパスワードを入力し、登録内容をご確認ください。\nhttps://example.com/login',
    'https://example.com/entry\n暗証番号をご入力のうえ、次の画面へお進みください。',
    '[パスワードを入力する](https://example.com/login)',
    '納付はカード番号を打ち込むだけです。 https://pay.example.com/',
    '口座が確認できませんでした。こちらから口座情報を更新してください。https://example.org/',
    '利用停止を防ぐため、下記のページでパスワードの再設定をお願いします。\n\nhttps://example.org/x',
    '給付金の申請ページ https://kyufu.example.jp/ で口座番号とマイナンバーを入力します。',
    'アンケートにお答えください。セキュリティコードの入力が最後にあります。\nhttps://example.com/q',
    '会員番号とパスワードでログインすると、講座の一覧が見られます。\nhttps://koza.example.com/',
    'デビットカードの番号を記入してお申し込みください。 https://shop.example.com/',
    'PINコードを入力すれば当選結果が分かります。 https://example.net/kekka',
    '不正利用を防ぐため、こちらからカード番号を入力して確認してください。 https://example.com/',
    '情報が漏れたため、下記のURLからパスワードを変更してください。\nhttps://example.org/',
    'クレジットカード情報を\nご入力ください。\nhttps://example.com/card',
    '登録された方は個人番号を返信フォームから送信してください。 https://form.example.com/',
  ])('is warned of: %s', (body) => {
    expect(asking(body)).toEqual(['HSM-4-7-5 warn']);
  });

  it.each([
    'マイナポータルでは、暗証番号を入力してログインしてください。\nhttps://myna.go.jp/',
    'e-Taxの利用者識別番号とパスワードを入力して送信します。 https://www.e-tax.nta.go.jp/',
    '道税はクレジットカード番号を入力して納められます。\nhttps://www.pref.hokkaido.lg.jp/sm/zim/',
    'コンビニのマルチコピー機で暗証番号を入力すると、証明書が取れます。\nhttps://example.com/map',
    '窓口の端末で暗証番号を打ち込みます。場所の地図 https://example.com/map',
    'リンク先でパスワードを入力しないでください。 https://example.com/',
    'カード番号の入力を求めるメールは偽物です。相談先 https://www.example.or.jp/sodan',
    '道職員が暗証番号をお聞きすることはありません。\nhttps://example.com/chui',
    'パスワードの使い回しをやめ、長いものに変更しましょう。 https://example.com/security',
    '盗まれないよう、カード番号を入力する前に鍵の印を確かめましょう。 https://example.com/a',
    '会員の方は、ポイントカードの番号を記入してください。 https://example.com/',
    '予約は、図書館の利用者カードの番号を入力するだけです。 https://example.com/lib',
    'メールでお知らせしたパスコードを入力してご参加ください。 https://zoom.us/j/1',
    '会場に掲示するパスワードを入力すると、無料Wi-Fiが使えます。 https://wifi.example.com/',
    'ログインは不要です。パスワードの入力なしでご覧いただけます。 https://example.com/video',
    '図書カード1,000円分を差し上げます。応募は https://example.com/oubo',
    '偽サイト「hxxps://example[.]com/」では、カード番号を入力してくださいと表示されます。',
    'パスワードを入力してください、という電話は詐欺です。 https://example.com/',
    '1枚目のカードの情報を読み、下のサイトから投票してください。 https://example.com/vote',
    'https://example.com/tenji\n\n\n\n\n\n図書館の検索機ではパスワードを入力してください。',
  ])('is none here: %s', (body) => {
    expect(asking(body)).toEqual([]);
  });
});

describe('a file that is fetched past the browser', () => {
  it.each([
    'ftp://ftp.example.com/pub/setup.exe',
    'ｆｔｐ：／／ftp.example.com／setup.exe',
    'アプリはftp://ftp.example.com/app.apkから入れられます。',
    'sftp://files.example.jp/a/driver.msi',
    '（ftps://files.example.jp/viewer.dmg）',
    'webdav://share.example.jp/tool.pkg',
    'steam://install/tool.exe',
    'FTP://ftp.pref.hokkaido.lg.jp/tool.EXE',
    'ftp://ftp.example.com/get?file=app.ipa',
    'tftp://192.0.2.1/boot.img',
    'rsync://mirror.example.jp/linux.iso',
    'ftp://user:pass@example.jp/a.bat',
  ])('blocks as a program: %s', (body) => {
    expect(judged(linkDeceptive, body)).toEqual(['HSM-4-7-5 block']);
  });

  it.each([
    'ftp://ftp.example.com/pub/keikaku.pdf',
    'ftp://ftp.example.com/',
    'magnet:?xt=urn:btih:0123456789abcdef',
  ])('is warned of as any file: %s', (body) => {
    expect(judged(linkDeceptive, body)).toEqual(['HSM-4-7-5 warn']);
  });

  it.each([
    'FTPの受付を終わります。',
    'ftp:// で始まるアドレスは使えなくなります。',
    'setup.exe という名前の添付ファイルを開かないでください。',
    'アプリは line://ti/p/@hokkaido から開きます。',
    '10:00//開場、11:00//開演',
    'https://www.pref.hokkaido.lg.jp/ftp/keikaku.pdf',
    '比率は1://2です。',
    'SFTP（ファイル転送）の講習会を開きます。',
    '「magnet」展を開きます。',
    'データ:// という名前の展示です。',
    '時刻表はapp://timetableで開きます。',
    '曲名は「://」です。',
  ])('is none here: %s', (body) => {
    expect(judged(linkDeceptive, body)).toEqual([]);
  });
});

describe('a link that is hidden from filters', () => {
  const hidden = (body: string) =>
    reports(linkDeceptive, body)
      .filter(({ ja }) => ja.includes('確認を逃れる'))
      .map(({ clause, severity }) => `${clause} ${severity}`);

  it.each([
    '新しい給付金のサイト hxxps://kyufu-uketsuke[.]top/entry から登録すると早く受け取れます。',
    'ライブ配信はこちら→ live-yuki[.]xyz/top （[.]は.に直してください）',
    '道産品の通販は hxxp://dosanko-ichiba[.]shop/ へどうぞ。',
  ])('is warned of where readers are sent there: %s', (body) => {
    expect(hidden(body)).toEqual(['HSM-4-7-5 warn']);
  });

  it.each([
    '次のURLからの不審なメールは開かないでください。hxxps://abc-mail[.]xyz/',
    '確認されたフィッシングサイト：hxxps://etax-nouzei[.]cc/login',
    'このサイトは詐欺です。アクセスしないでください。 hxxps://waribiki[.]shop/',
    '道のページはこちら hxxps://www.pref.hokkaido.lg[.]jp/',
    '詳しくは https://www.pref.hokkaido.lg.jp/ をご覧ください。',
  ])('is none where the post warns, or the site is official: %s', (body) => {
    expect(hidden(body)).toEqual([]);
  });
});
