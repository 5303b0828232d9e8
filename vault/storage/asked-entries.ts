/**
 * What the questions about the log are answered from: views, decisions, refusals and other acts of people as narrow rows, with
 * the minute that the clock showed where it happened. A million entries cannot be parsed within a moment; these rows can be
 * counted in one. They hold numbers and words of closed lists. The one text is the place of a view, each once and beside them;
 * where it was erased by law it goes from here too.
 *
 * Derived from the log and from what it says of loans and releases: they may be thrown away, and are brought up to date before
 * each question. The log only grows, so only its new entries are read.
 *
 * A weakness, signed as such: the full check does not read these rows. Whoever holds the database key could edit them and so
 * change a figure; the entries that a figure leads to are read from the log itself (decision 0053).
 */
import type { VaultDatabase } from './database.ts';

/** `at`: ms since 1970, UTC; `local`: minutes since 1970 as the clock showed them there; `who`: number of the person, null for nobody. */
const viewTable = `CREATE TABLE asked_view (
  idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, local INTEGER NOT NULL, who INTEGER, dossier INTEGER NOT NULL, document INTEGER NOT NULL,
  category TEXT, n INTEGER NOT NULL, cap INTEGER NOT NULL, place INTEGER
) STRICT /* rows 3 */`;
const tables = `
DROP TABLE IF EXISTS asked_view;
DROP TABLE IF EXISTS asked_decision;
DROP TABLE IF EXISTS asked_refusal;
DROP TABLE IF EXISTS asked_act;
DROP TABLE IF EXISTS asked_place;
DROP TABLE IF EXISTS asked_upto;
${viewTable};
CREATE INDEX asked_view_dossier ON asked_view (dossier);
CREATE INDEX asked_view_who ON asked_view (who, local, dossier, document);
CREATE TABLE asked_decision (
  idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, local INTEGER NOT NULL, who INTEGER, requester INTEGER, about TEXT NOT NULL,
  approved INTEGER NOT NULL, waited_ms INTEGER NOT NULL, free_ms INTEGER NOT NULL, batch TEXT
) STRICT;
CREATE INDEX asked_decision_who ON asked_decision (who, requester, local, approved);
CREATE TABLE asked_refusal (
  idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, local INTEGER NOT NULL, who INTEGER, code TEXT NOT NULL
) STRICT;
CREATE INDEX asked_refusal_who ON asked_refusal (who, local);
CREATE TABLE asked_act (
  idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, local INTEGER NOT NULL, who INTEGER, type TEXT NOT NULL
) STRICT;
CREATE INDEX asked_act_who ON asked_act (who, local);
CREATE TABLE asked_place (no INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE asked_upto (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, erased INTEGER NOT NULL) STRICT;
`;

const decisions = ['loan.approved', 'loan.rejected', 'release.approved', 'release.rejected'] as const;
/** What else people do and when matters: it is counted as an act and nothing more. */
const acts = [
  'loan.requested',
  'release.requested',
  'release.handed-out',
  'document.submitted',
  'log.exported',
  'session.signed-in',
  'vault.opened',
] as const;
const wanted: readonly string[] = ['view.open', 'refusal', ...decisions, ...acts];
/** Somebody who signs in has seen nothing that waits yet. */
const signsIn: ReadonlySet<string> = new Set(['session.signed-in', 'vault.opened']);
const isDecision = (type: string): boolean => (decisions as readonly string[]).includes(type);

