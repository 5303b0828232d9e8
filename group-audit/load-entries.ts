import type { Session } from './database.ts';
import { bytea, type EntryRow, entryRow, type TextRow, textRows } from './entry-row.ts';
import { entriesOf, type SoundBundle } from './judge-bundle.ts';

/** What is known of a vault before a bundle of it is loaded. */
export interface Known {
  /** Entries 0 to this less one are all here. */
  readonly wholeSize: number;
  /** So far a whole bundle with its texts was read. */
  readonly textsSize: number;
  /** Heads of the tree, in hexadecimal, by the sizes of the logs that proved themselves. */
  readonly heads: ReadonlyMap<number, string>;
}

/** The bundle's log and the known one are two histories. */
export class ForkFound extends Error {}

export interface Loaded {
  readonly entries: number;
  readonly texts: number;
}

const batchEntriesDefault = 2_000;

/**
 * Puts what is new of a bundle's entries and texts into the tables, inside the caller's transaction, in which nothing
 * may stay if this throws: `ForkFound` where an entry or a head differs from what is known, `BUNDLE_CHANGED`.
 * `told` hears after each batch how many entries were gone through.
 */
export async function loadEntries(
  session: Session,
  bundle: SoundBundle,
  bundleNo: number,
  known: Known,
  told: (entries: number) => Promise<void> | void,
  batchEntries = batchEntriesDefault,
): Promise<Loaded> {
  const { form, vault, manifest } = bundle;
  const isWhole = form === 'whole';
  /** Texts of what is known are looked at only where the bundle may bring some. */
  const textsFrom = isWhole ? (manifest.openings === 'all' ? known.textsSize : known.wholeSize) : 0;
  let entries: EntryRow[] = [];
  let texts: TextRow[] = [];
  let loaded: Loaded = { entries: 0, texts: 0 };
  let seen = 0;
  const flush = async () => {
    if (entries.length > 0) await refuseFork(session, vault, entries);
    loaded = {
      entries:
        loaded.entries + (entries.length > 0 ? await putEntries(session, vault, bundleNo, entries) : 0),
      texts: loaded.texts + (texts.length > 0 ? await putTexts(session, vault, texts) : 0),
    };
    entries = [];
    texts = [];
    await told(seen);
  };
  const isNew = (index: number) => index >= known.wholeSize || form === 'extract';
  const wanted = (index: number) => isNew(index) || index >= textsFrom || known.heads.has(index);
  for (const entry of entriesOf(bundle, wanted)) {
    const { index, body } = entry;
    seen++;
    const head = known.heads.get(index);
    if (head !== undefined && head !== body.log.root) throw new ForkFound();
    if (isNew(index)) entries.push(entryRow(entry, form));
    if (index >= textsFrom) texts.push(...textRows(entry));
    if (entries.length >= batchEntries || texts.length >= 4 * batchEntries) await flush();
  }
  await flush();
  return loaded;
}

/** Entries that came with an extract earlier, or come with one now, must be the same ones. */
async function refuseFork(session: Session, vault: string, entries: readonly EntryRow[]): Promise<void> {
  const differing = await session.rows(
    `select e.idx from json_to_recordset($2::json) as n (idx bigint, leaf bytea, root bytea)
     join group_audit.entries e on e.vault = $1 and e.idx = n.idx
     where e.leaf <> n.leaf or e.root <> n.root limit 1`,
    [vault, JSON.stringify(entries.map(({ idx, leaf, root }) => ({ idx, leaf, root })))],
  );
  if (differing.length > 0) throw new ForkFound();
}

const columns =
  'idx, leaf, root, form, chosen, type, at, offset_minutes, wall_ms, mono_ms, boot, doubt, station, person, role, outcome, signers, dossier, document, lineage, loan, viewing, release, about, data';
const columnTypes =
  'idx bigint, leaf bytea, root bytea, form text, chosen boolean, type text, at timestamptz, offset_minutes integer, wall_ms bigint, mono_ms bigint, boot text, doubt text, station text, person text, role text, outcome text, signers jsonb, dossier text, document text, lineage text, loan text, viewing text, release text, about text, data jsonb';

/**
 * How many are new (no transaction has changed them: `xmax`). Of one that is here already only the marks may grow: a
 * skeleton says more than an extract, and what is marked by a whole log the caller puts right.
 */
async function putEntries(
  session: Session,
  vault: string,
  bundleNo: number,
  entries: readonly EntryRow[],
): Promise<number> {
  const put = await session.rows(
    `with put as (
       insert into group_audit.entries (vault, bundle, ${columns})
       select $1, $2, ${columns} from json_to_recordset($3::json) as n (${columnTypes})
       on conflict (vault, idx) do update
         set form = case when entries.form = 'extract' then excluded.form else entries.form end,
             chosen = entries.chosen or excluded.chosen
         where (entries.form = 'extract' and excluded.form <> 'extract')
            or (excluded.chosen and not entries.chosen)
       returning xmax)
     select count(*) filter (where xmax::text = '0') as n from put`,
    [vault, bundleNo, JSON.stringify(entries)],
  );
  return Number(put[0]?.n ?? 0);
}

/** How many texts are new; one that was blanked so far is filled in, one that was erased stays so. */
async function putTexts(session: Session, vault: string, texts: readonly TextRow[]): Promise<number> {
  const put = await session.rows(
    `with put as (
       insert into group_audit.texts (vault, idx, commitment, name, text)
       select $1, idx, commitment, name, text
       from json_to_recordset($2::json) as n (idx bigint, commitment bytea, name text, text text)
       on conflict (vault, idx, commitment) do update set text = excluded.text
         where texts.text is null and not texts.erased and excluded.text is not null
       returning text)
     select count(text) as n from put`,
    [vault, JSON.stringify(texts)],
  );
  return Number(put[0]?.n ?? 0);
}

/**
 * Index of the first entry of the bundle that differs from the known one, or of the first that only one of the two
 * histories has; null where what is known of it is not enough to say.
 */
export async function firstDifference(session: Session, bundle: SoundBundle): Promise<number | null> {
  let batch: EntryRow[] = [];
  const compare = async (): Promise<number | null> => {
    const [row] = await session.rows(
      `select min(n.idx) as idx from json_to_recordset($2::json) as n (idx bigint, leaf bytea)
       join group_audit.entries e on e.vault = $1 and e.idx = n.idx where e.leaf <> n.leaf`,
      [bundle.vault, JSON.stringify(batch.map(({ idx, leaf }) => ({ idx, leaf })))],
    );
    batch = [];
    return row?.idx === null || row?.idx === undefined ? null : Number(row.idx);
  };
  for (const entry of entriesOf(bundle, () => true)) {
    batch.push({ idx: entry.index, leaf: bytea(entry.envelope.leafHash.toString('hex')), root: '' });
    if (batch.length < batchEntriesDefault) continue;
    const found = await compare();
    if (found !== null) return found;
  }
  return compare();
}
