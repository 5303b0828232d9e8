/** Rasterisers kept ready ahead: few, never lent twice, and gone when nobody files any more. */
import { afterEach, expect, it, vi } from 'vitest';
import { createRasteriser } from './channel-rasteriser.ts';
import type { RasteriserChannel } from './rasteriser-channel.ts';
import type { WorkerReply } from './worker-messages.ts';

interface Started {
  /** Documents that it was given. */
  documents: number;
  ended: boolean;
  die(): void;
}

/** Rasterisers that are ready at once and open anything as one page. */
function counted(aheadMax: number) {
  const started: Started[] = [];
  const startChannel = (): RasteriserChannel => {
    let hear: (reply: WorkerReply) => void = () => {};
    let died: (error: Error) => void = () => {};
    const one: Started = { documents: 0, ended: false, die: () => died(new Error('gone')) };
    started.push(one);
    return {
      post(message) {
        if (message.type === 'start') return queueMicrotask(() => hear({ type: 'ready' }));
        one.documents += 1;
        queueMicrotask(() => hear({ type: 'answer', answer: { pages: 1 } }));
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onDeath: (listener) => {
        died = listener;
      },
      end: async () => {
        one.ended = true;
      },
    };
  };
  return { started, rasteriser: createRasteriser({ startChannel, aheadMax }) };
}

const document = () => new Uint8Array([1]);
const idle = (started: readonly Started[]) => started.filter((one) => one.documents === 0 && !one.ended);
const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

afterEach(() => vi.useRealTimers());

it('starts nothing before the first document comes, or is announced', async () => {
  const { started, rasteriser } = counted(2);
  await settle();
  expect(started.length).toBe(0);
  rasteriser.warm?.();
  rasteriser.warm?.();
  await settle();
  expect(started.length).toBe(1);
  await rasteriser.close();
});

it('keeps one ready after the first document, and never more than the bound', async () => {
  const { started, rasteriser } = counted(2);
  const first = await rasteriser.open(document());
  await settle();
  expect(idle(started).length).toBe(1);
  const more = [first];
  for (let i = 0; i < 5; i++) {
    more.push(await rasteriser.open(document()));
    await settle();
    expect(idle(started).length).toBe(2);
  }
  for (const open of more) await open.close();
  await rasteriser.close();
});

it('gives each rasteriser one document and ends it with its document', async () => {
  const { started, rasteriser } = counted(2);
  for (let i = 0; i < 5; i++) {
    const open = await rasteriser.open(document());
    await open.close();
  }
  expect(started.map((one) => one.documents).every((documents) => documents <= 1)).toBe(true);
  expect(started.filter((one) => one.documents === 1).every((one) => one.ended)).toBe(true);
  await rasteriser.close();
});

it('lends none that died while it waited', async () => {
  const { started, rasteriser } = counted(1);
  await (await rasteriser.open(document())).close();
  await settle();
  for (const one of idle(started)) one.die();
  const open = await rasteriser.open(document());
  expect(open.pages).toBe(1);
  await rasteriser.close();
});

it('ends what waits after a minute without a document, and all of it at closing', async () => {
  vi.useFakeTimers();
  const { started, rasteriser } = counted(2);
  await (await rasteriser.open(document())).close();
  await settle();
  expect(idle(started).length).toBe(1);
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(idle(started).length).toBe(0);
  await (await rasteriser.open(document())).close();
  await rasteriser.close();
  await settle();
  expect(started.every((one) => one.ended)).toBe(true);
});

it('keeps none ready where none are asked for', async () => {
  const { started, rasteriser } = counted(0);
  rasteriser.warm?.();
  await (await rasteriser.open(document())).close();
  await settle();
  expect(started.length).toBe(1);
});
