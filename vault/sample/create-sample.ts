/**
 * Makes the sample vault the way people would: a ceremony, enrolments, filings, loans, views, a handover and a departure under
 * way, four weeks of them, each act signed with real keys. Only its secrets are public, and lie beside its key files. It goes
 * through the router and knows no other road; the clock of the past is the sample's own, and stands at now in the end.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleVault } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../acts/call.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { remembering } from './remembering-hasher.ts';
import { SampleClock } from './sample-clock.ts';
import { SampleDesk, type SampleRouter } from './sample-desk.ts';
import { livePast, sampleDays } from './sample-past.ts';
import { sampleKeysFolder, writeSamplePeople } from './sample-people-file.ts';
import { liveToday } from './sample-today.ts';

export async function createSample(
  ports: VaultPorts,
  routerOn: (ports: VaultPorts) => SampleRouter,
  input: ParsedInput<'sample.create'>,
  call: Call,
): Promise<SampleVault> {
  const keys = sampleKeysFolder(input.folder);
  // What is taken away again after a failure must be the sample's own from the first file on.
  if ([input.folder, keys].some(holdsSomething)) throw new VaultFault('VAULT_EXISTS');
  const papers = mkdtempSync(join(tmpdir(), 'dossier-vault-sample-'));
  const clock = new SampleClock(ports.clock, sampleDays);
  const router = routerOn({ ...ports, clock, hasher: remembering(ports.hasher) });
  const desk = new SampleDesk(router, clock, input, papers, call);
  try {
    await livePast(desk);
    await liveToday(desk);
    const told = toldOf(desk);
    writeSamplePeople(told);
    return told;
  } catch (error) {
    // Nothing half-made is left.
    router.abandon();
    for (const path of [input.folder, keys]) rmSync(path, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(papers, { recursive: true, force: true });
  }
}

const toldOf = (desk: SampleDesk): SampleVault => ({
  folder: desk.folder,
  name: desk.office.vaultName,
  place: desk.office.place,
  people: desk.people
    .filter(({ retired }) => !retired)
    .map(({ key, name, roles }) => ({
      name,
      roles,
      passphrase: desk.passphrases.get(key) ?? '',
      keyFile: desk.keyFile(key) ?? null,
    })),
});

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return readdirSync(path).length > 0;
  } catch {
    return true;
  }
}
