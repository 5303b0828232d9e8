/**
 * The office of the histories: its people, two dossiers, four documents of three lineages, prepared once and copied for each
 * history; and the commands of a history, each tried on the vault and asked of the oracle.
 */
import { expect } from 'vitest';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultPorts } from '../../vault/acts/ports.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { copyDesk } from './history-desk-copy.ts';
import { Oracle } from './history-oracle.ts';

const borrowers = ['许借', 'Ben Reader', '柳借', 'Ada Writer'] as const;
/** Ada Writer both writes and borrows, which makes the rule on one's own writing bite. */
export const actors = [...borrowers, '孟编', '李保', 'Cora Keeper', '赵批', 'Abel Approver'] as const;
const keepers = ['李保', 'Cora Keeper', '赵批', 'Abel Approver'] as const;
const hourMs = 3_600_000;
/** Shorter than the longest step of time, so that one step ends it. */
const windowMs = 40 * hourMs;

/** Pages drawn and marked by nobody: what leaves at a view is not what these histories are about. */
const noPictures: Pick<VaultPorts, 'rasteriser' | 'watermarker'> = {
  rasteriser: {
    examine: () => Promise.reject(new Error('nothing is filed in a history')),
    examiner: () => {
      throw new Error('nothing is filed in a history');
    },
    form: () => Promise.reject(new Error('nothing is filed in a history')),
    table: () => Promise.reject(new Error('no table is read in a history')),
    open: async () => ({
      pages: 1,
      renderPage: async () => ({ widthPx: 1, heightPx: 1, rgba: new Uint8Array(4) }),
      close: async () => {},
    }),
  },
  watermarker: async () => ({
    compose: () => ({ bytes: new Uint8Array(1), mime: 'image/png', widthPx: 1, heightPx: 1 }),
  }),
};

export async function prepareOffice(): Promise<Desk> {
  const desk = await openDesk({}, [
    { name: '孟编', roles: ['author'] },
    { name: 'Ada Writer', roles: ['author', 'borrower'] },
    { name: '许借', roles: ['borrower'] },
    { name: 'Ben Reader', roles: ['borrower'] },
    { name: '柳借', roles: ['borrower'] },
  ]);
  await desk.dossier('K-1');
  await desk.dossier('K-2');
  const file = (code: string, name: string, text: string, options = {}, author = '孟编') =>
    desk.fileDocument(code, desk.textFile(name, text), options, author);
  await file('K-1', '价目.txt', '棉纱每吨二万三千元。');
  await file('K-1', '新价目.txt', '棉纱每吨二万四千元。', { versionOf: 'K-1/1' });
  await file('K-2', '走访.txt', '十一月走访，见到厂长。');
  await file('K-2', '钥匙.txt', '会议室钥匙在前台。', {}, 'Ada Writer');
  await desk.close();
  return desk;
}

function oracleOf(desk: Desk): Oracle {
  const oracle = new Oracle(desk.clock.wallMs);
  for (const custodian of ['李保', 'Cora Keeper']) oracle.enrol(custodian, 'custodian');
  for (const approver of ['赵批', 'Abel Approver']) oracle.enrol(approver, 'approver');
  oracle.enrol('孟编', 'author');
  oracle.enrol('Ada Writer', 'author', 'borrower');
  for (const borrower of ['许借', 'Ben Reader', '柳借']) oracle.enrol(borrower, 'borrower');
  oracle.file('K-1/1', 'prices', '孟编');
  oracle.file('K-1/2', 'prices', '孟编');
  oracle.file('K-2/1', 'visit', '孟编');
  oracle.file('K-2/2', 'keys', 'Ada Writer');
  return oracle;
}

/** Numbers stand for people, documents and loans: they are taken modulo how many there are. */
export type Command =
  | { readonly act: 'request'; readonly by: number; readonly document: number }
  | { readonly act: LoanAct; readonly by: number; readonly loan: number }
  | {
      readonly act: 'lend';
      readonly by: number;
      readonly document: number;
      /** 1 approved, 2 issued, 3 received. */
      readonly steps: number;
      readonly looks: number;
    }
  | { readonly act: PersonAct; readonly by: number; readonly who: number }
  | { readonly act: 'join'; readonly by: number; readonly who: number; readonly same: number }
  | { readonly act: 'hold' | 'lift'; readonly by: number; readonly dossier: number }
  | { readonly act: 'pass'; readonly hours: number }
  | { readonly act: 'crash' };
