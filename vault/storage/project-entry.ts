/**
 * What each entry does to the tables. This is the only writer of projections: commands append an entry and this
 * applies it in the same transaction (A3); at opening the same function replays the log into empty tables, and
 * the two must be equal. Nothing here decides: policy did, before the entry was signed.
 */

import { afterLoanEvent, type LoanEvent } from '../../shared/policy/loan-machine.ts';
import type { Committed, EntryType } from '../../shared/vocabulary/entry.ts';
import { type LoanState, roleOfSide } from '../../shared/vocabulary/terms.ts';
import { traceCode } from '../viewing/trace-code.ts';
import type { VaultDatabase } from './database.ts';
import { clientEffects } from './effects-of-clients.ts';
import { custodyEffects } from './effects-of-custody.ts';
import { departureEffects } from './effects-of-departures.ts';
import { type Apply, maybe, nothing, type ProjectedEntry, setFact } from './entry-effect.ts';

export type { ProjectedEntry } from './entry-effect.ts';

const addKeyset = (
  db: VaultDatabase,
  keys: { person: string; keyset: string; signKey: string; sealKey: string },
): void => {
  db.run(
    'INSERT INTO keyset VALUES (?, ?, ?, ?, 1, 1)',
    keys.keyset,
    keys.person,
    keys.signKey,
    keys.sealKey,
  );
};

const addPerson = (
  db: VaultDatabase,
  entry: ProjectedEntry,
  data: {
    person: string;
    keyset: string;
    signKey: string;
    sealKey: string;
    name: Committed;
    staff: Committed;
    department: Committed | null;
  },
): void => {
  const no = db.count('SELECT coalesce(max(no), 0) AS n FROM person') + 1;
  db.run(
    'INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, 0, 0, NULL)',
    data.person,
    no,
    data.person,
    entry.text(data.name),
    maybe(entry, data.department),
    entry.text(data.staff),
    data.keyset,
    entry.index,
    '',
  );
  addKeyset(db, data);
};

const replaceKeyset = (
  db: VaultDatabase,
  data: { person: string; keyset: string; signKey: string; sealKey: string },
): void => {
  db.run('UPDATE keyset SET current = 0 WHERE person = ?', data.person);
  db.run('UPDATE person SET keyset = ?, failures = 0 WHERE id = ?', data.keyset, data.person);
  addKeyset(db, data);
};

const stepLoan = (db: VaultDatabase, loan: string, event: LoanEvent): void => {
  const row = db.get<{ state: LoanState }>('SELECT state FROM loan WHERE id = ?', loan);
  const next = row === undefined ? null : afterLoanEvent(row.state, event);
  if (next === null) throw new Error(`broken invariant: loan event ${event} does not follow`);
  db.run('UPDATE loan SET state = ? WHERE id = ?', next, loan);
};

const recordAct = (
  db: VaultDatabase,
  entry: ProjectedEntry,
  dossier: string,
  kind: 'keeper' | 'user',
): void => {
  const person = entry.body.signers[0]?.person;
  if (person !== undefined) db.run('INSERT OR IGNORE INTO act VALUES (?, ?, ?)', person, dossier, kind);
};

const dossierOf = (db: VaultDatabase, kind: 'loan' | 'document', id: string): string =>
  db.get<{ dossier: string }>(`SELECT dossier FROM ${kind} WHERE id = ?`, id)?.dossier ?? '';

const markView = (
  db: VaultDatabase,
  view: string,
  entry: ProjectedEntry,
  state: string,
  shownMs: number,
): void => {
  db.run(
    'UPDATE view SET state = ?, shown_ms = ?, since_mono = ?, last_mono = ?, boot = ? WHERE id = ?',
    state,
    shownMs,
    entry.body.at.mono,
    entry.body.at.mono,
    entry.body.at.boot,
    view,
  );
};

