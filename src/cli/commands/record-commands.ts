import { type Command, command } from '../command.ts';
import { root, textOrJson } from './shared-options.ts';

const logName = {
  name: 'LOG',
  required: true,
  about: {
    ja: '発信記録の名前（organisation または公式アカウントのID）',
    en: 'name of the log (organisation, or the id of an official account)',
  },
} as const;

/** The record, its keys, and what an auditor asks. */
export const recordCommands: readonly Command[] = [
  command({
    name: 'audit verify',
    about: {
      ja: '発信記録が書き換えられていないか確かめます',
      en: 'verify that the record was not tampered with',
    },
    more: {
      ja: '終了コード: 0 改変は見つかりません、1 改変されています、2 判断できません。',
      en: 'Exit code: 0 intact, 1 tampered, 2 undecidable.',
    },
    operands: [],
    options: {
      root,
      checkpoint: {
        value: 'FILE',
        many: true,
        about: {
          ja: 'ほかの場所に保管した照合用署名。何度でも書けます',
          en: 'a checkpoint kept elsewhere; may be given several times',
        },
      },
      format: textOrJson,
    },
    run: async (input, session) =>
      (await import('../audit-verify-command.ts')).auditVerify(input, session),
  }),
  command({
    name: 'ledger restore',
    about: {
      ja: '削除されたり古い状態に戻されたりした発信記録を、クローンにある控えから戻します',
      en: 'put back a log of the record that was deleted or set back, from the copy in this clone',
    },
    more: {
      ja: '先に koho pause で止めます。控えの署名とすべての記録、組織の発信記録とのつながりを確かめ、強制せずに書き込みます。書込みには KOHO_LEDGER_DEPLOY_KEY か KOHO_LEDGER_TOKEN を使います。',
      en: 'Pause first. Signature, every record and what the other logs say of it are verified; nothing is forced. Pushes by KOHO_LEDGER_DEPLOY_KEY or KOHO_LEDGER_TOKEN.',
    },
    operands: [logName],
    options: {
      root,
      commit: {
        value: 'ID',
        about: {
          ja: '戻すコミット（GitHubの Activity に出る、省略のない番号）。初めは、クローンが最後に取得したもの',
          en: 'the commit to go back to, in full, as GitHub’s Activity shows it (default: what this clone fetched last)',
        },
      },
    },
    run: async (input, session) =>
      (await import('../ledger-restore-command.ts')).ledgerRestore(input, session),
  }),
  command({
    name: 'keygen',
    about: {
      ja: '発信記録1つの署名の鍵を作ります',
      en: 'make the signing key of one log of the record',
    },
    operands: [logName],
    options: {
      root,
      replace: {
        about: {
          ja: '今の鍵と入れ替えるために作ります。記録の今の末尾をGitHubから読み、前の鍵の有効な範囲も表示します',
          en: 'to take the place of the present key: reads where the log stands on GitHub, and shows how far the old key counts',
        },
      },
    },
    run: async (input, session) => (await import('../keygen-command.ts')).keygen(input, session),
  }),
];
