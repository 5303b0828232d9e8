/**
 * Histories of one client's line, drawn at random: naming, describing, signing, taking over, and asking for the contact
 * sheet beside it, by anybody and in any order. After each act the vault answers what H2 gives, worked out here again;
 * the successor has the sheet granted to them when the line is closed and never while it is open.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { fileContacts, openHandover, staffedDesk } from '../handing-over/handover-desk.ts';
import type { Desk } from '../support/desk.ts';

/** Lists tell people apart by number and department; the names of this office do so by themselves. */
const nameIn = (shown: string | null | undefined): string | null => shown?.split(' #')[0] ?? null;

const runs = process.env.DOSSIER_VAULT_LONG_TESTS === undefined ? 12 : 400;
let desk: Desk;
beforeAll(async () => {
  desk = await staffedDesk();
});
afterAll(() => desk.dispose());

/** 接替甲二 is the transferor under another account. */
const transferors = ['接替甲', '接替甲二'];
const borrowers = ['许借', 'Ben Reader'] as const;
type Borrower = (typeof borrowers)[number];
const everybody = [...transferors, ...borrowers, '李保', '赵批'];

type Act =
  | { readonly act: 'assign'; readonly to: string }
  | { readonly act: 'describe' | 'sign'; readonly by: string }
  | { readonly act: 'take-over' }
  | { readonly act: 'request' | 'approve'; readonly who: Borrower };

const who = fc.constantFrom(...borrowers);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constant('assign' as const),
        to: fc.constantFrom(...borrowers, ...transferors),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('describe' as const), by: fc.constantFrom(...everybody) }),
    },
    {
      weight: 9,
      arbitrary: fc.record({ act: fc.constant('sign' as const), by: fc.constantFrom(...everybody) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('take-over' as const) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('request' as const), who }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('approve' as const), who }) },
  ),
  { minLength: 4, maxLength: 24 },
);

interface Loan {
  readonly no: string;
  readonly state: 'requested' | 'approved';
  readonly forLine: boolean;
}

/** What H2 says of one line, without a look at the vault's own rules. */
class LineOracle {
  successor: Borrower | null = null;
  signed = new Set<string>();
  closed = false;
  readonly loans = new Map<Borrower, Loan>();

  private sees(person: string): boolean {
    return ![...borrowers].includes(person as Borrower) || person === this.successor;
  }
  private capacity(person: string): string | null {
    if (transferors.includes(person)) return 'transferor';
    if (person === this.successor) return 'transferee';
    return person === '赵批' ? 'witness' : null;
  }
  private close(): void {
    this.closed = true;
    const loan = this.successor === null ? undefined : this.loans.get(this.successor);
    if (this.successor !== null && loan?.state === 'requested')
      this.loans.set(this.successor, { ...loan, state: 'approved' });
  }

  assign(to: string): string {
    if (transferors.includes(to)) return 'SUCCESSOR_CANNOT';
    if (this.closed) return 'LINE_CLOSED';
    if (to === this.successor) return 'done';
    const before = this.successor;
    const request = before === null ? undefined : this.loans.get(before);
    if (before !== null && request?.state === 'requested' && request.forLine) this.loans.delete(before);
    this.successor = to as Borrower;
    this.signed.clear();
    if (this.loans.get(this.successor)?.state === 'approved') this.loans.delete(this.successor);
    return 'done';
  }
  describe(by: string): string {
    if (!this.sees(by)) return 'NO_SUCH_HANDOVER';
    if (this.closed) return 'LINE_CLOSED';
    this.signed.clear();
    return 'done';
  }
  sign(by: string): string {
    if (!this.sees(by)) return 'NO_SUCH_HANDOVER';
    if (this.closed) return 'LINE_CLOSED';
    if (this.successor === null) return 'LINE_WITHOUT_SUCCESSOR';
    const as = this.capacity(by);
    if (as === null || this.signed.has(as)) return 'LINE_NOT_YOURS';
    if (as === 'witness' && this.signed.size < 2) return 'LINE_WITNESS_LAST';
    this.signed.add(as);
    if (as === 'witness') this.close();
    return 'done';
  }
  takeOver(): string {
    if (!this.closed && this.signed.has('transferor') && this.signed.has('transferee'))
      return 'HANDOVER_STATE';
    if (this.closed) return 'LINE_CLOSED';
    if (this.successor === null) return 'LINE_WITHOUT_SUCCESSOR';
    this.close();
    return 'done';
  }
  approve(who: Borrower): string {
    if (who === this.successor && !this.closed) return 'ENVELOPE_SEALED';
    const loan = this.loans.get(who);
    if (loan !== undefined) this.loans.set(who, { ...loan, state: 'approved' });
    return 'done';
  }
}

const outcomeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );

const nothingSaid = {
  projects: '',
  nextDates: '',
  mandate: '',
  positions: '',
  authority: '',
  meetingOn: null,
  meetingHeld: false,
  client: 'waiting',
  formalRecords: 0,
  personal: [],
};

async function perform(act: Act, oracle: LineOracle, handover: number, code: string, sheet: string) {
  switch (act.act) {
    case 'assign': {
      await desk.signIn('李保');
      const lines = [{ code, successor: act.to }];
      const asked = desk.call('clients.assign', { handover, lines, signature: desk.signature });
      return [oracle.assign(act.to), await outcomeOf(asked)];
    }
    case 'describe': {
      await desk.signIn(act.by);
      const said = { handover, code, ...nothingSaid, signature: desk.signature };
      return [oracle.describe(act.by), await outcomeOf(desk.call('clients.describe', said))];
    }
    case 'sign': {
      await desk.signIn(act.by);
      const due = oracle.sign(act.by);
      let loans: readonly string[] = [];
      const asked = desk.call('clients.sign', { handover, codes: [code], signature: desk.signature });
      const outcome = await outcomeOf(
        asked.then((signed) => {
          loans = signed.loans;
        }),
      );
      // The successor's signature asks for the sheet, unless they have asked already.
      const { successor } = oracle;
      if (due === 'done' && act.by === successor && !oracle.loans.has(successor))
        oracle.loans.set(successor, { no: loans[0] ?? 'none', state: 'requested', forLine: true });
      return [due, outcome];
    }
    case 'take-over': {
      await desk.signIn('李保');
      const asked = desk.call('clients.take-over', {
        handover,
        codes: [code],
        manner: 'absent',
        ground: '不在',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
      return [oracle.takeOver(), await outcomeOf(asked)];
    }
    case 'request': {
      const due = oracle.loans.has(act.who) ? 'LOAN_OPEN' : 'done';
      const asked = desk.request(sheet, act.who).then((no) => {
        oracle.loans.set(act.who, { no, state: 'requested', forLine: false });
      });
      return [due, await outcomeOf(asked)];
    }
    case 'approve': {
      const loan = oracle.loans.get(act.who);
      if (loan?.state !== 'requested') return ['done', 'done'];
      return [oracle.approve(act.who), await outcomeOf(desk.approve(loan.no, 'Abel Approver'))];
    }
  }
}

test('H2: a line answers as the rules say, and the sheet is granted to its successor with its closing', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      count += 1;
      const code = `PR-${count}`;
      await desk.dossier(code, { responsible: '接替甲' });
      const sheet = await fileContacts(desk, code, `0512-${count * 7919}`);
      const { handover } = await openHandover(desk, '接替甲', [code]);
      const oracle = new LineOracle();
      for (const act of history) {
        const [due, outcome] = await perform(act, oracle, handover, code, sheet);
        expect(outcome, JSON.stringify(act)).toBe(due);
        await desk.signIn('李保');
        const [line] = (await desk.call('clients.show', { handover })).lines;
        expect(nameIn(line?.successor)).toBe(oracle.successor);
        expect(line?.closed !== null).toBe(oracle.closed);
        expect(line?.envelope).toBe(oracle.closed ? 'released' : 'sealed');
        const shown = await desk.call('dossier.show', { code });
        expect(nameIn(shown.responsible)).toBe(oracle.closed ? oracle.successor : '接替甲');
        for (const each of borrowers) {
          const open = (await desk.call('loan.list', { all: false })).filter(
            (loan) => loan.document === sheet && nameIn(loan.borrower) === each,
          );
          expect(open.map((loan) => loan.state)).toEqual(
            [oracle.loans.get(each)?.state].filter((state) => state !== undefined),
          );
          // The heart of it: nothing of the envelope is granted to the successor while their line is open.
          if (each === oracle.successor && !oracle.closed)
            expect(open.some((loan) => loan.state !== 'requested')).toBe(false);
        }
      }
    }),
    { numRuns: runs },
  );
}, 600_000);
