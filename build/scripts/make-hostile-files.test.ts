import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { type HostileFile, makeHostileFiles } from './make-hostile-files.ts';

const rasteriser = createWorkerRasteriser();
let dir: string;
let files: HostileFile[];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hostile-files-'));
  files = await makeHostileFiles(dir);
});
afterAll(async () => {
  await rasteriser.close();
  await rm(dir, { recursive: true });
});

test('each hostile file gets the answer made for it, and no other', async () => {
  const answers: Record<string, string> = {};
  for (const file of files) {
    const bytes = new Uint8Array(await readFile(file.path));
    answers[basename(file.path)] = await rasteriser.examine(bytes, basename(file.path)).then(
      () => 'harmless',
      (error: { code?: string }) => error.code ?? String(error),
    );
  }
  expect(answers).toEqual(Object.fromEntries(files.map((file) => [basename(file.path), file.expected])));
});

test('a PNG of 50,000 × 50,000 is refused by its header: at once, and without the memory for it', async () => {
  const file = files.find(({ path }) => path.endsWith('50000-by-50000.png'));
  const bytes = new Uint8Array(await readFile(file?.path ?? ''));
  const before = process.memoryUsage().rss;
  await expect(rasteriser.examine(bytes, 'a.png')).rejects.toMatchObject({
    code: 'IMAGE_TOO_LARGE',
    detail: { widthPx: 50_000, heightPx: 50_000 },
  });
  // Ten gigabytes decoded; the worker with its decoder takes some hundred megabytes.
  expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
});

test('faults carry numbers and kinds only', async () => {
  for (const file of files) {
    const fault = await rasteriser
      .examine(new Uint8Array(await readFile(file.path)), 'secret-client-name.pdf')
      .then(
        () => undefined,
        (error: unknown) => error as { detail: Record<string, unknown> },
      );
    expect(JSON.stringify(fault?.detail ?? {})).not.toMatch(/secret|tracker|加密/);
  }
});
