/** The lines of a client handover: who follows, what the client said, whose signature is there. */

import type { ClientHandover, ClientLine } from '../../../shared/contract/answers.ts';
import type { HandoverCapacity } from '../../../shared/vocabulary/terms.ts';
import { countText } from '../../i18n/format.ts';
import { Seal, type SealState, Urgent } from '../../ui/marks.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { Shape, type ShapeName, State } from '../../ui/shape.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { handoverWords } from './words.ts';

const capacities: readonly HandoverCapacity[] = ['transferor', 'transferee', 'witness'];
const answerShapes: Record<ClientLine['answer'], ShapeName> = {
  waiting: 'waiting',
  agreed: 'done',
  refused: 'refused',
};

/** How a line ended; the seals of those that were signed stand beside it. */
const closedShapes = {
  signed: 'done',
  refused: 'closed',
  absent: 'closed',
  withdrawn: 'refused',
} as const satisfies Record<NonNullable<ClientLine['closed']>, ShapeName>;
const closedWords = {
  signed: 'closedHow',
  refused: 'takenRefused',
  absent: 'takenAbsent',
  withdrawn: 'withdrawn',
} as const satisfies Record<NonNullable<ClientLine['closed']>, string>;

export const needsSuccessor = (line: ClientLine): boolean => line.closed === null && line.successor === null;

export function LineCounts({ handover }: { readonly handover: ClientHandover }) {
  const say = handoverWords.use();
  const of = (test: (line: ClientLine) => boolean): number => handover.lines.filter(test).length;
  const toSign = of((line) => line.closed === null && line.successor !== null);
  const withdrawn = of((line) => line.closed === 'withdrawn');
  const without = of(needsSuccessor);
  const refused = of((line) => line.answer === 'refused' && line.closed === null);
  return (
    <p className="handover-counts small">
      <span>{say('closedCount', { n: countText(of((line) => line.closed !== null) - withdrawn) })}</span>
      {withdrawn > 0 && <span>{say('withdrawnCount', { n: countText(withdrawn) })}</span>}
      {toSign > 0 && <span>{say('toSign', { n: countText(toSign) })}</span>}
      {without > 0 && <strong>{say('noSuccessorCount', { n: countText(without) })}</strong>}
      {refused > 0 && <strong>{say('refusedCount', { n: countText(refused) })}</strong>}
    </p>
  );
}

export function ClientLines({
  handover,
  chosen,
  onChoose,
  onOpen,
  picked,
  onPick,
}: {
  readonly handover: ClientHandover;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
  readonly onOpen: (row: number) => void;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (code: string) => void;
}) {
  const say = handoverWords.use();
  return (
    <div className="register handover-lines">
      <div className="register-head line-columns" aria-hidden="true">
        <span />
        <span>{say('client')}</span>
        <span>{say('successor')}</span>
        <span>{say('answer')}</span>
        <span>{say('signatures')}</span>
      </div>
      <VirtualRows
        rows={handover.lines}
        rowHeight={35}
        chosen={chosen}
        onChoose={onChoose}
        onOpen={onOpen}
        keyOf={(line) => line.code}
        label={say('clients')}
      >
        {(line) =>
          line === undefined ? null : (
            <LineRow
              line={line}
              transferor={handover.transferor}
              picked={picked.has(line.code)}
              onPick={() => onPick(line.code)}
            />
          )
        }
      </VirtualRows>
      <p className="fine quiet handover-legend">{say('legend')}</p>
    </div>
  );
}

function LineRow({
  line,
  transferor,
  picked,
  onPick,
}: {
  readonly line: ClientLine;
  readonly transferor: string;
  readonly picked: boolean;
  readonly onPick: () => void;
}) {
  const say = handoverWords.use();
  return (
    <div className="line-columns">
      {line.closed === null ? (
        <PickBox picked={picked} onPick={onPick} />
      ) : (
        <HowClosed closed={line.closed} />
      )}
      <span title={line.client}>{line.client}</span>
      <span className="line-successor">
        {line.successor !== null ? (
          <PersonShown person={line.successor} />
        ) : (
          <span>{line.closed === null ? <Urgent>{say('none')}</Urgent> : '—'}</span>
        )}
        {line.successorFull && line.closed === null && <span className="small quiet">{say('full')}</span>}
      </span>
      <span>
        {line.successor === null ? (
          '—'
        ) : (
          <State shape={answerShapes[line.answer]}>
            {line.answer === 'refused' ? (
              <strong>{say('clientRefused')}</strong>
            ) : (
              say(line.answer === 'agreed' ? 'agreed' : 'toTell')
            )}
          </State>
        )}
      </span>
      <span className="line-seals">
        {line.closed === 'refused' || line.closed === 'absent' ? (
          <span className="tag">{say(line.closed === 'refused' ? 'takenRefusedTag' : 'takenAbsentTag')}</span>
        ) : line.closed === 'withdrawn' ? (
          <span className="tag">{say('withdrawn')}</span>
        ) : (
          <ThreeSmallSeals line={line} transferor={transferor} />
        )}
      </span>
    </div>
  );
}

/** The keyboard picks with Space; a box inside a row that is itself chosen from a list would be a second control. */
function PickBox({ picked, onPick }: { readonly picked: boolean; readonly onPick: () => void }) {
  const say = handoverWords.use();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      className={`pick${picked ? ' pick-on' : ''}`}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
    >
      {picked && <span className="visually-hidden">{say('isPicked')}</span>}
    </span>
  );
}

function HowClosed({ closed }: { readonly closed: NonNullable<ClientLine['closed']> }) {
  const say = handoverWords.use();
  return (
    <span className="line-closed" title={say(closedWords[closed])}>
      <Shape name={closedShapes[closed]} />
      <span className="visually-hidden">{say(closedWords[closed])}</span>
    </span>
  );
}

export function ThreeSmallSeals({
  line,
  transferor,
}: {
  readonly line: ClientLine;
  readonly transferor: string;
}) {
  const say = handoverWords.use();
  const nameOf = (capacity: HandoverCapacity): string =>
    capacity === 'transferor'
      ? transferor
      : capacity === 'transferee'
        ? (line.successor ?? '—')
        : say('witnessMark');
  const stateOf = (capacity: HandoverCapacity): SealState =>
    line.signed[capacity] !== null ? 'signed' : line.yours === capacity ? 'mine' : 'theirs';
  return (
    <>
      {capacities.map((capacity) => (
        <Seal key={capacity} name={nameOf(capacity).slice(0, 24)} state={stateOf(capacity)} size={20} />
      ))}
    </>
  );
}
