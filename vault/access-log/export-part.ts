/**
 * A part of the log as a bundle of its own (A4, docs/formats/audit-part.md). The log is gone through twice: first to
 * choose, so that the entry of the export can say how many were chosen and how many left out, then to write. Both
 * passes hold a byte for each entry and the ids that belong to what is asked about, and no more.
 */
import type { ExportedPart } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type AnyEntry, entryTypes } from '../../shared/vocabulary/entry.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { isBlanked, type PartBlank, type PartFilter } from '../../shared/vocabulary/part-of-log.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { verifierFolder } from '../audit/verifier-program.ts';
import { tilesOfRun } from '../log/proof.ts';
import { decodeUtf8, encodeHex } from '../sealing/suite.ts';
import { cosignedNotes } from '../storage/cosigned-notes.ts';
import { findDocument, findDossier } from '../storage/dossiers.ts';
import type { HashedFile } from '../storage/hashed-file.ts';
import { type LeafRow, leavesFrom, leavesWanted, openingsOf, treeReader } from '../storage/log-rows.ts';
import type { Person } from '../storage/people.ts';
import { assertFreeFolder, type BundleFolder, inNewFolder } from './bundle-folder.ts';
import { entryLine, openingsGiven } from './bundle-lines.ts';
import { type AskedBody, EntryChoice } from './entry-choice.ts';
import { addCosigned, entriesInOneGo, goesOnWith, namesOfPeople, peopleJson } from './export-bundle.ts';
import { hidesNames, personAsked } from './log-rows-shown.ts';
import { EntriesTables } from './table/entries-tables.ts';
import type { Body } from './table/filed-given.ts';

/** What was asked, with ids in place of what was typed; the place is committed to only in the entry of the export. */
export interface PartAsked {
  readonly form: 'extract' | 'skeleton';
  readonly filter: PartFilter;
  readonly place: string | null;
  readonly blank: PartBlank;
}

/** People of whom a chosen entry tells; counted on the way. */
interface Chosen {
  readonly choice: EntryChoice;
  readonly people: Set<string>;
  openings: number;
}

export async function exportPart(
  vault: OpenVault,
  input: ParsedInput<'log.export-part'>,
  call: Call,
): Promise<ExportedPart> {
  const desk = assertStanding(vault, call, ['auditor', 'custodian', 'approver'], true);
  return partInto(vault, readQuestion(vault, desk, input), input.folder, call);
}

/** For whoever has been judged already. `more` writes further files, which the manifest names. Throws VaultFault, Refusal. */
export async function partInto(
  vault: OpenVault,
  asked: PartAsked,
  folder: string,
  call: Call,
  more: (bundle: BundleFolder) => void = () => {},
): Promise<ExportedPart> {
  const verifier = verifierFolder();
  assertFreeFolder(vault.folder, folder);
  const assertGoesOn = goesOnWith(vault, call);
  const chosen = await choose(vault, asked, call, assertGoesOn);
  const { choice } = chosen;
  const leftOut = asked.form === 'skeleton' ? 0 : choice.size - choice.chosen - choice.carried;
  const part = {
    form: asked.form,
    blank: asked.blank,
    chosen: choice.chosen,
    leftOut,
    choice: choice.choice(),
  };
  let filter = asked.filter;
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.exported',
      data: (texts) => {
        filter = { ...asked.filter, place: texts.maybe(asked.place) };
        return {
          size: vault.writer.size,
          root: encodeHex(vault.writer.root),
          openings: chosen.openings,
          part: { ...part, filter },
        };
      },
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  const size = vault.writer.size;
  const checkpoint = vault.writer.checkpointNote();
  const cosigned = cosignedNotes(vault.db);
  const generation = vault.writer.generation();
  await inNewFolder(folder, async (bundle) => {
    await writeEntries(vault, asked, chosen, bundle, size, call, assertGoesOn);
    bundle.finish();
    bundle.whole('checkpoint', checkpoint);
    addCosigned(bundle, cosigned);
    bundle.whole(
      'people.json',
      peopleJson(vault, (id) => chosen.people.has(id), !asked.blank.names),
    );
    more(bundle);
    bundle.addVerifier(verifier);
    bundle.addManifest({
      format: 'dossier-vault-audit-part/1',
      vault: vault.vault,
      generation,
      exportedAt: vault.ports.clock.read().wallMs,
      size,
      part: { ...part, filter },
    });
  });
  return {
    folder,
    entries: choice.chosen,
    leftOut,
    size,
    openings: chosen.openings,
    checkpoint,
  };
}

/** Throws Refusal where a person, a dossier or a document is not there for whoever asks. */
function readQuestion(vault: OpenVault, desk: Person, input: ParsedInput<'log.export-part'>): PartAsked {
  const { db } = vault;
  const { about } = input;
  const types = input.types ?? [];
  const unknown = types.find((type) => !(entryTypes as readonly string[]).includes(type));
  if (unknown !== undefined) throw new Refusal('INPUT_MALFORMED', { field: 'types' });
  // An auditor without clearance gets ids only (D3).
  const hidden = hidesNames(desk);
  // Which entries fit a place would tell the place of each.
  if (hidden && input.place !== undefined) throw new Refusal('PLACE_NOT_SHOWN');
  const isDocument = about?.includes('/') === true;
  return {
    form: input.form,
    filter: {
      from: input.fromMs ?? null,
      to: input.toMs ?? null,
      people: input.person === undefined ? [] : accountsOf(vault, desk, input.person),
      dossier: about === undefined || isDocument ? null : findDossier(db, about, desk).id,
      document: isDocument ? findDocument(db, about, desk).document.id : null,
      types,
      outcome: input.outcome ?? null,
      place: null,
    },
    place: input.place ?? null,
    blank: {
      names: hidden || input.blank.names,
      texts: hidden || input.blank.texts,
      entries: [...new Set(input.blank.entries)].sort((a, b) => a - b),
    },
  };
}