const effects: { [T in EntryType]: Apply<T> } = {
  'vault.created': (db, data, entry) => {
    setFact(db, 'vault', entry.body.vault);
    setFact(db, 'name', entry.text(data.name) ?? '');
    setFact(db, 'sample', data.sample ? 1 : 0);
    setFact(db, 'generation', 1);
    setFact(db, 'log-key', data.logKey);
    setFact(db, 'log-key-1', data.logKey);
    setFact(db, 'log-key-name', '1');
    setFact(db, 'policy', JSON.stringify(data.policy));
    setFact(db, 'lost-before', -1);
    for (const side of ['custody', 'approval'] as const) {
      setFact(db, `${side}-epoch`, 1);
      setFact(db, `${side}-key`, data.groups[side].key);
      setFact(db, `${side}-recovery`, data.groups[side].recovery);
      setFact(db, `${side}-sheets`, data.groups[side].sheets.of);
      setFact(db, `${side}-threshold`, data.groups[side].sheets.threshold);
      setFact(db, `${side}-confirmed`, 0);
    }
    for (const founder of data.founders) {
      addPerson(db, entry, founder);
      db.run(
        'INSERT INTO role VALUES (?, ?, ?, ?, NULL)',
        founder.person,
        founder.role,
        founder.clearance,
        entry.index,
      );
    }
    for (const anchor of data.anchors) {
      db.run('INSERT INTO anchor VALUES (?, ?, ?)', anchor.anchor, anchor.kind, entry.text(anchor.place));
    }
  },
  'recovery.confirmed': (db, data) => setFact(db, `${data.side}-confirmed`, 1),
  'keyfile.confirmed': (db, data) => {
    db.run('UPDATE keyset SET copies = ? WHERE id = ?', data.copies, data.keyset);
  },
  'vault.opened': (db, data, entry) => {
    // Where this copy parted from what the anchors know: the first opening in quarantine since the last sound one.
    const since =
      db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'quarantined-from'")?.value ?? '';
    if (data.quarantine === 'none') setFact(db, 'quarantined-from', '');
    else if (since === '') setFact(db, 'quarantined-from', entry.index);
    if (entry.body.station !== null) {
      db.run('INSERT OR REPLACE INTO station VALUES (?, ?)', entry.body.station, entry.text(data.label));
    }
  },
  'vault.closed': nothing,
  'open.failed': nothing,
  'session.signed-in': (db, _data, entry) => {
    db.run('UPDATE person SET failures = 0 WHERE id = ?', entry.body.signers[0]?.person ?? '');
  },
  'session.signed-out': nothing,
  'session.failed': (db, _data, entry) => {
    db.run(
      'UPDATE person SET failures = failures + 1, failed_at = ? WHERE id = ?',
      entry.body.at.wall,
      entry.body.actor.person ?? '',
    );
  },
  'clock.jumped': (db, data) => {
    setFact(db, 'judged', data.to);
    // No window ever gets longer (A8): what the clock went back comes off the end of every approved one.
    if (data.direction === 'back') {
      db.run(
        "UPDATE loan SET window_to = window_to - ? WHERE window_to IS NOT NULL AND state IN ('approved', 'issued', 'received')",
        data.from - data.to,
      );
    }
  },
  'anchor.added': (db, data, entry) => {
    db.run('INSERT INTO anchor VALUES (?, ?, ?)', data.anchor, data.kind, entry.text(data.place));
  },
  'policy.tightened': (db, data) => setFact(db, 'policy', JSON.stringify(data.policy)),
  'generation.new': (db, data, entry) => {
    setFact(db, 'generation', data.generation);
    setFact(db, 'log-key', data.logKey);
    setFact(db, `log-key-${data.generation}`, data.logKey);
    setFact(db, 'log-key-name', data.generation);
    setFact(
      db,
      `generation-${data.generation}`,
      JSON.stringify({ have: data.have, anchored: data.anchored, index: entry.index }),
    );
    for (const loan of data.voidedLoans) stepLoan(db, loan, 'void');
    for (const spent of data.spent) {
      db.run(
        "INSERT INTO view VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?, 0, 0, NULL, NULL, 'closed', 0, 0, 0, '', 0)",
        spent.person,
        spent.lineage,
        spent.n,
        spent.view,
        traceCode(spent.view),
        entry.index,
        entry.body.at.wall,
      );
    }
    if (!data.ledgerCovers) setFact(db, 'lost-before', entry.index);
  },
  ...custodyEffects,
  ...clientEffects,
  ...departureEffects,
  'recovery.used': replaceKeyset,
  'recovery.admitted': (db, data, entry) => {
    replaceKeyset(db, data);
    db.run('UPDATE role SET ended = ? WHERE person = ? AND ended IS NULL', entry.index, data.person);
    db.run(
      "INSERT INTO role VALUES (?, ?, 'secret', ?, NULL)",
      data.person,
      roleOfSide[data.side],
      entry.index,
    );
  },
  'entry.corrected': nothing,
  'opening.erased': (db, data) => {
    db.run('INSERT OR IGNORE INTO erased VALUES (?, ?)', data.index, data.commit);
  },
  'person.enrolled': (db, data, entry) => addPerson(db, entry, data),
  'person.rekeyed': replaceKeyset,
  'person.renamed': (db, data, entry) => {
    db.run(
      'UPDATE person SET name = ?, department = ? WHERE id = ?',
      entry.text(data.name),
      maybe(entry, data.department),
      data.person,
    );
  },
  'person.same-as': (db, data) => {
    const human = (id: string) =>
      db.get<{ human: string }>('SELECT human FROM person WHERE id = ?', id)?.human ?? id;
    const [a, b] = [human(data.person), human(data.same)];
    const [kept, joined] = a < b ? [a, b] : [b, a];
    db.run('UPDATE person SET human = ? WHERE human = ?', kept, joined);
  },
  'person.frozen': (db, data) => {
    db.run('UPDATE person SET frozen = 1 WHERE id = ?', data.person);
  },
  'person.unfrozen': (db, data) => {
    db.run('UPDATE person SET frozen = 0 WHERE id = ?', data.person);
  },
  'role.given': (db, data, entry) => {
    db.run('INSERT INTO role VALUES (?, ?, ?, ?, NULL)', data.person, data.role, data.clearance, entry.index);
  },
  'role.ended': (db, data, entry) => {
    db.run(
      'UPDATE role SET ended = ? WHERE person = ? AND role = ? AND ended IS NULL',
      entry.index,
      data.person,
      data.role,
    );
  },
  'dossier.opened': (db, data, entry) => {
    const no = db.count('SELECT coalesce(max(no), 0) AS n FROM dossier') + 1;
    db.run(
      "INSERT INTO dossier VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, 0)",
      data.dossier,
      no,
      entry.text(data.code),
      entry.text(data.client),
      data.category,
      data.classification,
      data.responsible,
      data.openedOn,
      data.secrecyYears,
      data.scope.everybody ? 1 : 0,
      JSON.stringify(data.scope.people),
      JSON.stringify(data.scope.departments.map((department) => entry.text(department))),
      maybe(entry, data.home),
    );
  },
  'dossier.changed': (db, data, entry) => {
    // A scope that is set anew names whom it names; nobody is in it for a line alone any longer (effects-of-clients.ts).
    const people = db.get<{ people: string }>(
      'SELECT people FROM dossier WHERE id = ?',
      data.dossier,
    )?.people;
    if (people !== JSON.stringify(data.scope.people))
      db.run('UPDATE client_line SET let_in = 0 WHERE dossier = ? AND closed IS NULL', data.dossier);
    db.run(
      'UPDATE dossier SET classification = ?, responsible = ?, everybody = ?, people = ?, departments = ?, home = ?, status = ? WHERE id = ?',
      data.classification,
      data.responsible,
      data.scope.everybody ? 1 : 0,
      JSON.stringify(data.scope.people),
      JSON.stringify(data.scope.departments.map((department) => entry.text(department))),
      maybe(entry, data.home),
      data.status,
      data.dossier,
    );
  },
  'hold.set': (db, data) => {
    db.run('UPDATE dossier SET held = 1 WHERE id = ?', data.dossier);
  },
  'hold.lifted': (db, data) => {
    db.run('UPDATE dossier SET held = 0 WHERE id = ?', data.dossier);
  },
  'document.submitted': (db, data, entry) => {
    const author = entry.body.signers[0]?.person ?? '';
    db.run(
      "INSERT INTO document VALUES (?, ?, ?, ?, NULL, ?, ?, NULL, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', ?, ?, NULL)",
      data.document,
      data.dossier,
      data.no,
      data.lineage,
      data.joined,
      JSON.stringify(data.likeTo),
      data.sheet,
      data.ownership,
      data.media,
      entry.text(data.title),
      entry.text(data.fileName),
      entry.text(data.likeness),
      data.pages,
      data.bytes,
      data.fontsSubstituted,
      data.glyphsMissing,
      author,
      entry.index,
      entry.body.at.wall,
    );
    db.run('UPDATE dossier SET documents = max(documents, ?) WHERE id = ?', data.no, data.dossier);
    for (const part of data.parts) {
      db.run(
        'INSERT INTO document_part VALUES (?, ?, ?, ?, ?, ?, ?)',
        data.document,
        part.part,
        part.fileHash,
        part.cmt,
        part.shareCustody,
        part.shareApproval,
        part.bytes,
      );
    }
    const likeness = entry.text(data.likeness);
    if (likeness !== null) {
      for (const mark of JSON.parse(likeness) as string[]) {
        db.run('INSERT OR IGNORE INTO likeness_mark VALUES (?, ?)', mark, data.document);
      }
    }
    recordAct(db, entry, data.dossier, 'user');
  },
  'document.accepted': (db, data, entry) => {
    db.run(
      "UPDATE document SET lineage = ?, version = ?, choice = ?, because = ?, state = 'accepted' WHERE id = ?",
      data.lineage,
      data.version,
      data.choice,
      maybe(entry, data.because),
      data.document,
    );
    recordAct(db, entry, dossierOf(db, 'document', data.document), 'keeper');
  },
  'document.sent-back': (db, data, entry) => {
    db.run(
      "UPDATE document SET state = 'sent-back', reason = ? WHERE id = ?",
      entry.text(data.reason),
      data.document,
    );
    recordAct(db, entry, dossierOf(db, 'document', data.document), 'keeper');
  },
  'loan.requested': (db, data, entry) => {
    db.run(
      "INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0)",
      data.loan,
      data.no,
      data.document,
      data.lineage,
      data.dossier,
      entry.body.signers[0]?.person ?? '',
      data.category,
      entry.text(data.reason),
      entry.text(data.place),
      data.from,
      data.to,
      entry.body.at.wall,
    );
    recordAct(db, entry, data.dossier, 'user');
  },
  'loan.withdrawn': (db, data) => stepLoan(db, data.loan, 'withdraw'),
  'loan.approved': (db, data, entry) => {
    stepLoan(db, data.loan, 'approve');
    db.run(
      'UPDATE loan SET approver = ?, window_from = ?, window_to = ?, minutes = ?, grant_hash = ?, borrower_keyset = ?, decision_reason = ? WHERE id = ?',
      entry.body.signers[0]?.person ?? '',
      data.from,
      data.to,
      data.minutes,
      data.grant,
      data.borrowerKeyset,
      entry.text(data.reason),
      data.loan,
    );
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.rejected': (db, data, entry) => {
    stepLoan(db, data.loan, 'reject');
    db.run(
      'UPDATE loan SET approver = ?, decision_reason = ? WHERE id = ?',
      entry.body.signers[0]?.person ?? '',
      entry.text(data.reason),
      data.loan,
    );
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.issued': (db, data, entry) => {
    stepLoan(db, data.loan, 'issue');
    db.run('UPDATE loan SET issuer = ? WHERE id = ?', entry.body.signers[0]?.person ?? '', data.loan);
    recordAct(db, entry, dossierOf(db, 'loan', data.loan), 'keeper');
  },
  'loan.received': (db, data) => stepLoan(db, data.loan, 'receive'),
  'loan.returned': (db, data) => stepLoan(db, data.loan, 'return'),
  'loan.checked-in': (db, data) => stepLoan(db, data.loan, 'check-in'),
  'loan.recalled': (db, data) => stepLoan(db, data.loan, 'recall'),
  'loan.overdue': (db, data) => {
    db.run('UPDATE loan SET overdue = 1 WHERE id = ?', data.loan);
  },
  'view.open': (db, data, entry) => {
    // PRIMARY KEY (person, lineage, n) and CHECK (n BETWEEN 1 AND 3) are the second wall behind policy.
    db.run(
      "INSERT INTO view VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, ?, ?, ?, 1)",
      entry.body.signers[0]?.person ?? '',
      data.lineage,
      data.n,
      data.view,
      traceCode(data.view),
      data.loan,
      data.document,
      entry.index,
      entry.body.at.wall,
      data.minutes,
      data.pages,
      entry.text(data.reason),
      maybe(entry, entry.body.place),
      entry.body.at.mono,
      entry.body.at.mono,
      entry.body.at.boot,
    );
    db.run('INSERT INTO page_shown VALUES (?, 1)', data.view);
    recordAct(db, entry, data.dossier, 'user');
  },
  'view.page': (db, data, entry) => {
    db.run('INSERT OR IGNORE INTO page_shown VALUES (?, ?)', data.view, data.page);
    db.run(
      'UPDATE view SET page = ?, last_mono = ?, boot = ? WHERE id = ?',
      data.page,
      entry.body.at.mono,
      entry.body.at.boot,
      data.view,
    );
  },
  'view.failed': nothing,
  'view.blanked': (db, data, entry) => markView(db, data.view, entry, 'blank', data.shownMs),
  'view.resumed': (db, data, entry) => markView(db, data.view, entry, 'open', data.shownMs),
  'view.closed': (db, data, entry) => markView(db, data.view, entry, 'closed', data.shownMs),
  'page.written': nothing,
  'note.written': (db, data, entry) => {
    const writer = entry.body.signers[0]?.person ?? '';
    db.run(
      'INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      data.note,
      writer,
      data.view,
      data.document,
      data.page,
      data.characters,
      data.hash,
      entry.body.at.wall,
    );
    db.run('INSERT INTO note_reader VALUES (?, ?, ?)', data.note, writer, data.hash);
  },
  'note.read': nothing,
  'note.released': (db, data) => {
    db.run('INSERT OR REPLACE INTO note_reader VALUES (?, ?, ?)', data.note, data.to, data.hash);
  },
  'directory.searched': nothing,
  'log.read': nothing,
  'log.exported': nothing,
  'trace.looked-up': nothing,
  refusal: nothing,
};

