import { type NewLogKey, newLogKey } from '../pipeline/log-key.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import type { Session } from './command.ts';
import { folderWithPolicy } from './settings-of.ts';

export async function keygen(
  {
    options,
    operands,
  }: { readonly options: { readonly root?: string }; readonly operands: readonly string[] },
  { out, language, cwd }: Session,
): Promise<number> {
  const [log = ''] = operands;
  const key = await newLogKey(directorySource(folderWithPolicy(options.root, cwd)), log);
  out.write(`${words[language](log, key)}\n`);
  return 0;
}

const words = {
  ja: (
    log: string,
    key: NewLogKey,
  ) => `発信記録「${log}」の署名の鍵を作りました。${key.replaces ? '\n注意: この記録の鍵は policies/koho.yml にすでにあります。入れ替えると、前の鍵で署名された\n記録は新しい鍵では確かめられず、公開が止まります。鍵が漏れたときなどに限ってください。' : ''}

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
  ) => `A signing key for the log "${log}".${key.replaces ? '\nNote: policies/koho.yml has a key for this log. What the old key signed does not\nverify with the new one, and publication stops: replace it only where you must.' : ''}

1. Add the verifier key (public) to ledger.keys of policies/koho.yml, and have it
   approved.

    - log: ${log}
      key: ${key.verifierKey}

2. Put the signing key (secret) as KOHO_LEDGER_KEY into the secrets of the
   environment of the job that writes this log; that environment is for main only.

${key.signerKey}

It is shown this once and kept nowhere. Leave it in no file, mail or chat.`,
};