/** As far as it is read here; the log's own check has parsed it whole. */
interface Body {
  readonly type: string;
  readonly at: { readonly wall: number; readonly offset: number };
  readonly actor: { readonly person: string | null };
  readonly signers: readonly { readonly person: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an approver last did that shows the earliest moment at which they can have turned to the next request. */
interface Before {
  readonly atMs: number;
  readonly batch: string | null;
  /** Of the first decision of that batch. */
  readonly sinceMs: number;
}

const blockEntries = 5_000;
const ready = new WeakSet<VaultDatabase>();

function makeReady(db: VaultDatabase): void {
  if (ready.has(db)) return;
  const found = db.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'asked_view'");
  // None yet, or rows that were laid out otherwise.
  if (found?.sql !== viewTable) db.connection.exec(tables);
  ready.add(db);
}

class Taker {
  private readonly db: VaultDatabase;
  private readonly numbers = new Map<string, number | null>();
  private readonly places = new Map<string, number>();
  private readonly before = new Map<number, Before | null>();

  constructor(db: VaultDatabase) {
    this.db = db;
  }

  private person(id: string | null): number | null {
    if (id === null) return null;
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const no = this.db.get<{ no: number }>('SELECT no FROM person WHERE id = ?', id)?.no ?? null;
    this.numbers.set(id, no);
    return no;
  }

  private beforeOf(who: number): Before | null {
    const known = this.before.get(who);
    if (known !== undefined) return known;
    const decided = this.db.get<{ idx: number; at: number; batch: string | null; since: number }>(
      'SELECT idx, at, batch, at - free_ms AS since FROM asked_decision WHERE who = ? ORDER BY idx DESC LIMIT 1',
      who,
    );
    const signedIn = this.db.get<{ idx: number; at: number }>(
      "SELECT idx, at FROM asked_act WHERE who = ? AND type IN ('session.signed-in', 'vault.opened') ORDER BY idx DESC LIMIT 1",
      who,
    );
    const last: Before | null =
      decided !== undefined && decided.idx > (signedIn?.idx ?? -1)
        ? { atMs: decided.at, batch: decided.batch, sinceMs: decided.since }
        : signedIn === undefined
          ? null
          : { atMs: signedIn.at, batch: null, sinceMs: signedIn.at };
    this.before.set(who, last);
    return last;
  }

  take(index: number, body: Body): void {
    const { type, data } = body;
    const { wall, offset } = body.at;
    const local = Math.floor(wall / 60_000) + offset;
    const who = this.person(body.signers[0]?.person ?? body.actor.person);
    if (type === 'view.open') this.view(index, wall, local, who, data);
    else if (type === 'refusal')
      this.db.run(
        'INSERT INTO asked_refusal VALUES (?, ?, ?, ?, ?)',
        index,
        wall,
        local,
        who,
        String(data.code),
      );
    else if (isDecision(type)) this.decision(index, wall, local, who, body);
    else {
      this.db.run('INSERT INTO asked_act VALUES (?, ?, ?, ?, ?)', index, wall, local, who, type);
      if (signsIn.has(type) && who !== null) this.before.set(who, { atMs: wall, batch: null, sinceMs: wall });
    }
  }

  private view(index: number, at: number, local: number, who: number | null, data: Body['data']): void {
    const filed = this.db.get<{ dossier: number; document: number }>(
      'SELECT o.no AS dossier, d.no AS document FROM document d JOIN dossier o ON o.id = d.dossier WHERE d.id = ?',
      String(data.document),
    );
    const loan = this.db.get<{ category: string }>(
      'SELECT category FROM loan WHERE id = ?',
      String(data.loan),
    );
    const place = this.db.get<{ place: string | null }>('SELECT place FROM view WHERE opened = ?', index);
    this.db.run(
      'INSERT INTO asked_view VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      index,
      at,
      local,
      who,
      filed?.dossier ?? 0,
      filed?.document ?? 0,
      loan?.category ?? null,
      Number(data.n),
      Number(data.cap),
      this.place(place?.place ?? null),
    );
  }

  private place(text: string | null): number | null {
    if (text === null) return null;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.db.run('INSERT OR IGNORE INTO asked_place (text) VALUES (?)', text);
    const no = this.db.get<{ no: number }>('SELECT no FROM asked_place WHERE text = ?', text)?.no ?? 0;
    this.places.set(text, no);
    return no;
  }

  private decision(index: number, at: number, local: number, who: number | null, { type, data }: Body): void {
    const asked = type.startsWith('loan.')
      ? this.db.get<{ no: string; requester: string; at: number }>(
          "SELECT 'L' || no AS no, borrower AS requester, requested_at AS at FROM loan WHERE id = ?",
          String(data.loan),
        )
      : this.db.get<{ no: string; requester: string; at: number }>(
          "SELECT 'R' || no AS no, requester, requested_at AS at FROM release WHERE id = ?",
          String(data.release),
        );
    const batch = typeof data.batch === 'string' ? data.batch : null;
    const before = who === null ? null : this.beforeOf(who);
    const sameBatch = batch !== null && before?.batch === batch;
    const turned = before === null ? at : sameBatch ? before.sinceMs : before.atMs;
    const requestedAt = asked?.at ?? at;
    // A clock that was set back makes no time negative.
    const waited = Math.max(0, at - requestedAt);
    const free = before === null ? waited : Math.max(0, Math.min(waited, at - turned));
    this.db.run(
      'INSERT INTO asked_decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      index,
      at,
      local,
      who,
      this.person(asked?.requester ?? null),
      asked?.no ?? '',
      type.endsWith('.approved') ? 1 : 0,
      waited,
      free,
      batch,
    );
    if (who !== null) this.before.set(who, { atMs: at, batch, sinceMs: sameBatch ? turned : at - free });
  }
}

/** After a text was erased by law: what was kept of it here goes. */
export function forgetErasedPlaces(db: VaultDatabase): void {
  makeReady(db);
  db.run(
    `UPDATE asked_view SET place = NULL WHERE place IS NOT NULL
       AND idx IN (SELECT e.idx FROM erased e JOIN view v ON v.opened = e.idx WHERE v.place IS NULL)`,
  );
  db.run('DELETE FROM asked_place WHERE no NOT IN (SELECT place FROM asked_view WHERE place IS NOT NULL)');
}

/** Takes in the next entries that came since the last question; says how many of `size` are in, which is all of them at the end. */
export function updateAskedEntries(db: VaultDatabase, size: number, entriesMax = blockEntries): number {
  makeReady(db);
  const state = db.get<{ size: number; erased: number }>('SELECT size, erased FROM asked_upto');
  const upto = state?.size ?? 0;
  const erased = db.count('SELECT count(*) AS n FROM erased');
  if (upto === size && state?.erased === erased) return size;
  if (upto > size) db.connection.exec(tables);
  const from = upto > size ? 0 : upto;
  const to = Math.min(size, from + entriesMax);
  const taker = new Taker(db);
  const types = wanted.map((type) => `'${type}'`).join(',');
  db.connection.transaction(() => {
    for (const { idx, payload } of db.all<{ idx: number; payload: Uint8Array }>(
      `SELECT idx, payload FROM leaf WHERE idx >= ? AND idx < ? AND type IN (${types}) ORDER BY idx`,
      from,
      to,
    ))
      taker.take(idx, JSON.parse(Buffer.from(payload).toString('utf8')) as Body);
    if (erased !== (state?.erased ?? 0)) forgetErasedPlaces(db);
    db.run('INSERT OR REPLACE INTO asked_upto VALUES (1, ?, ?)', to, erased);
  })();
  db.committed();
  return to;
}
