/** L8: a picture of a page, small, cut and compressed, leads to its view by the second carrier of its code. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { decodePicture, drawnPage, encodePicture, halfOf, scaled } from '../support/degraded-pictures.ts';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
let trace: string;
let page: Uint8Array;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const loan = await desk.lend(
    await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同的正文，写满一页。\n'.repeat(60))),
  );
  const view = await desk.view(loan);
  trace = view.trace;
  page = new Uint8Array(view.image.bytes);
  await desk.call('view.close', {});
  await desk.signIn('Cora Keeper');
});
afterAll(() => desk.dispose());

const picture = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(desk.path(name), bytes);
  return desk.path(name);
};
const typesSince = (index: number): string[] =>
  desk.vault.db.all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', index).map(({ type }) => type);

describe('L8: trace.picture', () => {
  it('finds the view of a page that was saved smaller, cut and compressed; one entry', async () => {
    const shown = decodePicture(page);
    const files = [
      picture('small.jpg', encodePicture(scaled(shown, 0.5), 'jpeg', 40)),
      picture('half.png', encodePicture(halfOf(shown, 0.1), 'png')),
    ];
    for (const file of files) {
      const before = desk.vault.writer.size;
      expect(await desk.call('trace.picture', { file })).toMatchObject({
        reading: trace,
        legible: 8,
        found: [{ code: trace, same: 8, n: 1, person: expect.stringMatching(/^许借/) }],
        more: 0,
      });
      expect(typesSince(before)).toEqual(['trace.looked-up']);
    }
  });

  it('says which code it read where no view here has it', async () => {
    const watermarker = await createWatermarker();
    const mark = { personName: '—', personNo: 1, instantText: '', place: '', viewText: '', classText: '' };
    const foreign = watermarker.compose(drawnPage('text', 1), { ...mark, traceCode: 'ZZZZ-0000' });
    expect(await desk.call('trace.picture', { file: picture('foreign.jpg', foreign.bytes) })).toEqual({
      reading: 'ZZZZ-0000',
      legible: 8,
      found: [],
      more: 0,
    });
  });

  it('refuses a picture without a code, and what is no picture', async () => {
    const bare = picture('bare.jpg', encodePicture(drawnPage('text', 2), 'jpeg', 80));
    await expect(desk.call('trace.picture', { file: bare })).rejects.toMatchObject({
      code: 'TRACE_NOT_IN_PICTURE',
    });
    await expect(
      desk.call('trace.picture', { file: picture('words.txt', 'K7QF-M2XD') }),
    ).rejects.toMatchObject({
      code: 'FILE_KIND_UNSUPPORTED',
    });
    const broken = picture('broken.png', encodePicture(drawnPage('blank', 1), 'png').subarray(0, 900));
    await expect(desk.call('trace.picture', { file: broken })).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
    await expect(desk.call('trace.picture', { file: desk.path('nowhere.png') })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('says nothing to whoever has come to the desk since, and looks nothing up in their name', async () => {
    const before = desk.vault.writer.size;
    const asked = desk.call('trace.picture', { file: picture('again.jpg', page) });
    const refused = expect(asked).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await desk.signIn('李保');
    await refused;
    expect(typesSince(before)).not.toContain('trace.looked-up');
    await desk.signIn('Cora Keeper');
  });

  it('is for those who may look a code up; nobody else has a file read', async () => {
    await desk.signIn('许借');
    const before = desk.vault.writer.size;
    await expect(desk.call('trace.picture', { file: desk.path('nowhere.png') })).rejects.toMatchObject({
      code: 'ROLE_NEEDED',
    });
    expect(typesSince(before)).toEqual(['refusal']);
    await desk.signIn('Cora Keeper');
  });
});
