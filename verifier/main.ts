import { dirname } from 'node:path';
import { run } from './command-line.ts';

// A reader who has seen enough (`… | head -1`) has closed the pipe: the verdict is in the exit code all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
const home = dirname(process.argv[1] ?? '.');
const locale = Intl.DateTimeFormat().resolvedOptions().locale;
const { out, err, exitCode } = await run(process.argv.slice(2), home, locale);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = exitCode;
