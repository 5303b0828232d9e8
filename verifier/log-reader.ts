import { agreementFault } from './check-agreements.ts';
import { chainFault } from './check-chains.ts';
import { ClockCheck } from './check-clock.ts';
import type { CosignedCheck } from './check-cosigned.ts';
import { filingFault } from './check-filing.ts';
import { handoverFault } from './check-handovers.ts';
import { loanFault } from './check-loans.ts';
import type { OpeningsJudge } from './check-openings.ts';
import { releaseFault } from './check-releases.ts';
import { roleFault } from './check-roles.ts';
import { separationFault } from './check-separation.ts';
import { knownKeysFault, signersFault } from './check-signatures.ts';
import { allowanceFault, lineageUnknown } from './check-three-views.ts';
import { trainingFault } from './check-training.ts';
import { viewingFault } from './check-viewing.ts';
import type { Entry } from './entry.ts';
import { dayFault, readBody } from './entry-body.ts';
import { type EntryLine, parsePayload } from './entry-line.ts';
import { type Fault, fault } from './fault.ts';
import { LogState } from './log-state.ts';
import { GrowingTree } from './merkle-tree.ts';
import { PastRoots } from './past-roots.ts';
import type { Check, Verdicts } from './verdicts.ts';

/** Goes through the entries in order and judges each by the state that those before it built. */
export class LogReader {
  readonly state = new LogState();
  readonly tree = new GrowingTree();
  private readonly roots = new PastRoots();
  private readonly clock = new ClockCheck();
  private readonly verdicts: Verdicts;
  private readonly openings: OpeningsJudge;
  private readonly cosigned: CosignedCheck;

  constructor(verdicts: Verdicts, openings: OpeningsJudge, cosigned: CosignedCheck) {
    this.verdicts = verdicts;
    this.openings = openings;
    this.cosigned = cosigned;
  }

  /** The entry, or null where reading ends: the line is malformed or not signed by those who must have. */
  read(line: EntryLine | Fault): Entry | null {
    const index = this.tree.size;
    const end = (check: Check, why: Fault, type: string | null = null): null => {
      this.verdicts.endReading(check, { index, type }, why);
      return null;
    };
    if ('code' in line) return end('structure', line);
    const { envelope, openings, chosen } = line;
    const forged = knownKeysFault(this.state, envelope);
    if (forged !== null) return end('signatures', forged);
    const parsed = parsePayload(envelope.payload);
    if ('fault' in parsed) return end('structure', parsed.fault);
    const read = readBody(parsed.value);
    if ('code' in read) return end('structure', read);
    const { body, commitments } = read;
    if (this.state.vault !== null && body.vault !== this.state.vault) {
      return end('structure', fault('other-vault', { vault: body.vault }), body.type);
    }
    const dateless = this.state.place === null ? null : dayFault(body);
    if (dateless !== null) return end('structure', dateless, body.type);
    const unsigned = signersFault(this.state, index, envelope, body);
    if (unsigned !== null) return end('signatures', unsigned, body.type);
    const entry = { index, envelope, body, commitments, openings, chosen };
    this.roots.push(this.tree.root());
    this.judge(entry);
    this.state.apply(index, body, envelope.leafHash);
    this.tree.append(envelope.leafHash);
    return entry;
  }

  /** In the order of what rests on what: a check that breaks here silences those that rest on it. */
  private judge(entry: Entry): void {
    const { state } = this;
    const { body, index } = entry;
    this.ask('tree', entry, () => this.treeFault(entry));
    this.ask('chains', entry, () => chainFault(state.people, body));
    this.ask('roles', entry, () => roleFault(state, index, body));
    this.ask('clock', entry, () => this.clock.fault(body, index === 0 ? null : state.judged));
    state.advanceClock(body);
    this.ask('separation', entry, () => separationFault(state, body));
    this.ask(
      'loans',
      entry,
      () =>
        filingFault(state, body) ??
        loanFault(state, body) ??
        viewingFault(state, body) ??
        releaseFault(state, index, body),
    );
    const unknown = lineageUnknown(state, body);
    if (unknown !== null) this.verdicts.suspend('three-views', unknown);
    this.ask('three-views', entry, () => allowanceFault(state, body));
    this.ask('handovers', entry, () => handoverFault(state, this.roots, index, body));
    this.ask('training', entry, () => trainingFault(state, body) ?? agreementFault(state, body));
    this.ask('openings', entry, () => this.openings.fault(entry));
    this.ask('cosignatures', entry, () =>
      this.cosigned.entryFault(entry, state, (size) => this.roots.at(size)),
    );
  }

  private ask(check: Check, { index, body }: Entry, judge: () => Fault | null): void {
    if (!this.verdicts.stands(check)) return;
    const bad = judge();
    if (bad !== null) this.verdicts.break(check, { index, type: body.type }, bad);
  }

  private treeFault({ index, body: { log } }: Entry): Fault | null {
    if (log.size !== index) return fault('body-size', { size: log.size, due: index });
    return log.root === this.roots.at(index).toString('hex') ? null : fault('body-root');
  }
}
