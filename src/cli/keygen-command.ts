import { type NewLogKey, newLogKey, type ReplacingKey, replacingKey } from '../pipeline/log-key.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import type { Session } from './command.ts';
import { folderWithPolicy, settingsOf } from './settings-of.ts';

export async function keygen(
  {
    options,
    operands,
  }: {
    readonly options: { readonly root?: string; readonly replace?: true };
    readonly operands: readonly string[];
  },
  session: Session,
): Promise<number> {
  const [log = ''] = operands;
  const { out, language, cwd } = session;
  if (options.replace) {
    const key = await replacingKey(settingsOf(options, session), log);
    out.write(`${replacing[language](log, entryOf(log, key), key.signerKey)}\n`);
    return 0;
  }
  const key = await newLogKey(directorySource(folderWithPolicy(options.root, cwd)), log);
  out.write(`${words[language](log, key)}\n`);
  return 0;
}

/** The log's entry of `ledger.keys`, whole, to be pasted in the place of the present one. */
function entryOf(log: string, { verifierKey, replaced }: ReplacingKey): string {
  const before = replaced.flatMap(({ key, year, size, last }) => [
    `        - key: ${key}`,
    `          year: "${year}"`,
    `          size: ${size}`,
    `          last: ${last}`,
  ]);
  return [`    - log: ${log}`, `      key: ${verifierKey}`, '      replaced:', ...before].join(
    '\n',
  );
}

const replacing = {
  ja: (
    log: string,
    entry: string,
    signerKey: string,
  ) => `発信記録「${log}」の署名の鍵を、今のものと入れ替えるために作りました。
前の鍵は、記録が今あるところまでに限って有効です。

1. この記録を書く仕事の environment の secrets の KOHO_LEDGER_KEY を、次の署名鍵（秘密）に替えます。
   ここから3が済むまで、この記録には何も書かれません。

${signerKey}

2. policies/koho.yml の ledger.keys の「${log}」を、次の内容に替え、承認を受けて main に入れます。

${entry}

3. ワークフロー publish（その record）が、その変更を記録します。始まらなければ手で始めます。
   それから先は、新しい鍵で署名されます。

1より前に記録が増えていたら、公開は止まったままになります。
そのときは、このコマンドからやり直してください。
署名鍵を表示するのはこの1回だけで、どこにも保存していません。
ファイル、メール、チャットに残さないでください。`,
  en: (
    log: string,
    entry: string,
    signerKey: string,
  ) => `A signing key to take the place of the present one of the log "${log}".
The old key counts up to where the log stands now, and no further.

1. Put this signing key (secret) as KOHO_LEDGER_KEY into the secrets of the environment
   of the job that writes this log. From here until 3 is done nothing is written to it.

${signerKey}

2. Replace the entry of "${log}" in ledger.keys of policies/koho.yml by this, and have it
   approved and merged.

${entry}

3. The workflow publish (its job record) puts that change on record; start it by hand if
   it was not started. From then on the new key signs.

If the log grew before 1, publication stays stopped: begin again with this command.
The signing key is shown this once and kept nowhere. Leave it in no file, mail or chat.`,
};

const words = {
  ja: (
    log: string,
    key: NewLogKey,
  ) => `発信記録「${log}」の署名の鍵を作りました。${key.replaces ? `\n注意: この記録の鍵は policies/koho.yml にすでにあります。記録が始まっていれば、入れ替えには\nkoho keygen ${log} --replace を使ってください。ただ書き換えると、公開が止まります。` : ''}

1. 検証鍵（公開してよい）を policies/koho.yml の ledger.keys に加え、承認を受けます。

    - log: ${log}
      key: ${key.verifierKey}

2. 署名鍵（秘密）を、この記録を書く仕事の environment の secrets に
   KOHO_LEDGER_KEY という名前で入れます。main以外から使えない environment に限ります。

${key.signerKey}

署名鍵を表示するのはこの1回だけで、どこにも保存していません。
ファイル、メール、チャットに残さないでください。`,
  en: (
    log: string,
    key: NewLogKey,
  ) => `A signing key for the log "${log}".${key.replaces ? `\nNote: policies/koho.yml has a key for this log. Where the log has begun, use\nkoho keygen ${log} --replace: a key that is simply exchanged stops publication.` : ''}

1. Add the verifier key (public) to ledger.keys of policies/koho.yml, and have it
   approved.

    - log: ${log}
      key: ${key.verifierKey}

2. Put the signing key (secret) as KOHO_LEDGER_KEY into the secrets of the
   environment of the job that writes this log; that environment is for main only.

${key.signerKey}

It is shown this once and kept nowhere. Leave it in no file, mail or chat.`,
};
