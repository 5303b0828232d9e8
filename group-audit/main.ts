import { run } from './command-line.ts';

// A reader who has seen enough (`… | head -1`) has closed the pipe.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
process.exitCode = await run(process.argv.slice(2), Intl.DateTimeFormat().resolvedOptions().locale, {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
