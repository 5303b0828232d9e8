/** Whether Chromium can have its sandbox: not as root, and not without user namespaces where it brings no helper along. */
import { readFileSync } from 'node:fs';

export function sandboxPossible({ bringsHelper }: { readonly bringsHelper: boolean }): boolean {
  if (process.platform !== 'linux') return true;
  return process.getuid?.() !== 0 && (bringsHelper || userNamespacesAllowed());
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
