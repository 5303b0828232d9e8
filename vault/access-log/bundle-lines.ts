/** An entry as exports write it: a line for programs, and a row for people. */
import { entryPayloadType } from '../../shared/vocabulary/entry.ts';
import { encodeBase64 } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type LeafRow, type OpeningRow, openingsOf } from '../storage/log-rows.ts';

/** What these open are keyed hashes, of use to nobody outside: they never leave. */
const neverOpened: ReadonlySet<string> = new Set(['likeness', 'staff']);

/** The commitments in a body, each with its name: the last key on the way to it. */
function* commitmentsIn(value: unknown, name = ''): Generator<readonly [commit: string, name: string]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* commitmentsIn(item, name);
    return;
  }
  const members = Object.entries(value);
  const [[key, commit] = []] = members;
  // `opening.erased` has a `commit` of its own among other members: it names one and is none.
  if (members.length === 1 && key === 'commit' && typeof commit === 'string') yield [commit, name];
  else for (const [inner, child] of members) yield* commitmentsIn(child, inner);
}

/** Openings of an entry that may leave, but for those that `isLeftOut` names. */
export function openingsGiven(
  db: VaultDatabase,
  index: number,
  body: { readonly place: unknown; readonly data: unknown },
  isLeftOut: (name: string) => boolean,
): OpeningRow[] {
  const openings = openingsOf(db, index);
  if (openings.length === 0) return openings;
  const kept = new Set<string>();
  for (const part of [body.data, { place: body.place }])
    for (const [commit, name] of commitmentsIn(part))
      if (neverOpened.has(name) || isLeftOut(name)) kept.add(commit);
  return openings.filter(({ commitment }) => !kept.has(commitment));
}

/** `more` goes between the index and the envelope. */
export function entryLine(leaf: LeafRow, given: readonly OpeningRow[], more: object = {}): string {
  return `${JSON.stringify({
    index: leaf.idx,
    ...more,
    envelope: {
      payloadType: entryPayloadType,
      payload: encodeBase64(new Uint8Array(leaf.payload)),
      signatures: JSON.parse(leaf.signatures),
    },
    openings: given.map((o) => ({ commit: o.commitment, salt: o.salt, text: o.text })),
  })}\n`;
}
