/** LibreOffice as the other opinion on office files: for developing only, found on PATH, never shipped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const minutesMax = 3;

/** What it makes of `file`, by name; empty where it makes nothing. `to` as after --convert-to. Throws where it is not there. */
export function convertedByLibreOffice(file: string, to: string): Map<string, Buffer> {
  const out = mkdtempSync(join(tmpdir(), 'corpora-'));
  try {
    const profile = join(tmpdir(), 'corpora-libreoffice');
    const { error } = spawnSync(
      'soffice',
      [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', out, file],
      { timeout: minutesMax * 60_000, stdio: 'ignore' },
    );
    if (error && 'code' in error && error.code === 'ENOENT') {
      throw new Error('LibreOffice ("soffice") is not on PATH.');
    }
    return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Every sheet as CSV in UTF-8: as it is shown, or the stored values. By the names of the sheets' files, in no order. */
export const sheetsByLibreOffice = (file: string, what: 'shown' | 'stored'): Map<string, Buffer> =>
  convertedByLibreOffice(
    file,
    `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,${what === 'shown'},false,false,-1`,
  );
