/** The clients that would need a successor, and how many people could be named for each. */

import type { DepartureRehearsal } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { ClassificationMark } from '../../ui/marks.tsx';
import { PersonShown } from '../../ui/person-shown.tsx';
import { State } from '../../ui/shape.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { rehearsalWords } from './rehearsal-words.ts';

type Line = DepartureRehearsal['lines'][number];

const toPass = (line: Line): boolean => line.handover === null;
/** Nobody follows yet, and nobody could be named. */
const stuck = (line: Line): boolean => line.successor === null && line.mayFollow === 0;

export function RehearsedCounts({ lines }: { readonly lines: readonly Line[] }) {
  const say = rehearsalWords.use();
  const of = (test: (line: Line) => boolean): number => lines.filter(test).length;
  const passing = lines.length - of(toPass);
  const sealed = of(({ contactSheet }) => contactSheet);
  const without = of(stuck);
  return (
    <p className="handover-counts small">
      <span>{say('opens', { n: countText(of(toPass)) })}</span>
      {passing > 0 && <span>{say('passing', { n: countText(passing) })}</span>}
      {sealed > 0 && <span>{say('sealed', { n: countText(sealed) })}</span>}
      {without > 0 && <strong>{say('noFollower', { n: countText(without) })}</strong>}
    </p>
  );
}

export function RehearsedLines({
  lines,
  chosen,
  onChoose,
}: {
  readonly lines: readonly Line[];
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}) {
  const say = rehearsalWords.use();
  return (
    <div className="register handover-lines">
      <div className="register-head rehearsal-columns" aria-hidden="true">
        <span>{say('client')}</span>
        <span>{say('level')}</span>
        <span>{say('sheet')}</span>
        <span>{say('follower')}</span>
      </div>
      <VirtualRows
        rows={lines}
        rowHeight={35}
        chosen={chosen}
        onChoose={onChoose}
        keyOf={(line) => line.code}
        label={say('client')}
      >
        {(line) =>
          line === undefined ? null : (
            <div className="rehearsal-columns">
              <span title={`${line.code} ${line.client}`}>{line.client}</span>
              <span>
                <ClassificationMark level={line.classification} />
              </span>
              <span>
                {line.contactSheet ? (
                  <State shape="closed">{say('onFile')}</State>
                ) : (
                  <span className="quiet">{say('notOnFile')}</span>
                )}
              </span>
              <span>
                <Follower line={line} />
              </span>
            </div>
          )
        }
      </VirtualRows>
      <p className="fine quiet handover-legend">{say('legend')}</p>
    </div>
  );
}

function Follower({ line }: { readonly line: Line }) {
  const say = rehearsalWords.use();
  if (line.successor !== null) return <PersonShown person={line.successor} />;
  if (line.mayFollow === 0) return <State shape="note">{say('nobody')}</State>;
  return <span className="quiet">{say('mayFollow', { count: line.mayFollow })}</span>;
}
