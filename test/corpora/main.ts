/**
 * How renditions compare with other programs: `npm run corpora -- numbers` (formats of our own), `-- cells FOLDER [count] [seed]`. For
 * developing: LibreOffice must be on PATH. The files to look at are the caller's own; none belongs to the project.
 */
import { compareCells } from './cells.ts';
import { compareNumbers } from './numbers.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [what, folder, ...rest] = process.argv.slice(2);
if (what === 'numbers') compareNumbers(say);
else if (what === 'cells' && folder !== undefined) {
  const [count = 1000, seed = 1] = rest.map(Number);
  await compareCells(folder, count, seed, say);
} else {
  process.stderr.write('What to compare: numbers, or cells FOLDER [count] [seed].\n');
  process.exitCode = 2;
}
