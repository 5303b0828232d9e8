/**
 * Which file it is that lies at a path: device and number, which another file put there later does not share. Read before and after
 * opening, so that what was opened is what was looked at.
 */
import { statSync } from 'node:fs';

export interface FileIdentity {
  readonly device: string;
  readonly file: string;
}

export function fileIdentity(path: string): FileIdentity {
  const { dev, ino } = statSync(path, { bigint: true });
  return { device: `${dev}`, file: `${ino}` };
}

export const isSameFile = (a: FileIdentity, b: FileIdentity): boolean =>
  a.device === b.device && a.file === b.file;
