/** Four seats around what they guard, and what each checks of the next; a seat with one person or none is dashed. */
import type { ReactNode } from 'react';
import type { Seat, TrustPicture } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { trustWords } from './words.ts';

type SeatName = Seat['seat'];
const namedMax = 2;

export function Seating({
  picture,
  facts,
}: {
  readonly picture: TrustPicture;
  readonly facts: readonly string[];
}) {
  const say = trustWords.use();
  const seat = (name: SeatName): ReactNode => (
    <SeatBox
      name={name}
      people={picture.seats.find((each) => each.seat === name)?.people ?? []}
      dashed={picture.singlePoints.some((point) => point.seat === name)}
    />
  );
  return (
    <div className="seating">
      {seat('author')}
      <Arrow of="author-custodian" to="right" rules={['D5', 'D5']} />
      {seat('custodian')}
      <Arrow of="borrower-author" to="up" rules={['D6', 'S3']} />
      <div className="seating-middle">
        <strong className="serif">{picture.code ?? say('whole')}</strong>
        {facts.length > 0 && <span>{facts.join(' · ')}</span>}
        <span>{say('alone')}</span>
      </div>
      <Arrow of="custodian-approver" to="down" rules={['L3', 'S7']} />
      {seat('borrower')}
      <Arrow of="approver-borrower" to="left" rules={['L2', 'L4']} />
      {seat('approver')}
    </div>
  );
}

function SeatBox({
  name,
  people,
  dashed,
}: {
  readonly name: SeatName;
  readonly people: readonly string[];
  readonly dashed: boolean;
}) {
  const say = trustWords.use();
  const language = useLanguage();
  const [first, ...others] = people;
  const names = others.slice(0, namedMax).join(language === 'en' ? ', ' : '、');
  const below =
    first === undefined
      ? say('empty')
      : others.length === 0
        ? say('single')
        : others.length > namedMax
          ? say('andMore', { names, count: people.length })
          : say('also', { names });
  return (
    <section className={`seat seat-${name}${dashed ? ' seat-dashed' : ''}`} aria-label={say(name)}>
      <span className="fine quiet">{say(name)}</span>
      <strong className="serif">{first ?? say('nobody')}</strong>
      <span className="fine quiet">{below}</span>
    </section>
  );
}

type Edge = 'author-custodian' | 'custodian-approver' | 'approver-borrower' | 'borrower-author';

/** What is checked stands before what it binds, each with the number of its rule. */
function Arrow({
  of,
  to,
  rules,
}: {
  readonly of: Edge;
  readonly to: 'right' | 'down' | 'left' | 'up';
  readonly rules: readonly [string, string];
}) {
  const say = trustWords.use();
  return (
    <div className={`seat-arrow seat-arrow-${to}`}>
      <p className="fine">
        {say(of)} <span className="faint">{rules[0]}</span>
      </p>
      <span className="seat-line" aria-hidden="true" />
      <p className="fine quiet">
        {say(`${of}-bound`)} <span className="faint">{rules[1]}</span>
      </p>
    </div>
  );
}
