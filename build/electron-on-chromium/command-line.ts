/** Electron's command line, as far as it is used here. */
export interface CommandLine {
  /** As the app sees it: all but the modules to be required. */
  readonly argv: readonly string[];
  readonly target: string | undefined;
  readonly required: readonly string[];
  readonly switches: readonly (readonly [name: string, value: string])[];
  readonly inspectPort: number | undefined;
}

const usualInspectPort = 9229;

export function parseCommandLine(args: readonly string[]): CommandLine {
  const argv: string[] = [];
  const required: string[] = [];
  const switches: [string, string][] = [];
  let target: string | undefined;
  let inspectPort: number | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (target === undefined && (arg === '-r' || arg === '--require')) {
      at += 1;
      required.push(args[at] ?? '');
      continue;
    }
    argv.push(arg);
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === 'inspect') inspectPort = value === '' ? usualInspectPort : Number(value);
    else if (name !== undefined) switches.push([name, value]);
    else if (target === undefined) target = arg;
  }
  return { argv, target, required, switches, inspectPort };
}
