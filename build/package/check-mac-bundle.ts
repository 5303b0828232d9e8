/** What macOS reads of the application: its name in Chinese, which files it opens, and what it asks leave for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInfoPlist } from './info-plist.ts';

export function checkMacBundle(folder: string): string[] {
  const info = readInfoPlist(folder);
  const faults: string[] = [];
  const types = (info.CFBundleDocumentTypes ?? []) as { CFBundleTypeExtensions?: string[] }[];
  if (!types.some((type) => type.CFBundleTypeExtensions?.includes('dvault'))) {
    faults.push('Info.plist does not say that the application opens .dvault files.');
  }
  const names = join(folder, 'Contents/Resources/zh_CN.lproj/InfoPlist.strings');
  if (!existsSync(names) || !readFileSync(names, 'utf8').includes('卷宗保险库')) {
    faults.push('The bundle has no Chinese name.');
  }
  if (info.LSHasLocalizedDisplayName !== true) {
    faults.push('Info.plist does not say that the bundle has names in other languages.');
  }
  const transport = info.NSAppTransportSecurity as Record<string, unknown> | undefined;
  if (Object.values(transport ?? {}).some((value) => value !== false)) {
    faults.push('NSAppTransportSecurity lets connections through, and the application makes none.');
  }
  for (const key of Object.keys(info).filter((name) => name.endsWith('UsageDescription'))) {
    faults.push(`Info.plist asks for ${key}, and the application uses no such thing.`);
  }
  return faults;
}
