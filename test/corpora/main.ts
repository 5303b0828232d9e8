/**
 * How renditions compare with other programs: `npm run corpora -- numbers` (formats of our own), `-- cells FOLDER [count] [seed]`,
 * `-- values FOLDER`, `-- pages FOLDER [--against]`, `-- pictures FOLDER TO`, `-- speed`. For developing: LibreOffice and Poppler must be on PATH, and a Chromium for office files. The files to look at
 * are the caller's own; none belongs to the project.
 */
import { parseArgs } from 'node:util';
import { compareCells } from './cells.ts';
import { compareNumbers } from './numbers.ts';
import { lookAtFolder } from './pages.ts';
import { drawFolder } from './pictures.ts';
import { compareSpeed } from './speed.ts';
import { tableOf } from './tables.ts';
import { compareValues } from './values.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'boolean', default: false } },
});
const [what, folder, ...rest] = positionals;
if (what === 'numbers') compareNumbers(say);
else if (what === 'speed') await compareSpeed(say);
else if (what === 'cells' && folder !== undefined) {
  const [count = 1000, seed = 1] = rest.map(Number);
  await compareCells(folder, count, seed, say);
} else if (what === 'pages' && folder !== undefined)
  say(tableOf(await lookAtFolder(folder, values.against, say)));
else if (what === 'values' && folder !== undefined) await compareValues(folder, say);
else if (what === 'pictures' && folder !== undefined && rest[0] !== undefined)
  await drawFolder(folder, rest[0], say);
else {
  process.stderr.write(
    'What to compare: numbers, speed, cells FOLDER [count] [seed], values FOLDER, pages FOLDER [--against], or pictures FOLDER TO.\n',
  );
  process.exitCode = 2;
}
