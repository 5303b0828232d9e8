/**
 * Stands in for vault/acts/step-points.ts in the CLI that crash tests build: at the point named in the environment it says
 * so and stops for good, until the process is killed. The product is built without it (test/faults/kill-nine.test.ts).
 */
import { writeSync } from 'node:fs';
import type { StepPoint } from '../../vault/acts/step-points.ts';

const pauseAt = process.env.DOSSIER_VAULT_TEST_PAUSE_AT;
/** Which arrival at the point counts: a document of three pages turns twice. */
let arrivalsLeft = Number(process.env.DOSSIER_VAULT_TEST_PAUSE_ARRIVAL ?? '1');

export function stepPoint(point: StepPoint): void {
  if (point !== pauseAt) return;
  arrivalsLeft -= 1;
  if (arrivalsLeft > 0) return;
  writeSync(2, `paused ${point}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
