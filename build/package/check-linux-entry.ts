/** What a desktop on Linux reads of the application: its names, which files it opens, its icons. */
import { readFileSync } from 'node:fs';

/** `debianArguments`: as electron-builder gives them to fpm, files among them as `here=there`. */
export function checkLinuxEntry(debianArguments: readonly string[]): string[] {
  const sourceOf = (pattern: RegExp): string | undefined => {
    const found = debianArguments.find((argument) => pattern.test(argument));
    return found === undefined ? undefined : readFileSync(found.slice(0, found.indexOf('=')), 'utf8');
  };
  const faults: string[] = [];
  const entry = (sourceOf(/=\/usr\/share\/applications\/dossier-vault\.desktop$/) ?? '').split('\n');
  const expected = [
    'Name=Dossier Vault',
    'Name[zh_CN]=卷宗保险库',
    'Categories=Office;',
    'MimeType=application/x-dossier-vault;',
    'Icon=dossier-vault',
    'StartupWMClass=dossier-vault',
  ];
  for (const line of expected) {
    if (!entry.includes(line)) faults.push(`The desktop entry has no line "${line}".`);
  }
  if (!entry.some((line) => /^Exec=.*dossier-vault" %F$/.test(line))) {
    faults.push('The desktop entry does not hand over paths of files.');
  }
  const types = sourceOf(/=\/usr\/share\/mime\/packages\/dossier-vault\.xml$/) ?? '';
  if (!types.includes('<glob pattern="*.dvault"/>')) {
    faults.push('No type of file says that it ends in .dvault.');
  }
  for (const sizePx of [16, 48, 256]) {
    const place = `=/usr/share/icons/hicolor/${sizePx}x${sizePx}/apps/dossier-vault.png`;
    if (!debianArguments.some((argument) => argument.endsWith(place))) {
      faults.push(`The Debian package has no icon of ${sizePx} px.`);
    }
  }
  const maintainer = debianArguments[debianArguments.indexOf('--maintainer') + 1] ?? '';
  if (!/^\S.* <\S+@\S+>$/.test(maintainer)) faults.push('The Debian package names no maintainer.');
  return faults;
}
