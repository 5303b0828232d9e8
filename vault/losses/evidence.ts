/**
 * What turns up after a loss and proves itself (A6b): ledgers beside anchors, on a stick, in a folder or in a backup; or an
 * exported bundle. Ledgers prove themselves by the vault's own secret, bundles by the log's key.
 */
import { join, resolve } from 'node:path';
import type { Evidence } from '../../shared/contract/answers.ts';
import type { ViewId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { AnchorFolder, type AnchorState, type LedgerView } from '../audit/anchors.ts';
import { judgeAnchor } from '../audit/integrity.ts';
import { findBackup } from '../storage/backup-folder.ts';
import { type Gap, listGaps } from '../storage/losses.ts';
import { type BeyondLog, viewsBeyondLog } from './beyond-log.ts';
import { looksLikeBundle, readBundle } from './bundle-evidence.ts';

/** What is to be entered for one gap. */
export interface Narrowing {
  readonly gap: Gap;
  /** Entries of the lost log up to which every view is known; 0 where the evidence is not whole or tells of no lost entry. */
  readonly reach: number;
  readonly spent: BeyondLog['spent'];
}

export interface ReadEvidence {
  readonly source: Evidence['source'];
  readonly narrowings: readonly Narrowing[];
  readonly ofStrangers: number;
}

interface Told {
  /** The generation before the gap that this tells of. */
  readonly generation: number;
  readonly size: number;
  readonly whole: boolean;
  readonly views: readonly LedgerView[];
  /** It goes on from where this log ends: this copy is the older one. */
  readonly ahead: boolean;
}

/** Throws EVIDENCE_NONE, EVIDENCE_BROKEN, EVIDENCE_OLD; and QUARANTINE where it shows that this copy is the older one. */
export async function readEvidence(vault: OpenVault, folder: string, call: Call): Promise<ReadEvidence> {
  const path = resolve(folder);
  const bundle = looksLikeBundle(path);
  const gaps = listGaps(vault.db);
  const told = bundle ? [await toldByBundle(vault, gaps, path, call)] : toldByAnchors(vault, gaps, path);
  if (told.length === 0) throw new Refusal('EVIDENCE_NONE');
  if (told.some(({ ahead }) => ahead)) {
    if (bundle) hearAhead(vault, told);
    else vault.addAnchorFolder(path);
    throw new Refusal('QUARANTINE', { cause: 'anchor-ahead' });
  }
  const newest = gaps.at(-1);
  if (newest === undefined) throw new Refusal('EVIDENCE_OLD');
  // The one that reaches furthest first: of one view each ledger has a record, and it is entered once.
  const sorted = told.toSorted((one, other) => other.size - one.size);
  const known = viewsBeyondLog(
    vault.db,
    sorted.flatMap(({ views }) => views),
  );
  const toldOf = new Map(
    sorted.toReversed().flatMap(({ generation, views }) => views.map(({ view }) => [view, generation])),
  );
  const gapOf = ({ view }: { view: ViewId }): Gap =>
    gaps.find(({ generation }) => generation === (toldOf.get(view) ?? 0) + 1) ?? newest;
  const spentOf = Map.groupBy(known.spent, gapOf);
  const narrowings = gaps
    .map((gap) => ({ gap, reach: reachOf(gap, told), spent: spentOf.get(gap) ?? [] }))
    .filter(({ gap, reach, spent }) => spent.length > 0 || reach > knownTo(gap));
  if (narrowings.length === 0) throw new Refusal('EVIDENCE_OLD');
  return { source: bundle ? 'bundle' : 'ledger', narrowings, ofStrangers: known.ofStrangers };
}

/** The log's own key signed a longer log: as an anchor that is ahead. */
function hearAhead(vault: OpenVault, told: readonly Told[]): void {
  for (const { generation, size, views } of told)
    vault.hear({
      quarantine: 'anchor-ahead',
      verdict: 'none',
      answered: 1,
      newestSize: size,
      ledgerCovers: true,
      ledgerViews: views,
      reaches: [{ generation, size, whole: true }],
    });
}

/** What says no more than this says nothing. Where a ledger covered the gap, anchors up to `anchored` were heard then. */
const knownTo = ({ state, anchored, reach }: Gap): number =>
  state === 'covered' ? Math.max(anchored, reach) : reach;

/** Up to which lost entry all views are known by what was told of that gap; 0 where by none. */
export const reachOf = (gap: Gap, told: readonly Pick<Told, 'generation' | 'size' | 'whole'>[]): number =>
  Math.max(
    0,
    ...told
      .filter(({ generation, size, whole }) => whole && generation + 1 === gap.generation && size > gap.have)
      .map(({ size }) => size),
  );

export const reachesEnd = ({ have, anchored }: Gap, reach: number): boolean =>
  reach > have && reach >= anchored;

function toldByAnchors(vault: OpenVault, gaps: readonly Gap[], path: string): Told[] {
  const backup = findBackup(path);
  const folders = [
    path,
    join(path, 'anchors'),
    ...(backup === null || backup.vault !== vault.vault
      ? []
      : [backup.root, ...backup.states.map((state) => state.folder)]),
  ];
  return [...new Set(folders)]
    .map((each) => new AnchorFolder(each, vault.vault, vault.anchorKeys).read())
    .filter((anchor): anchor is AnchorState => anchor !== null)
    .map((anchor) => {
      const { anchoredSize, judgement } = judgeAnchor(vault.db, vault.vault, anchor, vault.writer.size);
      const { generation, views, ledgerWhole } = anchor;
      // Beyond a generation's gap an anchor is evidence of it; beyond the log of today it is ahead.
      const ahead = judgement === 'ahead' && !gaps.some((gap) => gap.generation === generation + 1);
      return { generation, size: anchoredSize, whole: ledgerWhole && judgement !== 'differs', views, ahead };
    });
}

async function toldByBundle(vault: OpenVault, gaps: readonly Gap[], path: string, call: Call): Promise<Told> {
  await vault.keys.whenKnown();
  const { forked, size, views } = await readBundle(
    vault.db,
    vault.vault,
    vault.keys.now(),
    path,
    call.progress,
  );
  // Where it parts from this log, the gap before the next generation begins.
  const gap = forked === null ? undefined : gaps.find(({ began }) => began >= forked);
  return {
    generation: gap === undefined ? vault.writer.generation() : gap.generation - 1,
    size,
    whole: gap !== undefined && forked === gap.have,
    views,
    ahead: forked !== null && gap === undefined,
  };
}
