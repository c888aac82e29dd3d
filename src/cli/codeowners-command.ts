import { readCodeowners, writeCodeowners } from '../pipeline/codeowners/codeowners-file.ts';
import { directorySource } from '../pipeline/source/directory-source.ts';
import type { Session } from './command.ts';
import { folderWithPolicy } from './settings-of.ts';
import { visible } from './visible.ts';
import { wrongUse } from './wrong-use.ts';

interface CodeownersOptions {
  readonly root?: string;
  readonly check?: true;
  readonly write?: true;
}

export async function codeowners(
  { options }: { readonly options: CodeownersOptions },
  { out, language, cwd }: Session,
): Promise<number> {
  if (options.check && options.write) {
    throw wrongUse(
      '--check と --write は、どちらか1つにしてください。',
      'Give --check or --write, not both.',
    );
  }
  const root = folderWithPolicy(options.root, cwd);
  const file = await readCodeowners(directorySource(root));
  const say = words[language];
  if (options.write) {
    writeCodeowners(root, file);
    out.write(`${say.written(file.path)}\n`);
    return 0;
  }
  if (!options.check) {
    out.write(file.text);
    return 0;
  }
  const drift = file.drift.map((message) => `  - ${visible(message[language])}\n`);
  out.write(
    `${drift.length > 0 ? say.differs(file.path) : say.same(file.path)}\n${drift.join('')}`,
  );
  return drift.length > 0 ? 1 : 0;
}

const words = {
  ja: {
    written: (path: string) => `${path} を policies/ から書きました。`,
    same: (path: string) => `${path} は policies/ のとおりです。`,
    differs: (path: string) =>
      `${path} が policies/ と違います。koho codeowners --write で作り直してください。`,
  },
  en: {
    written: (path: string) => `Wrote ${path} from policies/.`,
    same: (path: string) => `${path} is what policies/ says.`,
    differs: (path: string) =>
      `${path} is not what policies/ says. Make it again with koho codeowners --write.`,
  },
};
