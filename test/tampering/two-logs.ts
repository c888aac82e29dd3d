import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { logsOf, origin, policies, signerOf, Writer } from './realistic-ledger.ts';
import { secondVerifier } from './second-verdict.ts';

/** The organisation's log and that of koho-x, for a story of one account, and what both verifiers say of it. */
export function twoLogs() {
  const [organisation, koho] = [signerOf('organisation'), signerOf('koho-x')];
  const genesis = { policy: policies[0] };
  const approvals = new Writer({ log: 'organisation', signer: organisation.signer, genesis });
  const account = new Writer({ log: 'koho-x', signer: koho.signer });
  const verdicts = async () => {
    const branches = new Map([
      ['organisation', approvals.files],
      ['koho-x', account.files],
    ]);
    const keys = new Map([
      ['organisation', organisation.key],
      ['koho-x', koho.key],
    ]);
    const report = await verifyLedger({ logs: logsOf(branches), origin, keys });
    return { report, second: secondVerifier(branches) };
  };
  return { approvals, account, verdicts };
}
