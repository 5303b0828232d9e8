/**
 * What the anchors outside say of this log before anybody may act: whether they know of more than it does, or of something
 * else (A6). Whether the log and its tables hold by themselves is opening/opening-check.ts.
 */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { Quarantine } from '../../shared/vocabulary/quarantine.ts';
import { checkpointOrigin, parseCheckpoint, verifyCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { rootHash } from '../log/tree.ts';
import { decodeHex, equalBytes } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { treeReader } from '../storage/log-rows.ts';
import type { AnchorKeeper, AnchorState, LedgerView } from './anchors.ts';

export interface AnchorFindings {
  readonly quarantine: Exclude<Quarantine, 'tables-differ' | 'log-broken'>;
  /** What an anchor that does not contradict this log says was found of it: closing does not end that (A6). */
  readonly verdict: Quarantine;
  readonly answered: number;
  /** Size of the newest checkpoint that any anchor holds; 0 where none was read. */
  readonly newestSize: number;
  /** A ledger that reaches to the newest anchor was read. */
  readonly ledgerCovers: boolean;
  /** Every view that any ledger knows. */
  readonly ledgerViews: readonly LedgerView[];
  /** How far each anchor goes, in entries of the log of its generation, and whether its ledger goes as far. */
  readonly reaches: readonly AnchorReach[];
}

export interface AnchorReach {
  readonly generation: number;
  readonly size: number;
  readonly whole: boolean;
}

const fact = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';

/**
 * The key that signed a generation's checkpoint of this size. An older one of that generation signs nothing further: who handed
 * custody over may have kept it.
 */
export function logKeyAt(db: VaultDatabase, generation: number, size: number): string {
  let key = fact(db, `log-key-${generation}`);
  for (let n = 2; ; n++) {
    const after = fact(db, `log-key-${generation}.${n}-after`);
    if (after === '' || size <= Number(after)) return key;
    key = fact(db, `log-key-${generation}.${n}`);
  }
}

type Judgement = 'behind' | 'ahead' | 'differs';

/** How one anchor stands to this log. One of an earlier generation is ahead where it goes beyond what that gap is known to hold. */
export function judgeAnchor(
  db: VaultDatabase,
  vault: VaultId,
  anchor: AnchorState,
  size: number,
): { judgement: Judgement; anchoredSize: number } {
  const generation = Number(fact(db, 'generation'));
  let anchoredSize = 0;
  try {
    anchoredSize = parseCheckpoint(parseSignedNote(anchor.checkpoint).text).size;
    if (anchor.generation > generation) return { judgement: 'ahead', anchoredSize };
    const { checkpoint } = verifyCheckpoint(anchor.checkpoint, {
      origin: checkpointOrigin(decodeHex(vault), anchor.generation),
      logPublicKey: decodeHex(logKeyAt(db, anchor.generation, anchoredSize), 32),
    });
    if (anchor.generation < generation) {
      // The next generation began at `have` and knew of anchors, and later of evidence, to `anchored`: what lies between is its named gap.
      const gap = db.get<{ have: number; anchored: number }>(
        'SELECT have, max(anchored, reach) AS anchored FROM gap WHERE generation = ?',
        anchor.generation + 1,
      );
      if (gap === undefined) return { judgement: 'differs', anchoredSize };
      const { have, anchored } = gap;
      if (checkpoint.size > have) {
        return { judgement: checkpoint.size <= anchored ? 'behind' : 'ahead', anchoredSize };
      }
    }
    if (checkpoint.size > size) return { judgement: 'ahead', anchoredSize };
    const same = equalBytes(checkpoint.root, rootHash(checkpoint.size, treeReader(db)));
    return { judgement: same ? 'behind' : 'differs', anchoredSize };
  } catch {
    return { judgement: 'differs', anchoredSize };
  }
}

export function consultAnchors(
  db: VaultDatabase,
  vault: VaultId,
  keepers: readonly AnchorKeeper[],
  size: number,
): AnchorFindings {
  const found = keepers
    .map((keeper) => keeper.read())
    .filter((anchor): anchor is AnchorState => anchor !== null)
    .map((anchor) => ({ anchor, ...judgeAnchor(db, vault, anchor, size) }));
  const newestSize = Math.max(0, ...found.map((f) => f.anchoredSize));
  const views = new Map<string, LedgerView>();
  for (const { anchor } of found) for (const view of anchor.views) views.set(view.view, view);
  const quarantine =
    found.length === 0
      ? 'no-anchor'
      : found.some((f) => f.judgement === 'ahead')
        ? 'anchor-ahead'
        : found.some((f) => f.judgement === 'differs')
          ? 'anchor-differs'
          : 'none';
  const generation = Number(fact(db, 'generation'));
  const verdict = found.find(({ anchor }) => anchor.generation === generation && anchor.quarantine !== 'none')
    ?.anchor.quarantine;
  return {
    quarantine,
    verdict: verdict ?? 'none',
    answered: found.length,
    newestSize,
    ledgerCovers: found.some((f) => f.anchoredSize === newestSize && f.anchor.ledgerWhole),
    ledgerViews: [...views.values()],
    reaches: found.map(({ anchor, anchoredSize, judgement }) => ({
      generation: anchor.generation,
      size: anchoredSize,
      whole: anchor.ledgerWhole && judgement !== 'differs',
    })),
  };
}

/** What was found at opening together with an anchor that came later. */
export function joinFindings(before: AnchorFindings, later: AnchorFindings): AnchorFindings {
  const newest = Math.max(before.newestSize, later.newestSize);
  const views = new Map([...before.ledgerViews, ...later.ledgerViews].map((view) => [view.view, view]));
  return {
    quarantine: before.quarantine === 'none' ? later.quarantine : before.quarantine,
    verdict: before.verdict === 'none' ? later.verdict : before.verdict,
    answered: before.answered + later.answered,
    newestSize: newest,
    ledgerCovers: [before, later].some((found) => found.newestSize === newest && found.ledgerCovers),
    ledgerViews: [...views.values()],
    reaches: [...before.reaches, ...later.reaches],
  };
}
