/** What is said of the vault as a whole: its beginning, openings, clock, anchors, policy and generations. */
import { stepLoan } from './effects-of-loans.ts';
import { takeOverViews } from './effects-of-losses.ts';
import { addPerson } from './effects-of-people.ts';
import { shortenReleases, voidReleases } from './effects-of-releases.ts';
import { type Effects, type EntriesOf, nothing, setFact } from './entry-effect.ts';
import { gateFact, setDemands } from './gates.ts';

export const vaultEffects: Effects<
  | Exclude<
      EntriesOf<
        | 'vault'
        | 'place'
        | 'check'
        | 'open'
        | 'clock'
        | 'anchor'
        | 'policy'
        | 'generation'
        | 'entry'
        | 'opening'
      >,
      'vault.restored'
    >
  | 'recovery.confirmed'
> = {
  'vault.created': (db, data, entry) => {
    setFact(db, 'vault', entry.body.vault);
    setFact(db, 'name', entry.text(data.name) ?? '');
    setFact(db, 'sample', data.sample ? 1 : 0);
    setFact(db, 'generation', 1);
    setFact(db, 'log-key', data.logKey);
    setFact(db, 'log-key-1', data.logKey);
    setFact(db, 'log-key-name', '1');
    setFact(db, 'policy', JSON.stringify(data.policy));
    if (data.labels !== undefined) {
      const { internal, confidential, secret } = data.labels;
      const labels = [internal, confidential, secret].map((label) => entry.text(label));
      // Where one was erased by law, none is whole: the usual ones are shown.
      if (labels.every((label) => label !== null)) setFact(db, 'class-labels', JSON.stringify(labels));
    }
    for (const side of ['custody', 'approval'] as const) {
      setFact(db, `${side}-epoch`, 1);
      setFact(db, `${side}-key`, data.groups[side].key);
      setFact(db, `${side}-recovery`, data.groups[side].recovery);
      const { sheetsKey } = data.groups[side];
      if (sheetsKey !== undefined) setFact(db, `${side}-sheets-key`, sheetsKey);
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
  'vault.opened': (db, data, entry) => {
    // Where this copy parted from what the anchors know: the first opening in quarantine since the last sound one.
    const since =
      db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'quarantined-from'")?.value ?? '';
    setFact(db, 'quarantine', data.quarantine);
    if (data.quarantine === 'none') setFact(db, 'quarantined-from', '');
    else if (since === '') setFact(db, 'quarantined-from', entry.index);
    if (entry.body.station !== null) {
      db.run('INSERT OR REPLACE INTO station VALUES (?, ?)', entry.body.station, entry.text(data.label));
    }
  },
  'check.found': (db, data, entry) => {
    if (data.verdict === 'sound') return;
    setFact(db, 'quarantine', data.verdict);
    const since =
      db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'quarantined-from'")?.value ?? '';
    if (since === '') setFact(db, 'quarantined-from', entry.index);
  },
  'place.taken': (db, data, entry) => {
    setFact(db, 'place', data.place);
    setFact(db, 'place-machine', data.machine);
    setFact(db, 'place-folder', entry.text(data.folder) ?? '');
    setFact(db, 'place-host', entry.text(data.host) ?? '');
  },
  'vault.closed': nothing,
  'open.failed': nothing,
  'clock.jumped': (db, data) => {
    setFact(db, 'judged', data.to);
    // No window ever gets longer (A8): what the clock went back comes off the end of every approved one.
    if (data.direction === 'back') {
      db.run(
        "UPDATE loan SET window_to = window_to - ? WHERE window_to IS NOT NULL AND state IN ('approved', 'issued', 'received')",
        data.from - data.to,
      );
      shortenReleases(db, data.from - data.to);
    }
  },
  'anchor.added': (db, data, entry) => {
    db.run('INSERT INTO anchor VALUES (?, ?, ?)', data.anchor, data.kind, entry.text(data.place));
  },
  'policy.tightened': (db, data, entry) => {
    setFact(db, 'policy', JSON.stringify(data.policy));
    if (data.policy.gates === undefined) return;
    const before = setDemands(db);
    const added = data.policy.gates.slice(before.length);
    const set = added.map((demand) => ({ ...demand, entry: entry.index, atMs: entry.body.at.wall }));
    setFact(db, gateFact, JSON.stringify([...before, ...set]));
  },
  'generation.new': (db, data, entry) => {
    setFact(db, 'quarantine', 'none');
    setFact(db, 'quarantined-from', '');
    setFact(db, 'restored', '');
    setFact(db, 'generation', data.generation);
    setFact(db, 'log-key', data.logKey);
    setFact(db, `log-key-${data.generation}`, data.logKey);
    setFact(db, 'log-key-name', data.generation);
    for (const loan of data.voidedLoans) stepLoan(db, loan, 'void');
    voidReleases(db);
    takeOverViews(db, entry, data.spent);
    db.run(
      'INSERT INTO gap VALUES (?, ?, ?, ?, ?, ?, 0, NULL)',
      data.generation,
      entry.index,
      entry.body.at.wall,
      data.have,
      data.anchored,
      data.ledgerCovers ? 1 : 0,
    );
  },
  'entry.corrected': nothing,
  'opening.erased': (db, data) => {
    db.run('INSERT OR IGNORE INTO erased VALUES (?, ?)', data.index, data.commit);
  },
};