export const loanActs = [
  'withdraw',
  'approve',
  'reject',
  'issue',
  'receive',
  'view',
  'giveBack',
  'checkIn',
  'recall',
] as const;
type LoanAct = (typeof loanActs)[number];
export const personActs = ['freeze', 'unfreeze', 'endBorrowing', 'giveBorrowing', 'rekey'] as const;
type PersonAct = (typeof personActs)[number];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

export class History {
  readonly desk: Desk;
  readonly oracle: Oracle;

  private constructor(desk: Desk) {
    this.desk = desk;
    this.oracle = oracleOf(desk);
    Object.assign(desk.ports, noPictures);
  }
  static async begin(prepared: Desk): Promise<History> {
    const history = new History(copyDesk(prepared));
    await history.desk.open();
    return history;
  }

  async run(command: Command): Promise<void> {
    const { oracle } = this;
    switch (command.act) {
      case 'request':
        await this.request(pick(actors, command.by), command.document);
        return;
      case 'lend':
        await this.lend(pick(borrowers, command.by), command.document, command.steps, command.looks);
        return;
      case 'join':
        await this.join(pick(keepers, command.by), command.who, command.same);
        return;
      case 'hold':
      case 'lift': {
        const [by, code] = [pick(actors, command.by), pick(['K-1', 'K-2'], command.dossier)];
        const due = command.act === 'hold' ? oracle.hold(by, code) : oracle.lift(by, code);
        await this.expectOutcome(due, by, (signature) =>
          command.act === 'hold'
            ? this.desk.call('hold.set', { code, ground: '依据', signature })
            : this.desk.call('hold.lift', { code, ground: '依据', signature, cosign: this.cosign(by) }),
        );
        return;
      }
      case 'pass':
        await this.pass(command.hours);
        return;
      case 'crash':
        this.desk.crash();
        await this.desk.open('Cora Keeper');
        return;
      case 'freeze':
      case 'unfreeze':
      case 'endBorrowing':
      case 'giveBorrowing':
      case 'rekey':
        await this.person(command.act, pick(actors, command.by), pick(borrowers, command.who));
        return;
      default: {
        if (oracle.loans.length === 0) return;
        await this.loan(command.act, pick(actors, command.by), command.loan % oracle.loans.length);
      }
    }
  }

