import { sentence } from '../verifier/report.ts';
import type { Finding, Verdict } from '../verifier/verdicts.ts';
import type { GroupDatabase, Session } from './database.ts';
import { bytea } from './entry-row.ts';
import { GroupFault, groupSentence } from './group-fault.ts';
import { type JudgedBundle, judgeBundle, type SoundBundle } from './judge-bundle.ts';
import { ForkFound, firstDifference, type Known, type Loaded, loadEntries } from './load-entries.ts';
import { oneAtATime } from './open-database.ts';

/** Reads one bundle in: judged first, then loaded in one transaction, or only what is wrong with it is written down. */

export type Outcome = 'loaded' | 'nothing-new' | 'broken' | 'fork' | 'unreadable';

export interface Ingested extends Loaded {
  readonly outcome: Outcome;
  readonly vault: string | null;
  /** Leaf hash of the first entry, in hexadecimal. */
  readonly entry0: string | null;
  readonly form: string | null;
  readonly size: number | null;
  /** The first thing wrong, or that it is a fork. */
  readonly wrong: { readonly en: string; readonly zh: string; readonly code: string } | null;
  /** Of a fork: the first entry that differs, where both are here. */
  readonly forkAt: number | null;
  /** Milliseconds of judging, and of loading what was judged. */
  readonly judgedMs: number;
  readonly loadedMs: number;
}

export interface IngestOptions {
  /** Hears while entries are loaded how many were gone through. */
  readonly told?: (entries: number) => Promise<void> | void;
  readonly batchEntries?: number;
}

export async function ingestBundle(
  db: GroupDatabase,
  directory: string,
  options: IngestOptions = {},
): Promise<Ingested> {
  const begun = performance.now();
  const judged = await judgeBundle(directory);
  const judgedMs = performance.now() - begun;
  const rest = await db.transaction((session) => record(session, judged, options));
  return { ...rest, judgedMs, loadedMs: performance.now() - begun - judgedMs };
}

type Recorded = Omit<Ingested, 'judgedMs' | 'loadedMs'>;

async function record(session: Session, judged: JudgedBundle, options: IngestOptions): Promise<Recorded> {
  await session.rows(oneAtATime);
  if (judged.kind !== 'sound') return recordUnsound(session, judged);
  const { vault, entry0, form, checkpoint } = judged;
  const about = { vault, entry0, form, size: checkpoint.size, wrong: null };
  const bundleNo = await putBundle(session, judged);
  const known = await knownOf(session, judged, bundleNo);
  await session.script('savepoint before_entries');
  try {
    const isKnown =
      known !== null && form === 'whole' && checkpoint.size <= Math.min(known.wholeSize, known.textsSize);
    if (known !== null) await refuseOtherHead(session, judged);
    if (known === null) await putVault(session, judged);
    const before = known ?? { wholeSize: 0, textsSize: 0, heads: new Map() };
    const loaded: Loaded = isKnown
      ? { entries: 0, texts: 0 }
      : await loadEntries(
          session,
          judged,
          bundleNo,
          before,
          options.told ?? (() => {}),
          options.batchEntries,
        );
    await noteVault(session, judged, before);
    const outcome = loaded.entries + loaded.texts > 0 ? 'loaded' : 'nothing-new';
    await closeBundle(session, bundleNo, outcome, loaded);
    await session.script('release savepoint before_entries');
    return { ...about, ...loaded, outcome, forkAt: null };
  } catch (error) {
    if (!(error instanceof ForkFound)) throw error;
    await session.script('rollback to savepoint before_entries');
    const forkAt = await firstDifference(session, judged);
    const fault =
      forkAt === null ? new GroupFault('LOG_FORKS_UNSEEN') : new GroupFault('LOG_FORKS', { index: forkAt });
    const wrong = {
      code: fault.code,
      en: groupSentence(fault, 'en'),
      zh: groupSentence(fault, 'zh-CN'),
    };
    await session.rows(
      `update group_audit.bundles
       set outcome = 'fork', entry_index = $2, code = $3, sentence_en = $4, sentence_zh = $5 where bundle = $1`,
      [bundleNo, forkAt, wrong.code, wrong.en, wrong.zh],
    );
    return { ...about, wrong, entries: 0, texts: 0, outcome: 'fork', forkAt };
  }
}

