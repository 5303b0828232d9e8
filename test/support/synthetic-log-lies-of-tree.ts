/** The checkpoint, older or newest, and the entries are not of one piece. */
import { formatCheckpoint, hashOf, id, minuteMs, SyntheticLog, sha256 } from './synthetic-log.ts';
import { type Lie, nextDigit, tamper } from './synthetic-log-lie.ts';
import { honestStory } from './synthetic-log-story-of-handovers.ts';

export const aboutTree: Lie[] = [
  {
    name: 'root-in-body-wrong',
    check: 'tree',
    at: 'memo accepted',
    fault: 'body-root',
    tell: tamper('memo accepted', (body) => {
      body.log.root = hashOf('other root');
    }),
  },
  {
    name: 'size-in-body-wrong',
    check: 'tree',
    at: 'memo accepted',
    fault: 'body-size',
    tell: tamper('memo accepted', (body) => {
      body.log.size -= 1;
    }),
  },
  {
    name: 'checkpoint-of-other-size',
    check: 'tree',
    at: null,
    fault: 'head-size',
    bundle: { checkpoint: { size: 82 } },
  },
  {
    name: 'checkpoint-of-other-root',
    check: 'tree',
    at: null,
    fault: 'head-root',
    bundle: { checkpoint: { root: sha256('other root') } },
  },
  {
    name: 'entry-dropped-at-the-end',
    check: 'tree',
    at: null,
    fault: 'head-size',
    bundle: {
      entriesText: (lines) => lines.split('\n').toSpliced(-2, 1).join('\n'),
      manifest: (manifest) => {
        manifest.size -= 1;
      },
    },
  },
  {
    name: 'checkpoint-signed-by-old-generation',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-generation',
    bundle: { checkpoint: { generation: 1 } },
  },
  {
    name: 'checkpoint-signed-by-old-key',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: { checkpoint: { generation: 2, key: 'log 1' } },
  },
  {
    name: 'checkpoint-of-another-vault',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-other-vault',
    bundle: { checkpoint: { vault: id('other vault') } },
  },
  {
    name: 'checkpoint-one-signature-bit',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-signature',
    bundle: {
      checkpointText: (note) => note.replace(/(.)(.{10}\n)$/, (_, digit, tail) => nextDigit(digit) + tail),
    },
  },
  {
    name: 'checkpoint-with-an-extension-line',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-malformed',
    bundle: { checkpointText: (note) => note.replace('=\n\n', '=\nmore\n\n') },
  },
  {
    name: 'checkpoint-not-a-note',
    check: 'checkpoint',
    at: null,
    fault: 'checkpoint-malformed',
    bundle: { checkpointText: () => 'all is well\n' },
  },
];

const other = new SyntheticLog();
for (const step of honestStory().slice(0, 30)) {
  other.write(step.name === 'memo submitted' ? { ...step, after: 2 * minuteMs } : step);
}

export const aboutSince: Lie[] = [
  {
    name: 'since-another-history',
    check: 'since',
    at: null,
    fault: 'since-root',
    since: () => formatCheckpoint(other, {}),
  },
  {
    name: 'since-a-longer-history',
    check: 'since',
    at: null,
    fault: 'since-longer',
    since: (log) => formatCheckpoint(log, { size: log.lines.length + 1, root: sha256('longer') }),
  },
  {
    name: 'since-another-vault',
    check: 'since',
    at: null,
    fault: 'since-other-vault',
    since: (log) => formatCheckpoint(log, { vault: id('other vault') }),
  },
  {
    name: 'since-signed-by-another-key',
    check: 'since',
    at: null,
    fault: 'since-signature',
    since: (log) => formatCheckpoint(log, { size: 20, generation: 1, key: 'log 2' }),
  },
  {
    name: 'since-in-the-wrong-generation',
    check: 'since',
    at: null,
    fault: 'since-generation',
    since: (log) => formatCheckpoint(log, { size: 20, generation: 2 }),
  },
];
