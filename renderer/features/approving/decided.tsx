import { stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Page } from '../../ui/page.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { approvingWords } from './words.ts';

/** What has been decided, newest first. */
export default function Decided() {
  const say = approvingWords.use();
  const term = terms.use();
  const loans = useVaultQuery('loan.list', { all: true });
  const rows = (loans.data ?? []).filter((loan) => loan.decisionReason !== null).reverse();
  const choice = useChosenRow(rows.length);
  useFootKeys([{ keys: ['J', 'K'], does: say('rowKeys') }]);
  return (
    <Page title={say('decidedTitle')}>
      <Listed
        count={loans.isPending ? undefined : rows.length}
        error={loans.error}
        again={() => void loans.refetch()}
        empty={<Empty title={say('decidedEmpty')}>{say('decidedEmptySub')}</Empty>}
      >
        <Register rows={rows} rowHeight={51} {...choice} keyOf={(row) => row.no} label={say('decidedTitle')}>
          {(row) =>
            row !== undefined && (
              <span className="row-two">
                <span>
                  <strong>{term(row.state)}</strong> · {row.borrower} · {row.document} {row.title}
                </span>
                <span className="small quiet">
                  <span className="mono">{row.no}</span> · {stampText(row.requestedAtMs)} ·{' '}
                  {row.decisionReason}
                </span>
              </span>
            )
          }
        </Register>
      </Listed>
    </Page>
  );
}
