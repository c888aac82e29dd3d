import { faultAt, type PolicyFault } from '../faults.ts';
import type { PolicyFiles } from '../policy-files.ts';

/** Only a block is waived: `waivable_by` beside `ask` or `off` would promise what never happens. */
export function ruleSettingFaults({ guideline }: Pick<PolicyFiles, 'guideline'>): PolicyFault[] {
  return Object.entries(guideline.value.rules).flatMap(([id, setting]) => {
    if (typeof setting === 'string') return [];
    if (setting.severity === 'block' || setting.severity === 'warn') return [];
    const at = ['rules', id, 'waivable_by'];
    return [faultAt(guideline, { code: 'value-wrong', at, what: 'key' }, needsBlock)];
  });
}

const needsBlock = {
  ja: 'waivable_by は、severity が block か warn の確認にだけ書けます。severity を直すか、waivable_by を消してください。',
  en: 'waivable_by goes with the severity block or warn only. Change the severity or remove waivable_by.',
};
