/** The four seats of the ceremony: who has taken one, whose turn it is, which may stay empty. */
import { Seal } from '../../ui/marks.tsx';
import { isSecond, type Seated, type Step, seats, steps } from './ceremony-state.ts';
import { ceremonyWords } from './words.ts';

export function SeatList({ step, seated }: { readonly step: Step; readonly seated: readonly Seated[] }) {
  const say = ceremonyWords.use();
  const order = steps.indexOf(step === 'done' ? 'sheets' : step);
  return (
    <section className="ceremony-seats" aria-label={say('seats')}>
      <h2 className="label-heading">{say('seats')}</h2>
      <ul>
        {seats.map((seat) => {
          const person = seated.find((each) => each.seat === seat);
          const now = seat === step;
          const skipped = person === undefined && order > steps.indexOf(seat);
          return (
            <li key={seat} className={now ? 'ceremony-seat-now' : ''}>
              <Seal
                name={person?.name ?? '—'}
                state={person !== undefined ? 'signed' : now ? 'mine' : 'theirs'}
              />
              <span>
                <span className="quiet">{say(seat)}</span>
                <br />
                {person !== undefined ? (
                  <>
                    <strong>{person.name}</strong> <span className="small">{say('seated')}</span>
                  </>
                ) : (
                  <span className="small">
                    <strong>{say(now ? 'seating' : skipped ? 'skipped' : 'toCome')}</strong>{' '}
                    {isSecond(seat) && !skipped && say('mayLater')}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="fine quiet">{say('noAdministrator')}</p>
    </section>
  );
}
