/** What an author has submitted, and what became of it: waiting, accepted, or sent back and why. */
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { PrintLink } from '../../ui/print-dialog.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import './submit.css';
import { submitWords } from './submit-words.ts';

const shapes = { submitted: 'waiting', accepted: 'done', 'sent-back': 'refused' } as const;

export default function MyFilings() {
  const say = submitWords.use();
  const term = terms.use();
  const navigate = useNavigate();
  const filings = useVaultQuery('document.mine', {});
  const rows = filings.data ?? [];
  const choice = useChosenRow(rows.length);
  const row = rows[choice.chosen];
  useFootKeys([{ keys: ['J', 'K'], does: say('rows') }]);
  return (
    <Page
      title={say('mineTitle')}
      sub={say('mineSub')}
      aside={
        row !== undefined &&
        (row.state === 'sent-back' ? (
          <Sheet title={row.document}>
            <h2>{row.title}</h2>
            <p>{say('why', { reason: row.reason ?? '' })}</p>
            <Button
              type="primary"
              onClick={() =>
                void navigate(
                  `/submit?code=${encodeURIComponent(row.document.slice(0, row.document.lastIndexOf('/')))}`,
                )
              }
            >
              {say('again')}
            </Button>
          </Sheet>
        ) : (
          <Sheet title={row.document}>
            <h2>{row.title}</h2>
            <PrintLink key={row.document} paper="filing-receipt" about={row.document} />
          </Sheet>
        ))
      }
    >
      <Listed
        count={filings.isPending ? undefined : rows.length}
        error={filings.error}
        again={() => void filings.refetch()}
        empty={<Empty title={say('mineEmpty')}>{say('mineEmptySub')}</Empty>}
      >
        <Register
          rows={rows}
          rowHeight={51}
          {...choice}
          keyOf={(each) => each.document}
          label={say('mineTitle')}
          rowClass="submit-grid"
        >
          {(each) =>
            each !== undefined && (
              <>
                <span className="row-two">
                  <strong>{each.title}</strong>
                  <span className="small quiet">
                    {each.document} {each.client}
                  </span>
                </span>
                <span className="small quiet">{stampText(each.submittedAtMs)}</span>
                <span className="small">
                  <State shape={shapes[each.state]}>
                    {term(each.state)}
                    {each.reason === null || each.state !== 'sent-back' ? '' : ` · ${each.reason}`}
                  </State>
                </span>
              </>
            )
          }
        </Register>
      </Listed>
    </Page>
  );
}
