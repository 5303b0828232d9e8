/** What the vault's first entry will say, as far as it is decided. */
import { terms } from '../../i18n/terms.ts';
import { Facts, Sheet } from '../../ui/page.tsx';
import type { Plan } from './ceremony-state.ts';
import { ceremonyWords } from './words.ts';

export function FirstEntry({ plan }: { readonly plan: Plan }) {
  const say = ceremonyWords.use();
  const sayTerm = terms.use();
  const labels = {
    internalLabel: sayTerm('internal'),
    confidentialLabel: sayTerm('confidential'),
    secretLabel: sayTerm('secret'),
  };
  return (
    <div className="ceremony-entry">
      <Sheet title={say('firstEntry')}>
        <Facts
          rows={[
            plan.name === '' ? null : [say('name'), plan.name],
            [say('labels'), Object.values(labels).join(' · ')],
            [say('allowance'), say('allowanceSays', { ...plan.policy.viewCap, ...labels })],
            [say('window'), say('days', { count: plan.policy.loanDaysMax })],
            [say('mayBorrow'), say(plan.policy.authorMayBorrow ? 'yes' : 'no')],
            [say('sheetsSetting'), say('sheetsOf', plan.sheets)],
          ]}
        />
        <p className="fine quiet">{say('stricter')}</p>
      </Sheet>
    </div>
  );
}