  /** The vault answers as the oracle says: allowed where it says so, else refused with the very code. */
  private async expectOutcome(
    due: string | null,
    by: string,
    act: (signature: { passphrase: string }) => Promise<unknown>,
  ): Promise<unknown> {
    await this.desk.signIn(by);
    try {
      const answer = await act(this.desk.signature);
      expect('allowed').toBe(due ?? 'allowed');
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.code).toBe(due ?? 'allowed');
      return null;
    }
  }
  /** Whoever signs along with this person. */
  private cosign = (by: string) => [
    this.desk.credential(by === '赵批' || by === 'Abel Approver' ? '李保' : '赵批'),
  ];

  private async request(by: string, at: number): Promise<boolean> {
    const document = pick(this.oracle.documents, at);
    const toMs = this.oracle.nowMs + windowMs;
    const due = this.oracle.request(by, document, toMs);
    await this.expectOutcome(due, by, (signature) =>
      this.desk.call('loan.request', {
        document: document.ref,
        category: 'renewal',
        reason: '续约',
        place: '会议室',
        toMs,
        signature,
      }),
    );
    return due === null;
  }

  private async loan(act: LoanAct, by: string, at: number): Promise<boolean> {
    const loan = this.oracle.loans[at]!;
    const number = { loan: `L${at + 1}` };
    const used = this.oracle.used(loan.borrower, loan.document.lineage);
    const due = this.oracle[act](by, loan);
    const answer = await this.expectOutcome(due, by, (signature) => {
      const signed = { ...number, signature };
      const decision = { ...number, decision: act === 'reject' ? 'reject' : 'approve', reason: '理由' };
      switch (act) {
        case 'withdraw':
          return this.desk.call('loan.withdraw', signed);
        case 'approve':
        case 'reject':
          return this.desk.call('loan.decide', { decisions: [decision], signature });
        case 'issue':
          return this.desk.call('loan.issue', signed);
        case 'receive':
          return this.desk.call('loan.receive', signed);
        case 'view':
          return this.desk.call('view.open', { ...signed, reason: '续约', place: '会议室' });
        case 'giveBack':
          return this.desk.call('loan.return', signed);
        case 'checkIn':
          return this.desk.call('loan.check-in', signed);
        case 'recall':
          return this.desk.call('loan.recall', { ...signed, reason: '收回' });
      }
    });
    if (act === 'view' && due === null) {
      expect(answer).toMatchObject({ n: used + 1, cap: 3 });
      await this.desk.call('view.close', {});
    }
    return due === null;
  }

  /** A loan from its request to so many looks, as far as nothing stands against it. */
  private async lend(by: string, document: number, steps: number, looks: number): Promise<void> {
    if (!(await this.request(by, document))) return;
    const at = this.oracle.loans.length - 1;
    const approver = pick(['赵批', 'Abel Approver'], at);
    const custodian = pick(['李保', 'Cora Keeper'], at);
    if (!(await this.loan('approve', approver, at)) || steps < 2) return;
    if (!(await this.loan('issue', custodian, at)) || steps < 3) return;
    if (!(await this.loan('receive', by, at))) return;
    for (let i = 0; i < looks; i++) await this.loan('view', by, at);
  }

  private async person(act: PersonAct, by: string, who: string): Promise<void> {
    const due = this.oracle[act](by, who);
    const answer = await this.expectOutcome(due, by, (signature) => {
      const both = { signature, cosign: this.cosign(by) };
      switch (act) {
        case 'freeze':
          return this.desk.call('person.freeze', { who, ground: '依据', signature });
        case 'unfreeze':
          return this.desk.call('person.unfreeze', { who, ground: '依据', ...both });
        case 'endBorrowing':
          return this.desk.call('role.end', { who, role: 'borrower', ground: '依据', ...both });
        case 'giveBorrowing':
          return this.desk.call('role.give', {
            self: this.desk.credential(who),
            role: 'borrower',
            clearance: 'secret',
            ...both,
          });
        case 'rekey':
          return this.desk.call('person.rekey', { who, language: 'en', keyFiles: [], ...both });
      }
    });
    if (act === 'rekey' && due === null)
      this.desk.passphrases.set(who, (answer as { drawnPassphrase: string }).drawnPassphrase);
  }

  private async join(by: string, who: number, same: number): Promise<void> {
    const alike = ['许借', 'Ben Reader', '柳借'] as const;
    const [one, other] = [pick(alike, who), pick(alike, same)];
    const due = this.oracle.join(by, one, other);
    await this.expectOutcome(due, by, (signature) =>
      this.desk.call('person.same-as', {
        who: one,
        same: other,
        ground: '依据',
        signature,
        cosign: this.cosign(by),
      }),
    );
  }

  /** At most sixty hours at a time: more in one step is a clock to be confirmed (A8), which is another test's. */
  private async pass(hours: number): Promise<void> {
    await this.desk.close();
    this.desk.clock.pass(hours * hourMs);
    this.oracle.nowMs = this.desk.clock.wallMs;
    await this.desk.open();
  }

  /** At the end: what the log counts, what each borrower is told, and the vault in order at its next opening. */
  async end(): Promise<void> {
    const { desk, oracle } = this;
    for (const borrower of borrowers) {
      if (!oracle.person(borrower).roles.has('borrower')) continue;
      await desk.signIn(borrower);
      for (const code of ['K-1', 'K-2']) {
        const shown = await desk.call('dossier.show', { code });
        for (const { no, allowance } of shown.documents) {
          const { lineage } = oracle.documents.find((one) => one.ref === `${code}/${no}`)!;
          expect(allowance).toEqual({
            cap: 3,
            used: oracle.used(borrower, lineage),
            left: oracle.left(borrower, lineage),
            // Nothing was lost in these histories.
            lostInGap: false,
          });
        }
      }
    }
    await desk.close();
    expect((await desk.open('Cora Keeper')).quarantine).toBe('none');
  }
}
