/**
 * A6, A6b: histories with losses, drawn at random. After each act: no recorded count passes the cap; whoever may look is whoever the
 * oracle says may; no view is forgotten that evidence which was heard shows; and at the end both verifiers accept the log.
 *
 * 120 with DOSSIER_VAULT_LONG_TESTS, a few else.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { openBehindBack } from '../attacks/insider.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { assertSound, both, exported, layAside, loseTo } from '../support/lost-desk.ts';

const runs = process.env.DOSSIER_VAULT_LONG_TESTS === undefined ? 4 : 120;
const cap = 3;
const pair = (person: string, document: string): string => `${person}/${document}`;

/** What the rules say, worked out from the acts alone. Views are told apart by a number of their own. */
class Oracle {
  people: string[] = ['许借', 'Ben Reader'];
  documents: string[] = ['K-1/1', 'K-1/2'];
  /** Numbers of the views on record, by person and document. */
  recorded = new Map<string, Set<number>>();
  gaps: { open: boolean; people: string[]; documents: string[]; givenBack: Set<string> }[] = [];
  private next = 0;

  views(person: string, document: string): Set<number> {
    const key = pair(person, document);
    const views = this.recorded.get(key) ?? new Set();
    this.recorded.set(key, views);
    return views;
  }
  isLost(person: string, document: string): boolean {
    return this.gaps.some(
      (gap) =>
        gap.open &&
        gap.people.includes(person) &&
        gap.documents.includes(document) &&
        !gap.givenBack.has(pair(person, document)),
    );
  }
  mayLook = (person: string, document: string): boolean =>
    !this.isLost(person, document) && this.views(person, document).size < cap;
  look(person: string, document: string): void {
    this.views(person, document).add(this.next++);
  }
  /** As a copy of the vault's folder keeps it. */
  copy() {
    return structuredClone({
      people: this.people,
      documents: this.documents,
      recorded: this.recorded,
      gaps: this.gaps,
    });
  }
  back(copy: ReturnType<Oracle['copy']>): void {
    Object.assign(this, structuredClone(copy));
  }
  lose(covered: boolean): void {
    this.gaps.push({
      open: !covered,
      people: [...this.people],
      documents: [...this.documents],
      givenBack: new Set(),
    });
  }
}

type Command =
  | { act: 'look'; who: number; what: number; times: number }
  | { act: 'newcomer' | 'file' | 'keep-copy' | 'lay-aside' | 'export' }
  | { act: 'lose' | 'hear' | 'give-back' | 'close-gap'; which: number; what: number };

const nat = fc.nat({ max: 99 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('look' as const),
      who: nat,
      what: nat,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'newcomer' as const,
        'file' as const,
        'keep-copy' as const,
        'lay-aside' as const,
        'export' as const,
      ),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'lose' as const,
        'hear' as const,
        'hear' as const,
        'give-back' as const,
        'close-gap' as const,
      ),
      which: nat,
      what: nat,
    }),
  },
);

interface Evidence {
  readonly folder: string;
  /** What it shows: the views on record when it was made. */
  readonly recorded: Map<string, Set<number>>;
}

class History {
  readonly desk: Desk;
  readonly oracle = new Oracle();
  private readonly copies: { name: string; state: ReturnType<Oracle['copy']> }[] = [];
  private readonly evidence: Evidence[] = [];
  private made = 0;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  async run(one: Command): Promise<void> {
    switch (one.act) {
      case 'look':
        return this.look(at(this.oracle.people, one.who), at(this.oracle.documents, one.what), one.times);
      case 'newcomer': {
        this.made += 1;
        const name = `新人${this.made}`;
        await this.desk.enrol({ name, roles: ['borrower'] }, `N-${this.made}`);
        this.oracle.people.push(name);
        return;
      }
      case 'file': {
        this.made += 1;
        const unlike = createHash('sha256').update(String(this.made)).digest('hex');
        const name = `${unlike.slice(0, 12)}.txt`;
        const path = this.desk.textFile(name, unlike.repeat(3));
        this.oracle.documents.push(await this.desk.fileDocument('K-1', path, { title: name }));
        return;
      }
      case 'keep-copy': {
        const name = `copy-${this.copies.length}`;
        await this.desk.close();
        this.desk.copyVault(name);
        await this.desk.open();
        this.copies.push({ name, state: this.oracle.copy() });
        return;
      }
      case 'lay-aside':
        await this.desk.signIn('李保');
        this.keep(layAside(this.desk, `stick-${this.evidence.length}`));
        return;
      case 'export':
        this.keep(await exported(this.desk, `bundle-${this.evidence.length}`));
        return;
      case 'lose':
        return this.lose(one.which);
      case 'hear':
        return this.hear(one.which);
      case 'give-back':
        return this.giveBack(at(this.oracle.people, one.which), at(this.oracle.documents, one.what));
      case 'close-gap':
        return this.closeGap(one.which);
    }
  }

  private keep(folder: string): void {
    this.evidence.push({ folder, recorded: structuredClone(this.oracle.recorded) });
  }

