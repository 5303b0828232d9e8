/** One client's line in full, and what can be done with it. */
import { Button } from 'antd';
import type { ClientLine } from '../../../shared/contract/answers.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { ClassificationMark, Key } from '../../ui/marks.tsx';
import { Facts, Sheet } from '../../ui/page.tsx';
import { ThreeSmallSeals } from './client-lines.tsx';
import { calendarDay } from './day.ts';
import { handoverWords } from './words.ts';

export function LineDetail({
  line,
  transferor,
  onDescribe,
}: {
  readonly line: ClientLine;
  readonly transferor: string;
  readonly onDescribe: () => void;
}) {
  const say = handoverWords.use();
  const language = useLanguage();
  const row = (label: string, value: string) => (value === '' ? null : ([label, value] as const));
  const described = [line.projects, line.nextDates, line.mandate, line.positions, line.authority].some(
    (text) => text !== '',
  );
  const closed =
    line.closed === 'refused'
      ? say('takenRefused')
      : line.closed === 'absent'
        ? say('takenAbsent')
        : line.closed === 'withdrawn'
          ? say('withdrawn')
          : line.closedAtMs === null
            ? ''
            : momentText(line.closedAtMs, language);
  return (
    <Sheet title={`${line.code} · ${line.client}`}>
      <Facts
        rows={[
          [
            say('signatures'),
            <span key="seals" className="line-seals">
              <ThreeSmallSeals line={line} transferor={transferor} />
            </span>,
          ],
          row(say('successor'), line.successor ?? say('none')),
          [say('level'), <ClassificationMark key="level" level={line.classification} />],
          row(say('closedHow'), closed),
          row(say('ground'), line.ground ?? ''),
          row(
            say('envelope'),
            say(
              line.envelope === 'none'
                ? 'envelopeNone'
                : line.envelope === 'sealed'
                  ? 'envelopeSealed'
                  : 'envelopeReleased',
            ),
          ),
          row(
            say('meetingOn'),
            line.meetingOn === null
              ? ''
              : `${calendarDay(line.meetingOn, language)} · ${say(line.meetingHeld ? 'meetingHeld' : 'meetingPlanned')}`,
          ),
          row(say('projects'), line.projects),
          row(say('nextDates'), line.nextDates),
          row(say('mandate'), line.mandate),
          row(say('positions'), line.positions),
          row(say('authority'), line.authority),
          row(say('balance'), line.balance),
          row(say('formalRecords'), line.formalRecords === 0 ? '' : String(line.formalRecords)),
          row(say('personal'), line.personal.map(({ document, title }) => `${document} ${title}`).join('；')),
        ]}
      />
      {!described && line.closed === null && <p className="small quiet">{say('notDescribed')}</p>}
      {line.closed === null && (
        <div className="button-row">
          <Button onClick={onDescribe}>
            {say('describe')} <Key>E</Key>
          </Button>
        </div>
      )}
    </Sheet>
  );
}
