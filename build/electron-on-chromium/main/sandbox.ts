/** Whether Chromium can have its sandbox: not as root, and not without user namespaces where it brings no helper along. */
import { readFileSync } from 'node:fs';
import type { FoundChromium } from '../chromium/find-chromium.ts';
import { lifecycle } from './lifecycle.ts';

export function needsNoSandbox({ fromPackage }: FoundChromium): boolean {
  if (lifecycle.switches.has('no-sandbox') || process.getuid?.() === 0) return true;
  return fromPackage && !userNamespacesAllowed();
}

function userNamespacesAllowed(): boolean {
  return (
    readSetting('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1'
  );
}

/** Undefined where the kernel has no such setting. */
function readSetting(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
