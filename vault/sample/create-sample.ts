/**
 * Makes the sample vault the way people would: a ceremony, enrolments, filings, requests, loans, each act signed with
 * real keys. Only its secrets are public. It goes through the router and knows no other road.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandAnswers, SampleVault } from '../../shared/contract/answers.ts';
import type { CommandInput, CommandName, Credential, ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import { sampleClients } from './sample-clients.ts';
import { type SamplePerson, sampleOffice, samplePassphrase } from './sample-people.ts';

/** The router as the sample uses it. */
export interface SampleRouter {
  call<C extends CommandName>(name: C, input: CommandInput<C>): Promise<CommandAnswers[C]>;
  close(cause: 'command'): Promise<unknown>;
  abandon(): void;
}

export async function createSample(
  router: SampleRouter,
  clock: Clock,
  input: ParsedInput<'sample.create'>,
  call: Call,
): Promise<SampleVault> {
  const keys = `${input.folder}-keys`;
  // What is taken away again after a failure must be the sample's own from the first file on.
  if ([input.folder, keys].some(holdsSomething)) throw new VaultFault('VAULT_EXISTS');
  const papers = mkdtempSync(join(tmpdir(), 'dossier-vault-sample-'));
  const maker = new SampleMaker(router, clock, input, keys, papers, call);
  try {
    await maker.make();
    await router.close('command');
    return maker.told(input.folder);
  } catch (error) {
    // Nothing half-made is left.
    router.abandon();
    for (const path of [input.folder, keys]) rmSync(path, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(papers, { recursive: true, force: true });
  }
}

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return readdirSync(path).length > 0;
  } catch {
    return true;
  }
}

const DAY_MS = 86_400_000;

class SampleMaker {
  private readonly router: SampleRouter;
  private readonly input: ParsedInput<'sample.create'>;
  private readonly keys: string;
  private readonly papers: string;
  private readonly call: Call;
  private readonly clock: Clock;
  private readonly office;
  private readonly clients;
  private readonly passphrases = new Map<string, string>();
  private atDesk: SamplePerson | null = null;
  private done = 0;
  private readonly total: number;

  constructor(
    router: SampleRouter,
    clock: Clock,
    input: ParsedInput<'sample.create'>,
    keys: string,
    papers: string,
    call: Call,
  ) {
    this.router = router;
    this.clock = clock;
    this.input = input;
    this.keys = keys;
    this.papers = papers;
    this.call = call;
    this.office = sampleOffice(input.language);
    this.clients = sampleClients(input.language);
    const filed = this.clients.flatMap((client) => client.papers);
    this.total = 6 + this.office.staff.length * 2 + this.clients.length + filed.length * 2 + 12;
  }

  told(folder: string): SampleVault {
    const people = [...this.office.founders, ...this.office.staff].map((person) => ({
      name: person.name,
      roles: person.roles,
      passphrase: this.passphrases.get(person.name) ?? '',
      keyFile: this.keyFile(person) ?? null,
    }));
    return { folder, name: this.office.vaultName, place: this.office.place, people };
  }

  async make(): Promise<void> {
    const sheets = await this.found();
    await this.confirm(sheets);
    await this.enrolStaff();
    await this.fileEverything();
    await this.lend();
  }

  private step(): void {
    this.done = Math.min(this.total, this.done + 1);
    this.call.progress(this.done, this.total);
    if (this.call.signal?.aborted === true) throw new VaultFault('STOPPED');
  }

  private person(role: string, which = 0): SamplePerson {
    const found = [...this.office.founders, ...this.office.staff].filter((p) =>
      p.roles.includes(role as never),
    );
    return found[which]!;
  }
  private keyFile(person: SamplePerson, copy = ''): string | undefined {
    return person.stick === undefined
      ? undefined
      : join(this.keys, `${person.stick}${copy}`, `${person.stick}.key`);
  }
  private credential(person: SamplePerson): Credential {
    const keyFile = this.keyFile(person);
    return {
      who: person.name,
      passphrase: this.passphrases.get(person.name) ?? '',
      ...(keyFile === undefined ? {} : { keyFile }),
    };
  }
  private signature(): { passphrase: string } {
    return { passphrase: this.passphrases.get(this.atDesk?.name ?? '') ?? '' };
  }

  private async seat(person: SamplePerson): Promise<void> {
    if (this.atDesk === person) return;
    await this.router.call('session.sign-in', { ...this.credential(person), place: this.office.place });
    this.atDesk = person;
  }

  private async found(): Promise<CommandAnswers['vault.create']['sheets']> {
    const founders = this.office.founders.map((person) => {
      const keyFiles = ['', '-spare'].map((copy) => {
        mkdirSync(join(this.keys, `${person.stick}${copy}`), { recursive: true, mode: 0o700 });
        return this.keyFile(person, copy)!;
      });
      const passphrase = samplePassphrase(person);
      this.passphrases.set(person.name, passphrase);
      return {
        name: person.name,
        staffNumber: person.staffNumber,
        department: person.department,
        role: person.roles[0] as 'custodian' | 'approver',
        clearance: person.clearance,
        passphrase,
        keyFiles,
      };
    });
    const created = await this.router.call('vault.create', {
      folder: this.input.folder,
      name: this.office.vaultName,
      sample: true,
      founders,
      sheets: { custody: { threshold: 2, of: 3 }, approval: { threshold: 2, of: 3 } },
      anchorFolders: [],
      station: 'A-03',
    });
    this.step();
    const custodian = this.person('custodian');
    await this.router.call('vault.open', {
      folder: this.input.folder,
      passphrase: samplePassphrase(custodian),
      keyFile: this.keyFile(custodian)!,
      station: 'A-03',
      place: this.office.place,
      anchorFolders: [],
    });
    this.atDesk = custodian;
    this.step();
    return created.sheets;
  }

