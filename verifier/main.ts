import { dirname } from 'node:path';
import { run } from './command-line.ts';

const home = dirname(process.argv[1] ?? '.');
const locale = Intl.DateTimeFormat().resolvedOptions().locale;
const { out, err, exitCode } = await run(process.argv.slice(2), home, locale);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = exitCode;