/** Null where nothing of this vault is known. */
async function knownOf(session: Session, { vault }: SoundBundle, bundleNo: number): Promise<Known | null> {
  const [row] = await session.rows('select whole_size, texts_size from group_audit.vaults where vault = $1', [
    vault,
  ]);
  if (row === undefined) return null;
  const heads = await session.rows(
    `select distinct size, encode(root, 'hex') as root from group_audit.bundles
     where vault = $1 and bundle <> $2 and outcome in ('loaded', 'nothing-new')`,
    [vault, bundleNo],
  );
  return {
    wholeSize: Number(row.whole_size),
    textsSize: Number(row.texts_size),
    heads: new Map(heads.map(({ size, root }) => [Number(size), String(root)])),
  };
}

/** The head that the bundle's own checkpoint states, where one of that size is known. */
async function refuseOtherHead(session: Session, { vault, checkpoint }: SoundBundle): Promise<void> {
  const other = await session.rows(
    `select 1 from group_audit.bundles
     where vault = $1 and size = $2 and root <> $3::bytea and outcome in ('loaded', 'nothing-new')
     union all
     select 1 from group_audit.entries where vault = $1 and idx = $2 and root <> $3::bytea`,
    [vault, checkpoint.size, bytea(checkpoint.root)],
  );
  if (other.length > 0) throw new ForkFound();
}

async function putVault(session: Session, bundle: SoundBundle): Promise<void> {
  const { vault, entry0, checkpoint, manifest } = bundle;
  await session.rows(
    `insert into group_audit.vaults (vault, entry0, newest_size, newest_root, newest_checkpoint, generation)
     values ($1, $2::bytea, $3, $4::bytea, $5, $6)`,
    [vault, bytea(entry0), checkpoint.size, bytea(checkpoint.root), checkpoint.note, manifest.generation],
  );
}

/** How far the vault is known now, what is still missing, and the texts that its log says were erased. */
async function noteVault(session: Session, bundle: SoundBundle, before: Known): Promise<void> {
  const { vault, form, checkpoint, manifest } = bundle;
  const wholeSize = form === 'extract' ? before.wholeSize : Math.max(before.wholeSize, checkpoint.size);
  const hasTexts = form === 'whole' && manifest.openings === 'all';
  const textsSize = hasTexts ? Math.max(before.textsSize, checkpoint.size) : before.textsSize;
  await session.rows(
    `update group_audit.vaults
     set whole_size = $2, texts_size = $3,
         newest_size = greatest(newest_size, $4),
         newest_root = case when $4 > newest_size then $5::bytea else newest_root end,
         newest_checkpoint = case when $4 > newest_size then $6 else newest_checkpoint end,
         generation = greatest(generation, $7)
     where vault = $1`,
    [
      vault,
      wholeSize,
      textsSize,
      checkpoint.size,
      bytea(checkpoint.root),
      checkpoint.note,
      manifest.generation,
    ],
  );
  if (form === 'whole')
    await session.rows(
      `update group_audit.entries set form = 'whole', chosen = true
       where vault = $1 and idx < $2 and idx >= $3 and form <> 'whole'`,
      [vault, checkpoint.size, Math.min(before.textsSize, before.wholeSize)],
    );
  await session.rows(
    `update group_audit.texts t set text = null, erased = true
     from group_audit.entries e
     where e.vault = $1 and e.type = 'opening.erased' and t.vault = $1
       and t.idx = (e.data ->> 'index')::bigint and t.commitment = decode(e.data ->> 'commit', 'hex')
       and not t.erased`,
    [vault],
  );
  await noteGaps(session, vault, wholeSize);
}

