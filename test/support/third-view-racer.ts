/**
 * One of two processes that race for a last view with the lock taken away. Reads its orders as one line of JSON; opens the
 * vault, draws the page, says "drawn" and waits for a line; then goes on to commit, and says what came of it.
 */
import { createInterface } from 'node:readline';
import type { Rasteriser } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { systemClock } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { weakPassphraseHasher } from './weak-passphrase-hasher.ts';

export interface RacerOrders {
  readonly vault: string;
  readonly keyFile: string;
  readonly userDataFolder: string;
  readonly custodianPassphrase: string;
  readonly borrower: string;
  readonly borrowerPassphrase: string;
  readonly loan: string;
}
export interface RacerOutcome {
  readonly n: number | null;
  readonly refused: string | null;
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const nextLine = async (): Promise<string> => String((await lines.next()).value);
const tell = (text: string): void => void process.stdout.write(`${text}\n`);

const orders = JSON.parse(await nextLine()) as RacerOrders;
const worker = createWorkerRasteriser({});
let racing = false;
const rasteriser: Rasteriser = {
  examine: (bytes, name) => worker.examine(bytes, name),
  examiner: (printer) => worker.examiner(printer),
  form: (asked) => worker.form(asked),
  table: (asked) => worker.table(asked),
  async open(bytes) {
    const rendition = await worker.open(bytes);
    return {
      pages: rendition.pages,
      close: () => rendition.close(),
      async renderPage(page, dpi) {
        const drawn = await rendition.renderPage(page, dpi);
        if (racing) {
          tell('drawn');
          await nextLine();
        }
        return drawn;
      },
    };
  },
};
const router = new VaultRouter({
  clock: systemClock(),
  hasher: weakPassphraseHasher,
  rasteriser,
  watermarker: createWatermarker,
  userDataFolder: orders.userDataFolder,
  pages: { kind: 'screen' },
  placeOf: () => null,
  foregroundEntriesMax: 4_000,
});
const opened = await router.call('vault.open', {
  folder: orders.vault,
  passphrase: orders.custodianPassphrase,
  keyFile: orders.keyFile,
  station: 'A-03',
  place: 'Records room',
  anchorFolders: [],
});
await router.call('session.sign-in', {
  who: orders.borrower,
  passphrase: orders.borrowerPassphrase,
  place: 'Desk 4',
});
tell(`opened ${opened.quarantine}`);
await nextLine();
racing = true;
const outcome: RacerOutcome = await router
  .call('view.open', {
    loan: orders.loan,
    reason: 'Preparing the renewal talks',
    place: 'Desk 4',
    signature: { passphrase: orders.borrowerPassphrase },
  })
  .then(
    ({ n }) => ({ n, refused: null }),
    (error: unknown) => ({ n: null, refused: error instanceof Refusal ? error.code : String(error) }),
  );
tell(`outcome ${JSON.stringify(outcome)}`);
await nextLine();
router.abandon();
await worker.close();
process.exit(0);
