/** An answer: its sentence, its chart, its table with a link to the entries behind each row, and how it was counted. */
import { useNavigate } from 'react-router';
import type { QuestionAnswer, QuestionColumn, QuestionRow } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { behindAddress } from './ask-address.ts';
import { Bars } from './bars.tsx';
import { NameBars } from './name-bars.tsx';
import { questionWords } from './questions-words.ts';

export function AnswerShown({ answer }: { readonly answer: QuestionAnswer }) {
  const say = questionWords.use();
  const navigate = useNavigate();
  const { chart, rows, total } = answer;
  const bars = chart?.bars ?? [];
  const open = (at: number): void => {
    const behind = bars[at]?.behind ?? null;
    if (behind !== null) void navigate(behindAddress(behind));
  };
  return (
    <>
      <p className="question-sentence" role="status">
        {answer.sentence}
      </p>
      {chart !== null && bars.some(({ value }) => value > 0) && (
        <Sheet title={chart.label}>
          {chart.kind === 'names' ? (
            <NameBars label={chart.label} bars={bars} onOpen={open} />
          ) : (
            <Bars label={chart.label} bars={bars.map((bar) => ({ ...bar, solid: false }))} onOpen={open} />
          )}
        </Sheet>
      )}
      <Sheet title={answer.title}>
        {rows.length === 0 ? (
          <p className="small">
            <State shape="done">{say('none')}</State>
          </p>
        ) : (
          <AnswerTable answer={answer} />
        )}
        {total > rows.length && (
          <p className="fine quiet">
            {say('more', { shown: countText(rows.length), count: countText(total) })}
          </p>
        )}
        <p className="fine quiet">{answer.measured}</p>
        {answer.inLog !== null && (
          <button type="button" className="link" onClick={() => void navigate(behindAddress(answer.inLog!))}>
            {say('inLog')}
          </button>
        )}
      </Sheet>
    </>
  );
}

const shownCell = (cell: string | number | null): string =>
  cell === null ? '—' : typeof cell === 'number' ? countText(cell) : cell;
const isNumber = ({ kind }: QuestionColumn): boolean => kind === 'count' || kind === 'measure';

function AnswerTable({ answer: { title, columns, rows } }: { readonly answer: QuestionAnswer }) {
  const say = questionWords.use();
  return (
    // It scrolls sideways alone where the window is narrow.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="question-scroll" tabIndex={0} aria-label={title} data-focus="inside">
      <table className="plain-table insight-table question-table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={isNumber(column) ? 'number' : ''}>
                {column.label}
              </th>
            ))}
            <th scope="col">{say('entries')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer stay where they are
            <tr key={i}>
              {columns.map((column, at) => (
                <td key={column.label} className={isNumber(column) ? 'number' : `question-${column.kind}`}>
                  {shownCell(row.cells[at] ?? null)}
                </td>
              ))}
              <td>
                <BehindLink row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BehindLink({ row: { behind, cells } }: { readonly row: QuestionRow }) {
  const say = questionWords.use();
  const navigate = useNavigate();
  if (behind === null) return null;
  const row = cells.slice(0, 3).map(shownCell).join(' ');
  const index = behind.kind === 'entry' ? countText(behind.index) : '';
  return (
    <button
      type="button"
      className="link"
      aria-label={behind.kind === 'entry' ? say('entryOf', { index, row }) : say('openRow', { row })}
      onClick={() => void navigate(behindAddress(behind))}
    >
      {behind.kind === 'entry' ? say('entry', { index }) : say('open')}
    </button>
  );
}
