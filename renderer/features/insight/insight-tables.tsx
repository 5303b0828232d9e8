/** The same numbers as tables. */
import type { AccessInsight } from '../../../shared/contract/answers.ts';
import { Sheet } from '../../ui/page.tsx';
import { insightWords } from './words.ts';

function Table({
  heads,
  rows,
  name,
}: {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly name: string;
}) {
  return (
    <table className="plain-table insight-table" aria-label={name}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join('/')}>
            {cells.map((cell, i) => (
              <td key={heads[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function InsightTables({ data }: { readonly data: AccessInsight }) {
  const say = insightWords.use();
  return (
    <div className="insight-pair">
      <Sheet title={say('byDay')}>
        <Table
          name={say('byDay')}
          heads={[say('day'), say('views'), say('refused')]}
          rows={data.days.toReversed().map((day) => [day.day, day.views, day.refusals])}
        />
      </Sheet>
      <Sheet title={say('byHour')}>
        <Table
          name={say('byHour')}
          heads={[say('hour'), say('views')]}
          rows={data.hours.map((value, hour) => [say('hourOf', { hour }), value])}
        />
      </Sheet>
      {data.runningOut.length > 0 && (
        <Sheet title={say('runningOut')}>
          <Table
            name={say('runningOut')}
            heads={[say('person'), say('document'), say('left')]}
            rows={data.runningOut.map((row) => [
              row.person,
              `${row.document} ${row.title}`,
              `${row.left} / ${row.cap}`,
            ])}
          />
        </Sheet>
      )}
      {data.overdue.length > 0 && (
        <Sheet title={say('overdue')}>
          <Table
            name={say('overdue')}
            heads={[say('loan'), say('person'), say('document'), say('late')]}
            rows={data.overdue.map((row) => [
              row.loan,
              row.person,
              row.title,
              say('days', { count: row.days }),
            ])}
          />
        </Sheet>
      )}
    </div>
  );
}
