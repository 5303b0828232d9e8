/** A rasteriser that its document has taken over: it may say what it likes, and the vault believes only what can be. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRasteriser } from '../../rasteriser/channel-rasteriser.ts';
import { lookBytes } from '../../rasteriser/page-look.ts';
import { renditionLimits } from '../../rasteriser/rasteriser.ts';
import type { RasteriserChannel } from '../../rasteriser/rasteriser-channel.ts';
import type { WorkerReply, WorkerRequest } from '../../rasteriser/worker-messages.ts';
import { type Desk, expectRefusal, openDesk, sharedRasteriser } from '../support/desk.ts';

type Lie = (request: WorkerRequest) => readonly unknown[];

let channelsEnded = 0;
/** A rasteriser that says hello, and then what the lie says; each reply of a list is posted. */
function lying(lie: Lie) {
  channelsEnded = 0;
  const startChannel = (): RasteriserChannel => {
    let hear: (reply: WorkerReply) => void = () => {};
    return {
      post: (message) => {
        const replies = message.type === 'start' ? [{ type: 'ready' }] : lie(message);
        for (const reply of replies) queueMicrotask(() => hear(reply as WorkerReply));
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onDeath: () => {},
      end: async () => {
        channelsEnded += 1;
      },
    };
  };
  return createRasteriser({ startChannel, limits: { examineMsMax: 500, renderMsMax: 500 } });
}

const answer = (value: unknown) => [{ type: 'answer', answer: value }];
const pixels = (widthPx: number, heightPx: number, bytes = widthPx * heightPx * 4) => ({
  widthPx,
  heightPx,
  rgba: new Uint8Array(bytes),
});
const soundExamination = {
  kind: 'pdf',
  rendition: 'same',
  pages: 2,
  pageDigests: [new Uint8Array(32), new Uint8Array(32)],
  pageLooks: Array(2).fill({ blank: false, picture: false, bits: new Uint8Array(lookBytes) }),
  likeness: { text: 'x' },
  report: { losses: [], fontsSubstituted: [], glyphsMissing: 0 },
};

const strangeReplies: readonly (readonly [string, readonly unknown[]])[] = [
  ['nothing', [null]],
  ['a word', ['answer']],
  ['no type', [{}]],
  ['ready once more', [{ type: 'ready' }]],
  ['an answer without one', [{ type: 'answer' }]],
  ['a fault with a code of its own', [{ type: 'fault', code: 'VIEWS_SPENT', detail: {} }]],
  ['a fault by a key of every object', [{ type: 'fault', code: 'constructor', detail: {} }]],
];

describe('a page that cannot be', () => {
  it.each([
    ...strangeReplies,
    ['fewer pixels than it has', answer(pixels(600, 800, 4))],
    ['more pixels than it has', answer(pixels(600, 800, 600 * 800 * 4 + 4))],
    ['no pixels', answer(pixels(0, 800))],
    ['negative sides', answer(pixels(-600, -800, 600 * 800 * 4))],
    ['broken sides', answer({ ...pixels(600, 800), widthPx: 600.5 })],
    ['sides that are words', answer({ ...pixels(600, 800), widthPx: '600' })],
    ['sides that are not numbers', answer({ ...pixels(600, 800), widthPx: Number.NaN })],
    ['sides beyond all limits', answer({ ...pixels(1, 1), widthPx: 20_001, heightPx: 1 })],
    [
      'more pixels than the limit, none of them there',
      answer({ ...pixels(1, 1), widthPx: 9_000, heightPx: 9_000 }),
    ],
    ['pixels in a list', answer({ widthPx: 1, heightPx: 1, rgba: [0, 0, 0, 0] })],
    ['pixels of another width', answer({ widthPx: 1, heightPx: 1, rgba: new Uint32Array(4) })],
  ] as const)('D6: %s is no page, and its rasteriser is ended', async (_, replies) => {
    const rasteriser = lying((request) => (request.type === 'open' ? answer({ pages: 2 }) : replies));
    const open = await rasteriser.open(new Uint8Array([1]));
    await expect(open.renderPage(0, 120)).rejects.toMatchObject({ code: 'PAGE_CANNOT_BE_SHOWN' });
    expect(channelsEnded).toBe(1);
  });
});

describe('a document that cannot be', () => {
  it.each([
    ...strangeReplies,
    ['without pages', answer({ pages: 0 })],
    ['of more pages than the limit', answer({ pages: renditionLimits.pagesMax + 1 })],
    ['of half a page', answer({ pages: 1.5 })],
    ['of infinitely many', answer({ pages: Number.POSITIVE_INFINITY })],
    ['an examination instead', answer(null)],
  ] as const)('D6: %s is not opened', async (_, replies) => {
    await expect(lying(() => replies).open(new Uint8Array([1]))).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
    expect(channelsEnded).toBeGreaterThan(0);
  });
});

describe('an examination that cannot be', () => {
  const report = soundExamination.report;
  it.each([
    ...strangeReplies,
    ['of no kind', answer({ ...soundExamination, kind: 'exe' })],
    ['of a kind every object has', answer({ ...soundExamination, kind: '__proto__' })],
    ['with a rendition that is a path', answer({ ...soundExamination, rendition: '/etc/passwd' })],
    ['with an empty rendition', answer({ ...soundExamination, rendition: new Uint8Array() })],
    ['with a digest short', answer({ ...soundExamination, pageDigests: [new Uint8Array(32)] })],
    [
      'with digests that are not',
      answer({ ...soundExamination, pageDigests: [new Uint8Array(32), new Uint8Array(31)] }),
    ],
    ['with a look short', answer({ ...soundExamination, pageLooks: soundExamination.pageLooks.slice(1) })],
    [
      'with a look of other bits',
      answer({
        ...soundExamination,
        pageLooks: Array(2).fill({ blank: false, picture: false, bits: new Uint8Array(lookBytes - 1) }),
      }),
    ],
    ['of pages without end', answer({ ...soundExamination, pages: 1e9 })],
    ['without words', answer({ ...soundExamination, likeness: null })],
    ['of words without end', answer({ ...soundExamination, likeness: { text: 'x'.repeat(2e6) } })],
    ['without a report', answer({ ...soundExamination, report: undefined })],
    ['missing minus one glyph', answer({ ...soundExamination, report: { ...report, glyphsMissing: -1 } })],
    ['missing half a glyph', answer({ ...soundExamination, report: { ...report, glyphsMissing: 0.5 } })],
    [
      'with fonts that are no names',
      answer({ ...soundExamination, report: { ...report, fontsSubstituted: [{}] } }),
    ],
    ['in no encoding', answer({ ...soundExamination, report: { ...report, encoding: 'x' } })],
    [
      'with attachments that are none',
      answer({ ...soundExamination, attachments: [{ fileName: 1, bytes: 'x' }] }),
    ],
    ['half of one', answer({ html: '<p>', kind: 'docx' })],
    ['half of one, without end', answer({ html: 1, kind: 'docx', words: '', characters: '', losses: [] })],
  ] as const)('D6: %s is refused', async (_, replies) => {
    await expect(lying(() => replies).examine(new Uint8Array([1]), 'a.pdf')).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
    expect(channelsEnded).toBeGreaterThan(0);
  });

  it('and one that can be is believed', async () => {
    const found = await lying(() => answer(soundExamination)).examine(new Uint8Array([1]), 'a.pdf');
    expect(found).toMatchObject({ kind: 'pdf', pages: 2 });
  });

  it('a fault of ours keeps numbers and short words, and nothing of the file', async () => {
    const detail = {
      pages: 3,
      kind: 'pdf',
      note: '客户：王明 13800000000',
      '<b>': 1,
      of: { a: 1 },
      nan: Number.NaN,
    };
    const attempt = lying(() => [{ type: 'fault', code: 'FILE_DAMAGED', detail }]).examine(
      new Uint8Array([1]),
      'a.pdf',
    );
    await expect(attempt).rejects.toMatchObject({ code: 'FILE_DAMAGED', detail: { pages: 3, kind: 'pdf' } });
  });
});

describe('a view by such a rasteriser', () => {
  let desk: Desk;
  let loan = '';
  beforeAll(async () => {
    desk = await openDesk({}, [
      { name: '孟编', roles: ['author'] },
      { name: '许借', roles: ['borrower'] },
    ]);
    await desk.dossier('K-1');
    loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('a.txt', 'one page')));
  });
  afterAll(() => desk.dispose());

  it('L6: costs none, and is on record as a failure that reads back', async () => {
    for (const replies of [answer(pixels(600, 800, 4)), [{ type: 'fault', code: 'X', detail: {} }]]) {
      const rasteriser = lying((request) => (request.type === 'open' ? answer({ pages: 1 }) : replies));
      Object.assign(desk.ports, { rasteriser });
      await expectRefusal('PAGE_CANNOT_BE_SHOWN', desk.view(loan));
    }
    Object.assign(desk.ports, { rasteriser: sharedRasteriser });
    expect((await desk.call('view.before', { loan })).n).toBe(1);
    await desk.close();
    expect((await desk.open('Cora Keeper')).quarantine).toBe('none');
    await desk.signIn('Cora Keeper');
    const { rows } = await desk.call('log.page', { limit: 10, types: ['view.failed'] });
    expect(rows).toHaveLength(2);
  });
});