/** What lies between the entries that are here; the last entry of a log is in every bundle of it. */
async function noteGaps(session: Session, vault: string, wholeSize: number): Promise<void> {
  await session.rows('delete from group_audit.gaps where vault = $1', [vault]);
  await session.rows(
    `insert into group_audit.gaps (vault, first_index, last_index, entries)
     select $1, before + 1, idx - 1, idx - before - 1
     from (select idx, lag(idx, 1, $2::bigint - 1) over (order by idx) as before
           from group_audit.entries where vault = $1 and idx >= $2::bigint) as steps
     where idx - before > 1`,
    [vault, wholeSize],
  );
}

/** The bundle's row; read again it is the same one. */
async function putBundle(session: Session, judged: SoundBundle): Promise<number> {
  const { checkpoint, manifest, vault, form, fingerprint, verification } = judged;
  const [row] = await session.rows(
    `insert into group_audit.bundles (fingerprint, outcome, vault, form, size, root, exported_at)
     values ($1::bytea, 'nothing-new', $2, $3, $4, $5::bytea, to_timestamp($6::float8 / 1000))
     on conflict (fingerprint) do update set last_read_at = now()
     returning bundle`,
    [bytea(fingerprint), vault, form, checkpoint.size, bytea(checkpoint.root), manifest.exportedAt],
  );
  const bundleNo = Number(row?.bundle);
  await putVerdicts(session, bundleNo, verification.verdicts);
  return bundleNo;
}

/** A bundle that was loaded before stays so when it is read again. */
async function closeBundle(session: Session, bundleNo: number, outcome: Outcome, loaded: Loaded) {
  await session.rows(
    `update group_audit.bundles
     set outcome = case when outcome = 'loaded' then outcome else $2 end,
         entries_new = entries_new + $3, texts_new = texts_new + $4
     where bundle = $1`,
    [bundleNo, outcome, loaded.entries, loaded.texts],
  );
}

async function putVerdicts(session: Session, bundleNo: number, verdicts: readonly Verdict[]): Promise<void> {
  const rows = verdicts.map((verdict) => {
    const { check, answer } = verdict;
    if (verdict.answer === 'holds') return { check, answer };
    const fault = verdict.answer === 'broken' ? verdict.finding.fault : verdict.why;
    const index = verdict.answer === 'broken' ? (verdict.finding.place?.index ?? null) : null;
    return {
      check,
      answer,
      index,
      code: fault.code,
      en: sentence(fault, 'en'),
      zh: sentence(fault, 'zh-CN'),
    };
  });
  await session.rows(
    `insert into group_audit.verdicts
     select $1, "check", answer, index, code, en, zh
     from json_to_recordset($2::json)
       as v ("check" text, answer text, index bigint, code text, en text, zh text)
     on conflict (bundle, check_name) do nothing`,
    [bundleNo, JSON.stringify(rows)],
  );
}

async function recordUnsound(
  session: Session,
  judged: Exclude<JudgedBundle, SoundBundle>,
): Promise<Recorded> {
  const finding: Pick<Finding, 'fault' | 'place'> & { readonly check: string | null } =
    judged.kind === 'broken' ? judged.verification.first! : { fault: judged.fault, place: null, check: null };
  const { fault, place, check } = finding;
  const wrong = { code: fault.code, en: sentence(fault, 'en'), zh: sentence(fault, 'zh-CN') };
  const vault = judged.kind === 'broken' ? judged.verification.vault : null;
  const outcome: Outcome = judged.kind;
  const [row] = await session.rows(
    `insert into group_audit.bundles
       (fingerprint, outcome, vault, check_name, entry_index, code, sentence_en, sentence_zh)
     values ($1::bytea, $2, $3, $4, $5, $6, $7, $8)
     on conflict (fingerprint) do update set last_read_at = now()
     returning bundle`,
    [bytea(judged.fingerprint), outcome, vault, check, place?.index ?? null, wrong.code, wrong.en, wrong.zh],
  );
  if (judged.kind === 'broken') await putVerdicts(session, Number(row?.bundle), judged.verification.verdicts);
  const entry0 = judged.kind === 'broken' ? judged.verification.entry0 : null;
  return { outcome, vault, entry0, form: null, size: null, entries: 0, texts: 0, wrong, forkAt: null };
}
