/**
 * A process that files many files until it is killed. Reads its orders as one line of JSON; goes on with the files that are
 * left where there are some, and begins with all otherwise; says how many are through.
 */
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { placeOf } from '../../vault/storage/place.ts';
import { systemClock } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

export interface FilingOrders {
  readonly vault: string;
  readonly keyFile: string;
  readonly userDataFolder: string;
  /** Where the program knows its machine by. */
  readonly ownFolder: string;
  readonly custodianPassphrase: string;
  readonly author: string;
  readonly authorPassphrase: string;
  readonly code: string;
  readonly files: readonly string[];
  /** Instead of files: a tree of folders, each called by the code of its dossier. */
  readonly folder?: string;
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const orders = JSON.parse(String((await lines.next()).value)) as FilingOrders;
const tell = (text: string): void => void process.stdout.write(`${text}\n`);

const router = new VaultRouter({
  clock: systemClock(),
  hasher: weakPassphraseHasher,
  rasteriser: createWorkerRasteriser({}),
  watermarker: createWatermarker,
  userDataFolder: orders.userDataFolder,
  pages: { kind: 'screen' },
  placeOf: (folder, vault) => placeOf(folder, vault, orders.ownFolder),
  foregroundEntriesMax: 4_000,
});
await router.call('vault.open', {
  folder: orders.vault,
  passphrase: orders.custodianPassphrase,
  keyFile: orders.keyFile,
  station: 'A-03',
  place: 'Records room',
  anchorFolders: [],
});
const signature = { passphrase: orders.authorPassphrase };
await router.call('session.sign-in', { who: orders.author, ...signature, place: 'Desk 4' });
/** How far it is, of as many as were signed for this time. */
type HowFar = () => Promise<{ running: boolean; done: number }>;

async function fileFolder(folder: string): Promise<HowFar> {
  const { mine } = await router.call('folders.show', {});
  tell(`left ${mine === null ? 'nothing' : mine.counts.waits}.`);
  if (mine === null) {
    await router.call('folders.read', { folder });
    await router.call('folders.try', {
      folders: ['{code}'],
      names: ['{title}'],
      onlyFitting: false,
      withFolders: true,
      ownership: 'company',
      chosen: [],
      likes: false,
    });
    await router.call('folders.begin', { signature });
  } else await router.call('folders.go-on', { seen: false, signature });
  return async () => {
    const { running, mine: now } = await router.call('folders.show', {});
    return { running, done: now?.done ?? 0 };
  };
}

async function fileFiles(files: readonly string[]): Promise<HowFar> {
  const { mine } = await router.call('filing.show', {});
  const left = mine?.files.filter(({ state }) => state !== 'done').map(({ file }) => file);
  tell(`left ${left === undefined ? 'nothing' : left.length}.`);
  await router.call('filing.begin', {
    code: orders.code,
    files: (left ?? files).map((file) => ({ file, sheet: 'document', ownership: 'company' })),
    signature,
  });
  return async () => {
    const { running, mine: now } = await router.call('filing.show', {});
    return { running, done: now?.done ?? told };
  };
}

let told = 0;
const howFar = await (orders.folder === undefined ? fileFiles(orders.files) : fileFolder(orders.folder));
for (;;) {
  const { running, done } = await howFar();
  while (told < done) tell(`through ${++told}.`);
  if (!running) break;
  await wait(1);
}
tell('ended.');
await wait(3_600_000);
