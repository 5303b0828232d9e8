import type { OpeningsJudge } from './check-openings.ts';
import { knownKeysFault, signersFault } from './check-signatures.ts';
import type { Entry } from './entry.ts';
import { dayFault, type EntryBody, readBody } from './entry-body.ts';
import { type EntryLine, parsePayload } from './entry-line.ts';
import { type Fault, fault } from './fault.ts';
import { LogState } from './log-state.ts';
import { GrowingTree } from './merkle-tree.ts';
import type { ProofOfEntries } from './proof-of-entries.ts';
import type { Check, Verdicts } from './verdicts.ts';

/** What rests on entries that an extract has not. */
const beyondAnExtract: readonly Check[] = [
  'roles',
  'separation',
  'loans',
  'three-views',
  'handovers',
  'training',
  'clock',
  'cosignatures',
];

/**
 * Goes through the entries of an extract: each is in its place in the tree, signed by keys that entries here introduce,
 * and does not contradict the others (audit-part.md §5).
 */
export class ExtractReader {
  readonly state = new LogState();
  readonly tree = new GrowingTree();
  private readonly verdicts: Verdicts;
  private readonly openings: OpeningsJudge;
  private readonly proof: ProofOfEntries;
  private readonly grown: () => void;
  /** Of each person the last statement that is here. */
  private readonly statements = new Map<
    string,
    { readonly index: number; readonly seq: number; readonly leaf: string }
  >();

  /** `grown` hears of the tree after each hash of the proof. */
  constructor(verdicts: Verdicts, openings: OpeningsJudge, proof: ProofOfEntries, grown: () => void) {
    this.verdicts = verdicts;
    this.openings = openings;
    this.proof = proof;
    this.grown = grown;
    for (const check of beyondAnExtract) verdicts.suspend(check, fault('not-in-extract'));
  }

  /** As `LogReader.read`. */
  read(line: EntryLine | Fault): Entry | null {
    const { state, tree } = this;
    const at = 'code' in line ? tree.size : line.index;
    const end = (check: Check, why: Fault, type: string | null = null): null => {
      this.verdicts.endReading(check, { index: at, type }, why);
      return null;
    };
    if ('code' in line) return end('structure', line);
    const { index, envelope, openings, chosen } = line;
    const forged = knownKeysFault(state, envelope);
    if (forged !== null) return end('signatures', forged);
    const parsed = parsePayload(envelope.payload);
    if ('fault' in parsed) return end('structure', parsed.fault);
    const read = readBody(parsed.value);
    if ('code' in read) return end('structure', read);
    const { body, commitments } = read;
    if (state.vault !== null && body.vault !== state.vault)
      return end('structure', fault('other-vault', { vault: body.vault }), body.type);
    const dateless = state.place === null ? null : dayFault(body);
    if (dateless !== null) return end('structure', dateless, body.type);
    const unsigned = signersFault(state, index, envelope, body);
    if (unsigned !== null) return end('signatures', unsigned, body.type);
    const unproven = this.proof.fillTo(tree, index, this.grown);
    if (unproven !== null) return end('tree', unproven, body.type);
    const entry = { index, envelope, body, commitments, openings, chosen };
    this.ask('tree', entry, () => this.treeFault(entry));
    this.ask('chains', entry, () => this.chainFault(entry));
    this.ask('openings', entry, () => this.openings.fault(entry));
    this.takeIn(body, envelope.leafHash);
    tree.append(envelope.leafHash);
    return entry;
  }

  private ask(check: Check, { index, body }: Entry, judge: () => Fault | null): void {
    if (!this.verdicts.stands(check)) return;
    const bad = judge();
    if (bad !== null) this.verdicts.break(check, { index, type: body.type }, bad);
  }

  /** The proof gives the head of everything before an entry, also where most of it is not here. */
  private treeFault({ index, body: { log } }: Entry): Fault | null {
    if (log.size !== index) return fault('body-size', { size: log.size, due: index });
    return log.root === this.tree.root().toString('hex') ? null : fault('body-root');
  }

  /** Statements that are not here may lie between: only what cannot be is broken. */
  private chainFault({ index, body, envelope }: Entry): Fault | null {
    for (const { person, seq, prev } of body.signers) {
      const last = this.statements.get(person) ?? { index: -1, seq: -1, leaf: null };
      const between = seq - last.seq - 1;
      if (between < 0) return fault('chain-fork', { person, seq, next: last.seq + 1 });
      if (between > index - last.index - 1) return fault('chain-gap', { person, seq, next: last.seq + 1 });
      if (between === 0 && prev !== last.leaf) return fault('chain-prev', { person, seq });
      this.statements.set(person, { index, seq, leaf: envelope.leafHash.toString('hex') });
    }
    return null;
  }

  /** Keys, and whether days are judged; nothing of what an extract cannot show. */
  private takeIn(body: EntryBody, leafHash: Buffer): void {
    const { state } = this;
    if (body.type === 'vault.created') state.vault = body.vault;
    if (body.type === 'place.taken') state.place = body.data;
    state.logKeys.apply(body);
    state.people.apply(body, leafHash);
  }
}