/** Ids an entry mentions, so that the log can be asked by person, dossier, document, loan. */
const mentionedKeys = [
  'person',
  'same',
  'dossier',
  'document',
  'loan',
  'view',
  'lineage',
  'handover',
  'departure',
  'transferor',
  'outgoing',
  'incoming',
  'witness',
] as const;

/** Dossiers and successors of a client handover's lines. */
function* mentionedInLines(data: Record<string, unknown>): Generator<string> {
  for (const list of [data.dossiers, data.lines]) {
    if (!Array.isArray(list)) continue;
    for (const item of list as (string | Record<string, unknown>)[]) {
      if (typeof item === 'string') yield item;
      else for (const id of [item.dossier, item.successor]) if (typeof id === 'string') yield id;
    }
  }
}

function recordMentions(db: VaultDatabase, entry: ProjectedEntry): void {
  const refs = new Set<string>();
  for (const signer of entry.body.signers) refs.add(signer.person);
  if (entry.body.actor.person !== null) refs.add(entry.body.actor.person);
  const data = entry.body.data as Record<string, unknown>;
  for (const key of mentionedKeys) {
    const value = data[key];
    if (typeof value === 'string') refs.add(value);
  }
  for (const id of mentionedInLines(data)) refs.add(id);
  for (const ref of refs) db.run('INSERT OR IGNORE INTO mention VALUES (?, ?)', ref, entry.index);
}

export function projectEntry(db: VaultDatabase, entry: ProjectedEntry): void {
  const { body } = entry;
  const effect = effects[body.type] as (db: VaultDatabase, data: unknown, entry: ProjectedEntry) => void;
  effect(db, body.data, entry);
  for (const signer of body.signers) {
    db.run(
      'UPDATE person SET next_seq = ?, last_leaf = ? WHERE id = ?',
      signer.seq + 1,
      entry.leafHash,
      signer.person,
    );
  }
  if (body.at.doubt === 'none' && body.type !== 'clock.jumped') {
    const judged = Number(
      db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'judged'")?.value ?? 0,
    );
    if (body.at.wall > judged || body.type === 'vault.created')
      setFact(db, 'judged', Math.max(judged, body.at.wall));
  }
  recordMentions(db, entry);
}
