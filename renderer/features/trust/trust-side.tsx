/** Beside the plan: where one person alone holds a seat and what follows from it, and whether the seats are kept apart. */
import type { TrustPicture } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Sheet } from '../../ui/page.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { trustWords } from './words.ts';

export function TrustSide({ picture }: { readonly picture: TrustPicture }) {
  return (
    <aside className="trust-side">
      <SinglePoints picture={picture} />
      <KeptApart picture={picture} />
    </aside>
  );
}

function SinglePoints({ picture }: { readonly picture: TrustPicture }) {
  const say = trustWords.use();
  return (
    <Sheet title={say('singlePoints')}>
      {picture.singlePoints.length === 0 ? (
        <p className="small">
          <State shape="done">{say('none')}</State>
        </p>
      ) : (
        <ul className="single-points small">
          {picture.singlePoints.map(({ seat, person }) => (
            <li key={seat}>
              <Shape name="missing" />
              <div>
                <strong>
                  {person === null
                    ? say('pointEmpty', { seat: say(seat) })
                    : say('pointOne', { seat: say(seat), who: person })}
                </strong>
                <p className="quiet">
                  {person === null ? say(`${seat}-0`) : say(`${seat}-1`, { who: person })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function KeptApart({ picture }: { readonly picture: TrustPicture }) {
  const say = trustWords.use();
  const language = useLanguage();
  const everybody = [...new Set(picture.seats.flatMap(({ people }) => people))];
  const inTwo = everybody
    .map((who) => ({ who, seats: picture.seats.filter(({ people }) => people.includes(who)) }))
    .filter(({ seats }) => seats.length > 1);
  return (
    <Sheet title={say('apart')}>
      {inTwo.length === 0 ? (
        <p className="small">
          <State shape="done">{say('apartAll', { count: everybody.length })}</State>
        </p>
      ) : (
        inTwo.map(({ who, seats }) => (
          <p key={who} className="small">
            <State shape="note">
              {say('apartTwo', {
                who,
                seats: seats.map(({ seat }) => say(seat)).join(language === 'en' ? ', ' : '、'),
              })}
            </State>
          </p>
        ))
      )}
    </Sheet>
  );
}
