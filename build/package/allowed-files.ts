/** Reads build/package/allowed-files.txt: what the archive may hold, must hold, and must never hold. */
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

interface Rule {
  readonly kind: 'may' | 'must' | 'never';
  readonly pattern: string;
}

/** The rules for one target; `platform` and `arch` as Node names them. */
export function readAllowedFiles(platform: string, arch: string): Rule[] {
  const text = readFileSync(join(import.meta.dirname, 'allowed-files.txt'), 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replaceAll('PLATFORM', platform).replaceAll('ARCH', arch))
    .map((line): Rule => {
      if (line.startsWith('+ ')) return { kind: 'must', pattern: line.slice(2) };
      if (line.startsWith('! ')) return { kind: 'never', pattern: line.slice(2) };
      return { kind: 'may', pattern: line };
    });
}

/** A sentence for each file that breaks a rule, and for each rule that no file fulfils. `paths` have slashes. */
export function checkFileList(paths: readonly string[], rules: readonly Rule[]): string[] {
  const faults: string[] = [];
  for (const path of paths) {
    const never = rules.find((rule) => rule.kind === 'never' && matchesGlob(path, rule.pattern));
    const allowed = rules.some((rule) => rule.kind !== 'never' && matchesGlob(path, rule.pattern));
    if (never) faults.push(`${path} must never be in the package ("${never.pattern}").`);
    else if (!allowed) faults.push(`${path} is in the package, and no line of allowed-files.txt lets it in.`);
  }
  for (const { kind, pattern } of rules) {
    if (kind === 'must' && !paths.some((path) => matchesGlob(path, pattern))) {
      faults.push(`${pattern} is missing from the package.`);
    }
  }
  return faults;
}