  private async confirm(sheets: CommandAnswers['vault.create']['sheets']): Promise<void> {
    for (const side of ['custody', 'approval'] as const) {
      for (const which of [0, 1]) {
        const person = this.person(side === 'custody' ? 'custodian' : 'approver', which);
        await this.seat(person);
        if (which === 0) {
          await this.router.call('recovery.confirm', {
            signature: this.signature(),
            sheets: [...sheets[side]],
          });
        }
        const keyFiles = [this.keyFile(person)!, this.keyFile(person, '-spare')!];
        await this.router.call('keyfile.confirm', { signature: this.signature(), keyFiles });
        this.step();
      }
    }
  }

  private async enrolStaff(): Promise<void> {
    const approver = this.person('approver');
    await this.seat(this.person('custodian'));
    for (const person of this.office.staff) {
      const enrolled = await this.router.call('person.enrol', {
        name: person.name,
        staffNumber: person.staffNumber,
        department: person.department,
        // Drawn in English words: the first thing that somebody types here should not need an input method.
        language: 'en',
        keyFiles: [],
        signature: this.signature(),
        cosign: [this.credential(approver)],
      });
      this.passphrases.set(person.name, enrolled.drawnPassphrase ?? '');
      this.step();
      for (const role of person.roles) {
        await this.router.call('role.give', {
          self: this.credential(person),
          role,
          clearance: person.clearance,
          signature: this.signature(),
          cosign: [this.credential(approver)],
        });
      }
      this.step();
    }
  }

  private async fileEverything(): Promise<void> {
    const author = this.person('author');
    await this.seat(author);
    const toAccept: string[] = [];
    for (const client of this.clients) {
      await this.router.call('dossier.open', {
        code: client.code,
        client: client.client,
        category: client.category,
        classification: client.classification,
        responsible: this.person('borrower').name,
        openedOn: `${client.code.slice(3, 7)}-03-01`,
        secrecyYears: 10,
        scope: { everybody: true, people: [], departments: [] },
        home:
          this.input.language === 'en' ? `Cabinet ${client.code.slice(-2)}` : `${client.code.slice(-2)} 号柜`,
        signature: this.signature(),
      });
      this.step();
      for (const [i, paper] of client.papers.entries()) {
        const file = join(this.papers, `${client.code}-${i + 1}.md`);
        writeFileSync(file, paper.markdown, { mode: 0o600 });
        const submitted = await this.router.call('document.submit', {
          code: client.code,
          file,
          title: paper.title,
          sheet: paper.sheet,
          ownership: paper.ownership,
          signature: this.signature(),
        });
        if (paper.waiting !== true) toAccept.push(submitted.document);
        this.step();
      }
    }
    await this.seat(this.person('custodian'));
    const pending = await this.router.call('document.pending', {});
    for (const document of toAccept) {
      const like = pending.find((row) => row.document === document)?.like ?? [];
      await this.router.call('document.accept', {
        document,
        ...(like.length === 0
          ? {}
          : { newBecause: this.input.language === 'en' ? 'About another client.' : '属于另一客户。' }),
        signature: this.signature(),
      });
      this.step();
    }
  }

  /** Loans in every state that somebody who tries the sample would want to go on from. */
  private async lend(): Promise<void> {
    const [first, second] = this.clients;
    const words = (zh: string, en: string): string => (this.input.language === 'en' ? en : zh);
    const requests: readonly (readonly [who: number, document: string, reason: string])[] = [
      [
        0,
        `${first!.code}/1`,
        words('核对担保物估值，准备贷审会。', 'Checking the collateral valuation for the credit committee.'),
      ],
      [0, `${first!.code}/2`, words('续约条款核对。', 'Comparing the terms for renewal.')],
      [0, `${second!.code}/1`, words('客户来电询问结算条款。', 'The client asked about settlement terms.')],
      [1, `${second!.code}/1`, words('海外分行询问协议范围。', 'The overseas branch asks about the scope.')],
      [1, 'KH-2026-0098/1', words('复核评估假设。', 'Reviewing the assumptions of the assessment.')],
      [1, `${first!.code}/3`, words('准备客户会面。', 'Preparing a meeting with the client.')],
    ];
    const loans: string[] = [];
    for (const [who, document, reason] of requests) {
      await this.seat(this.person('borrower', who));
      const requested = await this.router.call('loan.request', {
        document,
        category: 'service',
        reason,
        place: this.office.place,
        fromMs: this.clock.read().wallMs,
        toMs: this.clock.read().wallMs + 3 * DAY_MS,
        signature: this.signature(),
      });
      loans.push(requested.loan);
      this.step();
    }
    await this.seat(this.person('approver'));
    const toApprove = loans.slice(0, 3);
    for (const loan of toApprove) await this.router.call('loan.show', { loan });
    await this.router.call('loan.decide', {
      decisions: toApprove.map((loan) => ({
        loan,
        decision: 'approve' as const,
        reason: words('事由充分，期限合理。', 'The reason suffices; the window is reasonable.'),
      })),
      signature: this.signature(),
    });
    this.step();
    await this.seat(this.person('custodian'));
    for (const loan of toApprove.slice(0, 2)) {
      await this.router.call('loan.issue', { loan, signature: this.signature() });
      this.step();
    }
    await this.seat(this.person('borrower'));
    await this.router.call('loan.receive', { loan: toApprove[0]!, signature: this.signature() });
    this.step();
  }
}
