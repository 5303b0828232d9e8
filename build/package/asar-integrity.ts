/**
 * Where Electron looks for the hash of the archive before it loads it: in Info.plist on macOS, in a resource of the
 * program on Windows. On Linux it looks nowhere; there the package is as safe as the folder that it is installed in.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { readInfoPlist } from './info-plist.ts';
import type { PackedApplication } from './packed-application.ts';
import type { ResourceEditor } from './stand-in-electron.ts';

const builder = createRequire(import.meta.resolve('app-builder-lib/package.json'));

export async function checkRecordedIntegrity(packed: PackedApplication, archive: string): Promise<string[]> {
  if (packed.platform === 'linux') return [];
  const actual = createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
  const recorded =
    packed.platform === 'darwin' ? recordedOnMac(packed.folder) : recordedOnWindows(packed.folder);
  if (recorded === undefined) return ['The hash of app.asar is not recorded in the program.'];
  return recorded === actual ? [] : [`The program records ${recorded} for app.asar, which has ${actual}.`];
}

function recordedOnMac(folder: string): string | undefined {
  const records = readInfoPlist(folder).ElectronAsarIntegrity as Record<string, { hash: string }> | undefined;
  return records?.['Resources/app.asar']?.hash;
}

function recordedOnWindows(folder: string): string | undefined {
  const { NtExecutable, NtExecutableResource } = builder('resedit') as ResourceEditor;
  const program = NtExecutable.from(readFileSync(join(folder, 'Dossier Vault.exe')));
  const { entries } = NtExecutableResource.from(program);
  const record = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (!record) return undefined;
  const list = JSON.parse(Buffer.from(record.bin).toString('utf8')) as { file: string; value: string }[];
  return list.find(({ file }) => file === 'resources\\app.asar')?.value;
}
