/**
 * Which searches of a session the log tells of already (A0, D3). What the screen looks up while somebody types is a part of a
 * listing that was recorded before; where none was, it is an entry.
 */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { SignedIn } from '../acts/at-desk.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';

interface Recorded {
  /** The search that was recorded last: the one that can be scrolled on in. */
  last: string;
  /** Every listing and search that this session is on record for. */
  readonly all: Set<string>;
}
const recorded = new WeakMap<SignedIn, Recorded>();

const searchOf = (query: string, classification: Classification | undefined): string =>
  JSON.stringify([query, classification ?? null]);

const recordedOf = (vault: OpenVault): Recorded | undefined =>
  vault.signedIn === null ? undefined : recorded.get(vault.signedIn);

/** Whether this session is on record for the whole directory, any part of which it may then look up by typing. */
export const listingIsOnRecord = (vault: OpenVault): boolean =>
  recordedOf(vault)?.all.has(searchOf('', undefined)) === true;

/** Whether the log says already that this session was shown these rows. Scrolling on is the same search. */
export function isOnRecord(
  vault: OpenVault,
  query: string,
  input: ParsedInput<'directory.search'>,
  call: Call,
): boolean {
  const before = recordedOf(vault);
  if (before === undefined) return false;
  const search = searchOf(query, input.classification);
  if (!call.byScreen) return input.offset > 0 && before.last === search;
  return [search, searchOf('', input.classification), searchOf('', undefined)].some((each) =>
    before.all.has(each),
  );
}

/** Who, where, what was asked for, and how many were found. */
export function recordSearch(
  vault: OpenVault,
  call: Call,
  query: string,
  classification: Classification | undefined,
  results: number,
): void {
  const session = vault.signedIn;
  vault.writer.transact((tx) =>
    tx.append({
      type: 'directory.searched',
      data: (texts) => ({ query: texts.maybe(query), results }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  if (session === null) return;
  const last = searchOf(query, classification);
  recorded.set(session, { last, all: (recorded.get(session)?.all ?? new Set<string>()).add(last) });
}
