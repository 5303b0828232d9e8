/** D7 where very many are alike, as forms on the same paper are. */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { likesMax } from '../vault/filing/place-in-lineages.ts';
import { type Desk, office, openDesk } from './support/desk.ts';
import { latinPdf } from './support/pdf-fixtures.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('M-1');
  await desk.dossier('M-2');
});
afterAll(() => desk.dispose());

const paper = (name: string, pages: readonly string[]): string => {
  const path = desk.textFile(name, '');
  writeFileSync(path, latinPdf(pages));
  return path;
};
async function file(code: string, files: readonly string[]): Promise<void> {
  await desk.call('filing.begin', {
    code,
    files: files.map((each) => ({ file: each, sheet: 'document', ownership: 'company' })),
    signature: desk.signature,
  });
  while (desk.vault.filing?.running === true) await wait(5);
  const { mine } = await desk.call('filing.show', {});
  expect(mine?.files.map(({ state }) => state)).toEqual(files.map(() => 'done'));
}
const likeTo = (code: string, no: number): string[] =>
  JSON.parse(
    desk.vault.db.get<{ like_to: string }>(
      'SELECT like_to FROM document d JOIN dossier o ON o.id = d.dossier WHERE o.code = ? AND d.no = ?',
      code,
      no,
    )?.like_to ?? '[]',
  ) as string[];
const lineage = (code: string, no: number): string =>
  desk.vault.db.get<{ lineage: string }>(
    'SELECT d.lineage FROM document d JOIN dossier o ON o.id = d.dossier WHERE o.code = ? AND d.no = ?',
    code,
    no,
  )?.lineage ?? '';

it('no more are asked about than a custodian can compare: the likest, and those filed first', async () => {
  await desk.signIn('孟编');
  const alike = likesMax + 30;
  const pagesOf = (n: number): string[] => {
    // The first shares least with the one that comes after all of them, the last but two most.
    if (n === 0) return ['The same first page', 'Number 0'];
    const both = ['The same first page', 'The second as well', `Number ${n}`];
    return n === alike - 3 ? [...both, 'And a third'] : both;
  };
  const forms = Array.from({ length: alike }, (_, n) => paper(`form-${n}.pdf`, pagesOf(n)));
  await file('M-1', forms);
  expect(likeTo('M-1', 2)).toEqual([lineage('M-1', 1)]);
  expect(likeTo('M-1', likesMax + 1)).toHaveLength(likesMax);
  await file('M-2', [
    paper('last.pdf', ['The same first page', 'The second as well', 'And a third', 'And more']),
  ]);
  const last = likeTo('M-2', 1);
  expect(last).toHaveLength(likesMax);
  expect(new Set(last).size).toBe(likesMax);
  for (let no = 1; no <= likesMax / 2; no++) expect(last).toContain(lineage('M-1', no));
  expect(last).toContain(lineage('M-1', alike - 2));
  await desk.signIn('李保');
  const { alike: told } = await desk.call('document.look', { document: 'M-2/1' });
  expect(told).toHaveLength(likesMax);
  expect(told[0]?.document).toBe(`M-1/${alike - 2}`);
  await desk.call('document.accept', {
    document: 'M-2/1',
    versionOf: `M-1/${alike - 2}`,
    signature: desk.signature,
  });
});
