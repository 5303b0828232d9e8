/** What this person has read lately, as numbers beside their own past; and earlier views of the document (P4). */
import type { BorrowerRecord, LoanDetail } from '../../../shared/contract/answers.ts';
import { momentText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Facts } from '../../ui/page.tsx';
import { Shape } from '../../ui/shape.tsx';
import { approvingWords } from './words.ts';

/** The last two weeks are what is being looked at: solid; those before are outlined; the usual is dashed. */
function Weekly({ record, label }: { readonly record: BorrowerRecord; readonly label: string }) {
  const most = Math.max(1, record.usualWeekly, ...record.weekly);
  const height = (value: number) => (44 * value) / most;
  const step = 280 / record.weekly.length;
  const usualY = 48 - height(record.usualWeekly);
  return (
    <svg className="weekly" viewBox="0 0 280 56" role="img" aria-label={label} preserveAspectRatio="none">
      <line x1="0" x2="280" y1="48.5" y2="48.5" stroke="currentColor" strokeOpacity="0.5" />
      {record.weekly.map((value, i) => {
        const solid = i >= record.weekly.length - 2;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no identity but their place
            key={i}
            x={i * step + 3}
            y={48 - height(value)}
            width={step - 7}
            height={height(value)}
            fill={solid ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth={value === 0 ? 0 : 1.2}
          />
        );
      })}
      <line x1="0" x2="280" y1={usualY} y2={usualY} stroke="currentColor" strokeDasharray="4 3" />
    </svg>
  );
}

export function PersonPane({
  request,
  below = false,
}: {
  readonly request: LoanDetail;
  /** Under the request, as a part of it. */
  readonly below?: boolean;
}) {
  const say = approvingWords.use();
  const term = terms.use();
  const language = useLanguage();
  const { record } = request;
  const Pane = below ? 'div' : 'aside';
  const viewsLine = say('viewsLine', {
    views: record.views,
    documents: record.documents,
    clients: record.clients,
  });
  return (
    <Pane className="inbox-person">
      <div>
        <h2>{request.borrower}</h2>
        <p className="small quiet">
          {[
            say('borrower'),
            request.clearance === null ? null : say('clearedTo', { level: term(request.clearance) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <section>
        <h3>{say('last90')}</h3>
        <Weekly record={record} label={`${say('last90')}: ${viewsLine}`} />
        <p className="fine faint">{say('ownUsual', { count: record.usualWeekly })}</p>
        <div className="small">
          <Facts
            rows={[
              [say('viewsLabel'), viewsLine],
              [say('notOwn'), record.notOwnClients],
              [say('outOfHours'), record.outOfHours],
              [say('refused'), record.refusals],
              [say('outNow'), say('outNowText', { out: record.outNow, overdue: record.overdueNow })],
            ]}
          />
        </div>
      </section>
      {request.warnings.length > 0 && (
        <section>
          <h3>{say('note')}</h3>
          {request.warnings.map((warning) => (
            <p key={warning} className="inbox-warning small">
              <Shape name="note" />
              <span>{say(warning as 'frozen', { because: request.likeness.because ?? '' })}</span>
            </p>
          ))}
        </section>
      )}
      <p className="fine faint">{say('numbers')}</p>
      {request.earlierViews.length > 0 && (
        <section>
          <h3>{say('earlier')}</h3>
          {request.earlierViews.map((view) => (
            <p key={view.n} className="small">
              {say('earlierLine', {
                when: momentText(view.atMs, language),
                n: view.n,
                minutes: view.minutes,
                place: view.place,
              })}
              <br />
              <span className="quiet">{view.reason}</span>
            </p>
          ))}
        </section>
      )}
    </Pane>
  );
}
