/**
 * At the door of a vault, before a byte is written: is this the place where it was last (A6c)? A folder copied elsewhere and opened
 * as if it were the vault would give everybody their views again.
 */
import { existsSync } from 'node:fs';
import { placeRules } from '../../shared/policy/place-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { assertAllowed } from '../acts/signing.ts';
import type { AnchorKeeper, AnchorState } from '../audit/anchors.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Signer } from '../keys/signer.ts';
import { parseCheckpoint } from '../log/checkpoint.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type Place, placeOf } from '../storage/place.ts';
import type { RestoredMarker } from '../storage/restored-marker.ts';
import { readHeader } from '../storage/vault-folder.ts';
import { isRestored } from './restored-vault.ts';

export interface SettledPlace {
  /** To be entered in the log; null where the log names this place already. */
  readonly take: ((tx: Transaction, custodian: Signer, approver: Signer | null) => void) | null;
  /** Once that is committed. */
  keep(): void;
}

const factIn =
  (db: VaultDatabase) =>
  (name: string): string =>
    db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';

/** Whether a folder still holds this vault, under whatever name it may have been reached. */
function holdsVault(folder: string, vault: VaultId): boolean {
  try {
    return existsSync(folder) && readHeader(folder).vault === vault;
  } catch {
    return false;
  }
}

/** An earlier generation was left behind by both hands, however long its log had become; what is missing of it is a named gap. */
function goesBeyond(anchor: AnchorState, generation: number, size: number): boolean {
  if (anchor.generation !== generation) return anchor.generation > generation;
  return parseCheckpoint(parseSignedNote(anchor.checkpoint).text).size > size;
}

/** Writes nothing. Refuses PLACE_LEFT, PLACE_UNKNOWN and RESTORE_UNSIGNED. */
export function settlePlace(
  ports: VaultPorts,
  db: VaultDatabase,
  vault: VaultId,
  folder: string,
  anchors: readonly AnchorKeeper[],
  saidToHaveMoved: boolean,
  marker: RestoredMarker | null,
): SettledPlace {
  const fact = factIn(db);
  const here = (ports.placeOf ?? placeOf)(folder, vault);
  const known = fact('place');
  if (here === null) {
    if (marker === null) return { take: null, keep: () => undefined };
    assertAllowed(decide(placeRules, { ...nowhere, saidToHaveMoved, label: marker.state }));
    return { take: restoring(null, known, marker), keep: () => undefined };
  }
  // A sample holds nothing of anybody: it may be copied and tried as one likes. Its lock names the machine all the same.
  if (fact('sample') === '1' && marker === null) return { take: null, keep: () => here.keep() };
  const size = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  const generation = Number(fact('generation'));
  const newer = anchors
    .map((anchor) => anchor.read())
    .find(
      (anchor) =>
        anchor !== null &&
        anchor.place !== '' &&
        anchor.place !== here.place &&
        goesBeyond(anchor, generation, size),
    );
  const isHere = known === '' || known === here.place;
  const isRenamed = fact('place-machine') === here.machine && !holdsVault(fact('place-folder'), vault);
  const where = [fact('place-folder'), fact('place-host')].filter(Boolean).join(' · ');
  assertAllowed(
    decide(placeRules, {
      isHere,
      isRenamed,
      wentElsewhere: newer !== undefined,
      restored: marker !== null,
      // Signed for, and no new generation yet: what was lost was worked on elsewhere, and closing changes nothing about that.
      isPutBack: isRestored(db, marker),
      saidToHaveMoved,
      label: marker?.state ?? (newer?.where || where || '—'),
    }),
  );
  if (marker !== null) return { take: restoring(here, known, marker), keep: () => here.keep() };
  if (known === here.place) return { take: null, keep: () => here.keep() };
  return { take: taking(here, known, !isHere && !isRenamed), keep: () => here.keep() };
}

const taking =
  (here: Place, before: string, said: boolean) =>
  (tx: Transaction, custodian: Signer, approver: Signer | null): void => {
    tx.append({
      type: 'place.taken',
      data: (texts) => ({
        place: here.place,
        machine: here.machine,
        before: before === '' ? null : before,
        said,
        folder: texts.of(here.folder),
        host: texts.of(here.host),
      }),
      signers: said && approver !== null ? [custodian, approver] : [custodian],
    });
  };

const nowhere = { isHere: true, isRenamed: false, wentElsewhere: false, restored: true, isPutBack: true };

/** Both sign that what is worked in from here on is what a backup had. */
const restoring =
  (here: Place | null, before: string, { stateMs, entries, manifest }: RestoredMarker) =>
  (tx: Transaction, custodian: Signer, approver: Signer | null): void => {
    if (approver === null) return;
    tx.append({
      type: 'vault.restored',
      data: () => ({ state: stateMs, entries, manifest }),
      signers: [custodian, approver],
    });
    if (here !== null && before !== here.place) taking(here, before, true)(tx, custodian, approver);
  };
