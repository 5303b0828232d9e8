/** Above the departures on record: who applied and is not registered yet, and successors whose follow-up is overdue (P2, H2b). */
import { Button } from 'antd';
import type { LeavingWaiting } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Sheet } from '../../ui/page.tsx';
import { Shape } from '../../ui/shape.tsx';
import { caseWords } from './case-words.ts';
import { calendarDay } from './day.ts';

export function LeavingWaitingSheets({
  waiting: { applications, followUps },
  onRegister,
}: {
  readonly waiting: LeavingWaiting;
  /** Null for whoever may not register. */
  readonly onRegister: ((asked: LeavingWaiting['applications'][number]) => void) | null;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  return (
    <>
      {applications.length > 0 && (
        <Sheet title={say('waitingTitle')}>
          <ul className="mine-lines">
            {applications.map((asked) => (
              <li key={asked.personNo}>
                <div>
                  <strong>{asked.person}</strong>
                  <div className="small quiet">
                    {say('waitingLine', { day: calendarDay(asked.lastDay, language), reason: asked.reason })}
                  </div>
                </div>
                {onRegister !== null && (
                  <Button size="small" onClick={() => onRegister(asked)}>
                    {say('register')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {followUps.length > 0 && (
        <Sheet title={say('late')}>
          <ul className="mine-lines">
            {followUps.map(({ handover, code, client, successor, days, due }) => (
              <li key={`${handover} ${code} ${days}`}>
                <div>
                  <Shape name="due" /> {client === '' ? say('unknownClient') : `${client} ${code}`}
                  <div className="small quiet">
                    {say('lateLine', { successor, days, due: calendarDay(due, language) })}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}
