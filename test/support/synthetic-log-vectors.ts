/**
 * Writes test/vectors/bundle: the honest story and some of the lies, each cut off after its entry, for verifiers in
 * other languages. Everything is derived from names, so that the same files come out every time.
 *
 *     node test/support/synthetic-log-vectors.ts
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatCheckpoint, SyntheticLog, writeBundle } from './synthetic-log.ts';
import { endAfter, type Lie } from './synthetic-log-lie.ts';
import { lies, tell } from './synthetic-log-lies.ts';
import { honestStory } from './synthetic-log-story-of-handovers.ts';

/** What a verifier has to answer. */
export interface Expectation {
  readonly bundle: string;
  /** Whether `older-checkpoint` in the folder is to be compared with. */
  readonly since: boolean;
  readonly exitCode: 0 | 1;
  /** The first thing wrong; `entry` is null where no entry is to blame. */
  readonly check: string | null;
  readonly entry: number | null;
}

const chosen = [
  'lines-swapped',
  'key-twice-in-body',
  'class-without-its-label',
  'base64-not-canonical',
  'root-in-body-wrong',
  'checkpoint-signed-by-old-key',
  'payload-byte-changed',
  'signed-by-a-replaced-keyset',
  'signature-values-swapped',
  'log-key-changed-without-generation',
  'chain-gap',
  'enrolled-without-approver',
  'custodian-also-borrows',
  'author-borrows-own-lineage',
  'window-lengthened-by-setting-the-clock-back',
  'view-after-return',
  'page-after-closing',
  'fourth-view-numbered-three-again',
  'fourth-view-by-a-new-version',
  'fourth-view-under-a-joined-account',
  'epoch-not-begun-when-an-approver-left',
  'epoch-in-force-with-another-key',
  'member-left-while-an-epoch-was-under-way',
  'log-key-kept-under-a-new-epoch-of-custody',
  'signed-by-the-log-key-before',
  'since-signed-by-the-log-key-before',
  'role-of-before-the-admission',
  'recovery-that-no-sheet-signed',
  'recovery-signed-for-another-person',
  'deed-over-an-older-check',
  'deed-silent-on-a-missing-item',
  'succeeding-oneself-under-another-account',
  'signature-given-before-a-new-description',
  'contacts-lent-before-the-envelope-was-opened',
  'responsible-as-before-the-handover',
  'leaver-unfrozen-under-another-account',
  'exposure-without-what-a-ledger-knew',
  'paper-of-another-log',
  'witness-of-another-history',
  'witness-who-signed-another-time',
  'act-while-in-doubt',
  'opening-missing-unsaid',
  'staff-number-exported',
  'since-another-history',
  'role-of-an-actor-that-is-none',
  'time-before-1970',
  'time-after-the-year-9999',
  'day-that-the-calendar-has-not',
  'enrolment-signed-as-self-by-a-member',
  'new-keyset-signs-as-custodian-too',
  'recovery-used-signed-with-the-old-keyset',
  'log-key-that-is-the-first-of-its-generation',
  'epoch-that-a-custodian-makes-alone',
  'signature-with-the-identity-as-r',
  'checkpoint-with-another-key-hash',
  'checkpoint-that-the-log-signs-second',
  'checkpoint-with-a-second-line-of-the-log',
];

export function writeVectors(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const honest = tell(null);
  writeBundle(honest, join(directory, 'honest'));
  writeFileSync(
    join(directory, 'honest', 'older-checkpoint'),
    formatCheckpoint(honest, { size: 20, generation: 1 }),
  );
  const expectations: Expectation[] = [
    { bundle: 'honest', since: true, exitCode: 0, check: null, entry: null },
  ];
  for (const name of chosen) {
    const lie = lies.find((other) => other.name === name);
    if (lie === undefined) throw new Error(`There is no lie "${name}".`);
    expectations.push(writeLie(lie, join(directory, name)));
  }
  writeFileSync(join(directory, 'expected.json'), `${JSON.stringify(expectations, null, 2)}\n`);
}

function writeLie(lie: Lie, directory: string): Expectation {
  const told = lie.tell?.(honestStory()) ?? honestStory();
  // A lie about the bundle's text needs what follows; one about an entry is complete with it.
  const story = lie.at === null || lie.bundle !== undefined ? told : endAfter(lie.at)(told);
  const log = new SyntheticLog();
  for (const step of story) log.write(step);
  writeBundle(log, directory, lie.bundle);
  const older = lie.since?.(log);
  if (older !== undefined) writeFileSync(join(directory, 'older-checkpoint'), older);
  const entry = lie.at === null ? null : log.indexOf.get(lie.at)!;
  return { bundle: lie.name, since: older !== undefined, exitCode: 1, check: lie.check, entry };
}

if (import.meta.main) writeVectors(fileURLToPath(new URL('../vectors/bundle', import.meta.url)));