  private async look(who: string, document: string, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      const due = this.oracle.mayLook(who, document);
      const done = await refusalOf(async () => {
        const loan = (await this.openLoan(who, document)) ?? (await this.desk.lend(document, who));
        await this.desk.viewAndClose(loan, who);
      });
      expect([who, document, done]).toEqual([who, document, due ? null : 'VIEWS_SPENT']);
      if (due) this.oracle.look(who, document);
    }
  }

  private async openLoan(who: string, document: string): Promise<string | null> {
    await this.desk.signIn(who);
    const loans = await this.desk.call('loan.list', { all: false });
    return loans.find((loan) => loan.document === document && loan.state === 'received')?.no ?? null;
  }

  /** The newest copy but `which` comes back; the stick in the drawer is found, or nothing is. */
  private async lose(which: number): Promise<void> {
    if (this.copies.length === 0) return;
    const { name, state } = at(this.copies, which);
    await loseTo(this.desk, name);
    // A copy of before a newcomer knows no passphrase of theirs; the test's own list does no harm.
    this.oracle.back(state);
    await this.desk.open();
    const { ledgerCovers } = await this.desk.call('generation.new', both(this.desk));
    expect(ledgerCovers).toBe(false);
    this.oracle.lose(false);
  }

  private async hear(which: number): Promise<void> {
    if (this.evidence.length === 0) return;
    const { folder, recorded } = at(this.evidence, which);
    await this.desk.signIn('李保');
    const outcome = await refusalOf(() => this.desk.call('gap.narrow', { folder, ...both(this.desk) }));
    if (outcome === 'QUARANTINE') {
      // It is of this very generation, and of a longer log: the copy is the older one, and that is a loss of its own.
      await this.desk.call('generation.new', both(this.desk));
      this.oracle.lose(true);
    } else expect([null, 'EVIDENCE_OLD', 'EVIDENCE_BROKEN']).toContain(outcome);
    if (outcome === 'EVIDENCE_BROKEN') throw new Error('honest evidence was refused');
    for (const [key, views] of recorded) {
      const [person = '', ...document] = key.split('/');
      if (!this.oracle.people.includes(person) || !this.oracle.documents.includes(document.join('/')))
        continue;
      const known = this.oracle.views(person, document.join('/'));
      for (const view of views) if (known.size < cap) known.add(view);
    }
  }

  private async giveBack(person: string, document: string): Promise<void> {
    await this.desk.signIn('李保');
    const due = !this.oracle.isLost(person, document)
      ? 'ALLOWANCE_NOT_LOST'
      : this.oracle.views(person, document).size >= cap
        ? 'VIEWS_SPENT'
        : null;
    const done = await refusalOf(() =>
      this.desk.call('allowance.restore', {
        person,
        document,
        ground: '逐件核实',
        signature: this.desk.signature,
        cosign: ['赵批', 'Abel Approver'].map((who) => this.desk.credential(who)),
      }),
    );
    expect(done).toBe(due);
    if (due === null) for (const gap of this.oracle.gaps) gap.givenBack.add(pair(person, document));
  }

  private async closeGap(which: number): Promise<void> {
    if (this.oracle.gaps.length === 0) return;
    const generation = (which % this.oracle.gaps.length) + 2;
    await this.desk.signIn('李保');
    const done = await refusalOf(() =>
      this.desk.call('gap.close', { generation, ground: '之后无人用过', ...both(this.desk) }),
    );
    const gap = this.oracle.gaps[generation - 2]!;
    if (!gap.open) expect(done).toBe('GAP_NOT_OPEN');
    else expect([null, 'EVIDENCE_SHORT']).toContain(done);
    if (done === null) gap.open = false;
  }

  /** Counts of the tables, which openings compare with the log, are the oracle's. */
  async compare(): Promise<void> {
    await this.desk.close();
    const db = await openBehindBack(this.desk);
    const rows = db.all<{ name: string; document: string; views: number }>(
      `SELECT p.name, s.code || '/' || d.no AS document, count(*) AS views FROM view v
       JOIN person p ON p.id = v.person JOIN document d ON d.lineage = v.lineage JOIN dossier s ON s.id = d.dossier
       GROUP BY 1, 2`,
    );
    db.close();
    const counted = Object.fromEntries(
      rows.map(({ name, document, views }) => [pair(name, document), views]),
    );
    const due = [...this.oracle.recorded].filter(([, views]) => views.size > 0);
    expect(counted).toEqual(Object.fromEntries(due.map(([key, views]) => [key, views.size])));
    for (const views of Object.values(counted)) expect(views).toBeLessThanOrEqual(cap);
    await this.desk.open();
  }
}

const at = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const memory = '/dev/shm';
const tmpBefore = process.env.TMPDIR;
let office: Desk;
beforeAll(async () => {
  if (existsSync(memory)) process.env.TMPDIR = memory;
  office = await openDesk();
  await office.dossier('K-1');
  for (const name of ['a.txt', 'b.txt'])
    await office.fileDocument('K-1', office.textFile(name, `${name}: nothing alike`), { title: name });
  await office.signIn('李保');
  await office.close();
});
afterAll(async () => {
  await office.dispose();
  if (tmpBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmpBefore;
});

test(`A6b: ${runs} histories with losses go as the rules say`, async () => {
  let narrowed = 0;
  let given = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 12, maxLength: 22 }), async (commands) => {
      const desk = copyDesk(office);
      try {
        await desk.open();
        const history = new History(desk);
        await history.run({ act: 'keep-copy' });
        for (const one of commands) await history.run(one);
        await history.compare();
        const bundle = await exported(desk, 'last');
        await assertSound(bundle);
        const { gaps, restored } = await desk.call('gap.list', {});
        narrowed += gaps.filter(({ reach }) => reach > 0).length;
        given += restored.length;
        rmSync(bundle, { recursive: true });
      } finally {
        await desk.dispose();
      }
    }),
    { numRuns: runs },
  );
  // Histories in which no evidence turns up and nothing is given back would prove nothing.
  if (runs > 50) expect(Math.min(narrowed, given)).toBeGreaterThan(0);
}, 3_600_000);
