import type { PastView } from '../../../shared/contract/answers.ts';
import { stampText } from '../../i18n/format.ts';
import { viewingWords } from './words.ts';

/** The views somebody has had: which, when, where, how long, why. */
export function PastViewsTable({
  views,
  withDocument = false,
}: {
  readonly views: readonly PastView[];
  readonly withDocument?: boolean;
}) {
  const say = viewingWords.use();
  return (
    <table className="past-views">
      <tbody>
        {views.map((view) =>
          view.document === '' ? (
            <tr key={`lost/${view.n}/${view.atMs}`}>
              <td className="faint">{say('viewN', { n: view.n })}</td>
              <td className="quiet" colSpan={withDocument ? 6 : 5}>
                {say('viewLost')}
              </td>
            </tr>
          ) : (
            <tr key={`${view.document}/${view.n}/${view.atMs}`}>
              <td className="faint">{say('viewN', { n: view.n })}</td>
              {withDocument && (
                <td>
                  {view.title}
                  <div className="fine quiet">
                    {view.document} {view.client}
                  </div>
                </td>
              )}
              <td>{stampText(view.atMs)}</td>
              <td>{view.place}</td>
              <td>{say('minutes', { count: view.minutes })}</td>
              <td>{say('pagesSeen', { count: view.pages })}</td>
              <td>{view.reason}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