/** All accounts of one human (S4). */
const accountsOf = (vault: OpenVault, desk: Person, who: string): PartFilter['people'] =>
  vault.db
    .all<{ id: PartFilter['people'][number] }>(
      'SELECT id FROM person WHERE human = ? ORDER BY no',
      personAsked(vault, desk, who).human,
    )
    .map(({ id }) => id);

const bodyOf = (leaf: LeafRow): AskedBody & { readonly data: Record<string, unknown> } =>
  JSON.parse(decodeUtf8(new Uint8Array(leaf.payload)));

/** Entries are appended while others are heard: what came last is looked at in one go, before the export is entered. */
async function choose(
  vault: OpenVault,
  { filter, place, blank }: PartAsked,
  call: Call,
  assertGoesOn: () => void,
): Promise<Chosen> {
  const isPlace = (index: number, commit: string): boolean =>
    openingsOf(vault.db, index).some((opening) => opening.commitment === commit && opening.text === place);
  // The filter's own commitment is made when it is entered; here only whether one is asked for counts.
  const asksPlace = place === null ? filter : { ...filter, place: { commit: '' } };
  const choice = new EntryChoice(asksPlace, isPlace);
  const chosen: Chosen = { choice, people: new Set(), openings: 0 };
  const look = (leaf: LeafRow): void => {
    const body = bodyOf(leaf);
    if (!choice.look(body)) return;
    chosen.openings += openingsGiven(vault.db, leaf.idx, body, (name) =>
      isBlanked(blank, leaf.idx, name),
    ).length;
    for (const { person } of [...body.signers, body.actor]) if (person !== null) chosen.people.add(person);
    if (typeof body.data.person === 'string') chosen.people.add(body.data.person);
  };
  const size = vault.writer.size;
  for (const leaf of leavesFrom(vault.db, 0)) {
    if (leaf.idx >= size) break;
    if (leaf.idx % entriesInOneGo === 0) {
      call.progress(leaf.idx, 2 * size);
      await new Promise((resolve) => setImmediate(resolve));
      assertGoesOn();
    }
    look(leaf);
  }
  for (const leaf of leavesFrom(vault.db, choice.size)) look(leaf);
  return chosen;
}

async function writeEntries(
  vault: OpenVault,
  { form, blank }: PartAsked,
  { choice }: Chosen,
  bundle: BundleFolder,
  size: number,
  call: Call,
  assertGoesOn: () => void,
): Promise<void> {
  const entries = bundle.begin('entries.jsonl');
  const isExport = (index: number): boolean => index === size - 1;
  const isChosen = (index: number): boolean => choice.standingOf(index) === 'chosen' && !isExport(index);
  const givenOf = (index: number, body: Body) =>
    openingsGiven(vault.db, index, body, (name) => isBlanked(blank, index, name));
  const tables = new EntriesTables(vault, (name) => bundle.begin(name), {
    names: namesOfPeople(vault, !blank.names),
    vaultName: blank.names ? null : vault.name,
    isWritten: isChosen,
    given: givenOf,
  });
  const proof = form === 'extract' ? new ProofOfEntries(vault, bundle.begin('proof')) : null;
  const isWanted = (index: number): boolean =>
    proof === null || index === size - 1 || choice.standingOf(index) !== 'leftOut';
  let paused = 0;
  for (const leaf of leavesWanted(vault.db, size, isWanted)) {
    if (leaf.idx >= paused) {
      paused = leaf.idx + entriesInOneGo;
      call.progress(size + leaf.idx, 2 * size);
      await new Promise((resolve) => setImmediate(resolve));
      assertGoesOn();
    }
    proof?.add(leaf.idx);
    const chosen = isChosen(leaf.idx);
    // Read at opening, every field of it: it is not taken apart a second time.
    const body = chosen || isExport(leaf.idx) ? (bodyOf(leaf) as unknown as AnyEntry) : null;
    const given = body === null ? [] : givenOf(leaf.idx, body);
    entries.write(entryLine(leaf, given, { chosen }));
    if (chosen && body !== null) tables.add(leaf.idx, body, given);
  }
  tables.finish();
}

/** The hashes between the entries that are written (docs/formats/merkle-tree.md §5). */
class ProofOfEntries {
  private readonly vault: OpenVault;
  private readonly file: HashedFile;
  private next = 0;

  constructor(vault: OpenVault, file: HashedFile) {
    this.vault = vault;
    this.file = file;
  }

  add(index: number): void {
    const reader = treeReader(this.vault.db);
    for (const tile of tilesOfRun(this.next, index)) {
      const [hash] = reader.readHashes([tile]);
      if (hash === undefined) throw new VaultFault('VAULT_DAMAGED');
      this.file.write(`${encodeHex(hash)}\n`);
    }
    this.next = index + 1;
  }
}
