/** Which dossier each folder would be; for one that is unclear or unknown somebody says so (K6). */
import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import type { ClientCounts, ClientFolder, ClientFolders } from '../../../shared/contract/answers.ts';
import {
  type ClientOutcome,
  clientOutcomes,
  clientOutcomeText,
} from '../../../shared/vocabulary/folder-terms.ts';
import { describeRefusal } from '../../../shared/vocabulary/refusal.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultQuery } from '../../session/session.tsx';
import { DossierField } from '../../ui/dossier-field.tsx';
import { OutcomeKinds } from '../../ui/outcome-kinds.tsx';
import { Register } from '../../ui/register.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed } from '../../ui/states.tsx';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { folderWords } from './folder-words.ts';

const listHeightMax = 252;
const rowHeight = 42;

export function FolderClientList({
  counts,
  round,
  likes,
  disabled,
  onSay,
  onLikes,
}: {
  readonly counts: ClientCounts;
  readonly round: number;
  readonly likes: boolean;
  readonly disabled: boolean;
  /** Null takes it back. */
  readonly onSay: (folder: string, code: string | null) => void;
  readonly onLikes: (likes: boolean) => void;
}) {
  const say = folderWords.use();
  const there = clientOutcomes.filter((outcome) => counts[outcome] > 0);
  const [wanted, setWanted] = useState<ClientOutcome | null>(null);
  const outcome =
    wanted !== null && counts[wanted] > 0
      ? wanted
      : ((['unsure', 'unknown', 'refused'] as const).find((each) => counts[each] > 0) ??
        there[0] ??
        'matched');
  return (
    <>
      <OutcomeKinds
        label={say('outcomeOfFolders')}
        value={outcome}
        counts={counts}
        kinds={there}
        text={clientOutcomeText}
        onChange={setWanted}
      />
      {(outcome === 'unsure' || likes) && (
        <Checkbox checked={likes} disabled={disabled} onChange={(event) => onLikes(event.target.checked)}>
          {say('likes')}
        </Checkbox>
      )}
      <Rows key={`${outcome} ${round}`} outcome={outcome} round={round} disabled={disabled} onSay={onSay} />
    </>
  );
}

function Rows({
  outcome,
  round,
  disabled,
  onSay,
}: {
  readonly outcome: ClientOutcome;
  readonly round: number;
  readonly disabled: boolean;
  readonly onSay: (folder: string, code: string | null) => void;
}) {
  const say = folderWords.use();
  const [wanted, setWanted] = useState(0);
  const { rows, total, error, onRange, again } = useRowPages<ClientFolder, ClientFolders>(
    ['folders.clients', outcome, round],
    (offset, limit) => vault.call('folders.clients', { outcome, offset, limit }, { by: 'screen' }),
    { pageSize: 100, staleMs: 600_000 },
  );
  const chosen = Math.min(wanted, Math.max(0, rows.length - 1));
  const row = rows[chosen];
  return (
    <Listed count={total} error={error} again={again} empty={<Empty title={say('noneSuch')} />}>
      <div className="folder-rows" style={{ height: Math.min(listHeightMax, rows.length * rowHeight + 2) }}>
        <Register
          columns="folder-client-columns"
          rows={rows}
          rowHeight={rowHeight}
          chosen={chosen}
          onChoose={setWanted}
          onRange={onRange}
          keyOf={(each) => each.name}
          label={say('clients')}
        >
          {(each) => (each === undefined ? <span className="faint">…</span> : <ClientRow row={each} />)}
        </Register>
      </div>
      {row !== undefined && (
        <SayWhich key={row.name} row={row} disabled={disabled} onSay={(code) => onSay(row.name, code)} />
      )}
    </Listed>
  );
}

function ClientRow({ row }: { readonly row: ClientFolder }) {
  const say = folderWords.use();
  const language = useLanguage();
  const { name, files, dossier, beside, problem, chosen } = row;
  return (
    <div className="folder-client-columns small">
      <span className="mono" title={name}>
        {name}
      </span>
      <span className="quiet">{say('filesIn', { count: files })}</span>
      <span>
        {problem !== null ? (
          <State shape="refused">{describeRefusal(problem.code, problem.facts, language).sentence}</State>
        ) : dossier !== null ? (
          <>
            <strong>{dossier.code}</strong> {dossier.client}
            {chosen && <span className="quiet"> · {say('said')}</span>}
          </>
        ) : (
          <span className="quiet">{beside.map(({ code, client }) => `≈ ${code} ${client}`).join('　')}</span>
        )}
      </span>
    </div>
  );
}

/** Also for one that was found: the name of a folder may be that of the wrong dossier. */
function SayWhich({
  row,
  disabled,
  onSay,
}: {
  readonly row: ClientFolder;
  readonly disabled: boolean;
  readonly onSay: (code: string | null) => void;
}) {
  const say = folderWords.use();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const dossier = useVaultQuery('dossier.show', { code: asked }, { enabled: asked !== '', reading: true });
  const found = asked !== '' && dossier.data?.code === asked ? dossier.data : null;
  return (
    <div className="form folder-which">
      {row.beside.length > 0 && (
        <Radio.Group
          aria-label={say('which', { name: row.name })}
          className="folder-candidates"
          disabled={disabled}
          value={row.dossier?.code ?? ''}
          onChange={(event) => onSay(event.target.value as string)}
          options={row.beside.map(({ code, client }) => ({ value: code, label: `${code} ${client}` }))}
        />
      )}
      <DossierField
        label={`${say('which', { name: row.name })}`}
        value={typed}
        settled={typed === asked && dossier.error === null}
        error={asked !== '' && typed === asked && dossier.error !== null ? say('noDossier') : null}
        hint={found?.client}
        onChange={setTyped}
        onSettle={(code) => {
          setTyped(code);
          setAsked(code);
        }}
      />
      <div className="button-row">
        <Button disabled={disabled || found === null} onClick={() => found !== null && onSay(found.code)}>
          {say('sayIt')}
        </Button>
        {row.chosen && (
          <Button disabled={disabled} onClick={() => onSay(null)}>
            {say('unsay')}
          </Button>
        )}
      </div>
    </div>
  );
}
