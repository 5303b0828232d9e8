/** Keys as this machine's keyboard has them: Ctrl is ⌘ on a Mac, where it is the key of commands. */

const onMac = /^Mac/i.test(navigator.platform);

/** On a Mac ⌘ ⇧ Q logs the person out of the system; there Control is meant as it stands. */
const controlOnMac: readonly string[] = ['Ctrl Shift Q'];

export function keyText(keys: string): string {
  if (!onMac) return keys;
  const command = controlOnMac.includes(keys) ? '⌃' : '⌘';
  return keys.replace('Ctrl', command).replace('Shift', '⇧').replace('Alt', '⌥');
}
