/** The transfer list itself, row by row as it is checked, and what is to say of the chosen one. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { CustodyItem } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { ClassificationMark, Urgent } from '../../ui/marks.tsx';
import { Facts, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { custodyWords } from './words.ts';

/** a41f…90c2 */
const short = (digest: string | null): string =>
  digest === null ? '—' : `${digest.slice(0, 4)}…${digest.slice(-4)}`;

const isDifference = (item: CustodyItem): boolean =>
  item.outcome === 'missing' || item.outcome === 'differing' || item.outcome === 'surplus';

export function TransferRows({
  rows,
  chosen,
  onChoose,
  onRange,
}: {
  readonly rows: readonly (CustodyItem | undefined)[];
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
  readonly onRange: (first: number, last: number) => void;
}) {
  const say = custodyWords.use();
  return (
    <div className="register">
      <div className="register-head custody-columns" aria-hidden="true">
        <span className="number">{say('no')}</span>
        <span>{say('code')}</span>
        <span>{say('itemTitle')}</span>
        <span className="number">{say('pages')}</span>
        <span>{say('level')}</span>
        <span>{say('check')}</span>
      </div>
      <VirtualRows
        rows={rows}
        rowHeight={35}
        chosen={chosen}
        onChoose={onChoose}
        onRange={onRange}
        keyOf={(row) => row.no}
        label={say('rows')}
      >
        {(row) => (row === undefined ? <span className="faint">…</span> : <ItemRow item={row} />)}
      </VirtualRows>
    </div>
  );
}

function ItemRow({ item }: { readonly item: CustodyItem }) {
  const say = custodyWords.use();
  return (
    <div className="custody-columns">
      <span className="number quiet">{countText(item.no)}</span>
      <span className="mono">{item.document ?? '—'}</span>
      <span>
        {item.title}
        {item.part === 'original' && <span className="quiet"> · {say('original')}</span>}
      </span>
      <span className="number">{item.pages === 0 ? '—' : item.pages}</span>
      <span>{item.classification !== null && <ClassificationMark level={item.classification} />}</span>
      <span>
        <Outcome item={item} />
      </span>
    </div>
  );
}

function Outcome({ item }: { readonly item: CustodyItem }) {
  const say = custodyWords.use();
  switch (item.outcome) {
    case 'waiting':
      return <State shape="waiting">{say('isWaiting')}</State>;
    case 'matched':
      return item.onLoanTo !== null && item.part === 'rendition' ? (
        <State shape="under-way">{say('lent')}</State>
      ) : (
        <State shape="done">
          <span className="mono">{short(item.found)}</span>
        </State>
      );
    case 'missing':
      return <Urgent>{say('isMissing')}</Urgent>;
    case 'differing':
      return <Urgent>{say('isDiffering')}</Urgent>;
    case 'surplus':
      return <Urgent>{say('isSurplus')}</Urgent>;
  }
}

/** The chosen item in full; a difference takes its note here. */
export function ItemDetail({ item, mayNote }: { readonly item: CustodyItem; readonly mayNote: boolean }) {
  const say = custodyWords.use();
  const act = useVaultAct('custody.note');
  const [note, setNote] = useState(item.note ?? '');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item has another note
  useEffect(() => setNote(item.note ?? ''), [item.no]);
  const save = (): void => {
    if (note.trim() !== '' && !act.isPending) act.mutate({ item: item.no, note });
  };
  const row = (label: string, value: string | null) =>
    value === null || value === '' ? null : ([label, value] as const);
  return (
    <Sheet title={`${say('item', { no: item.no })} · ${item.title}`}>
      <Facts
        rows={[
          row(say('code'), item.document),
          row(say('lentTo'), item.onLoanTo),
          row(say('home'), item.home),
          item.expected === null ? null : [say('expected'), <Digest key="e" digest={item.expected} />],
          item.found === null ? null : [say('found'), <Digest key="f" digest={item.found} />],
          mayNote && isDifference(item) ? null : row(say('note'), item.note),
        ]}
      />
      {mayNote && isDifference(item) && (
        <>
          <TextField label={say('note')} value={note} onChange={setNote} onEnter={save} />
          <ProblemLine error={act.error} />
          <div className="button-row">
            <Button onClick={save} disabled={note.trim() === '' || note === item.note}>
              {say('saveNote')}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

function Digest({ digest }: { readonly digest: string }) {
  return <span className="mono fine custody-digest">{digest}</span>;
}
