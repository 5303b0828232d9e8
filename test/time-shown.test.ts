/** L7: the time a page was on screen is on record however the view is cut off, and a machine that slept counts as locked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

const second = 1_000;
const minute = 60 * second;

let desk: Desk;
let loan: string;
beforeEach(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const document = await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.'));
  loan = await desk.lend(document);
  return () => desk.dispose();
});

const entries = (type: string): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM leaf WHERE type = ?', type);

/** Somebody reads without turning a page: the desktop ticks each second, and hears of the mouse now and then. */
async function read(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += second) {
    desk.clock.pass(second);
    if (passed % (20 * second) === 0) await desk.call('view.touch', {}).catch(() => undefined);
    await desk.router.tick();
    if (desk.router.showing === 'none') return;
  }
}

describe('a view that is cut off again and again', () => {
  it('L7: is never shown for longer than its window, one crash after the other', async () => {
    await desk.view(loan);
    let shownMs = 0;
    for (let crash = 0; crash < 40; crash += 1) {
      const before = desk.clock.monoMs;
      await read(170 * second);
      shownMs += desk.clock.monoMs - before;
      if (desk.router.showing === 'none') break;
      desk.router.abandon();
      await desk.open('李保');
      await desk.signIn('许借');
      const resumed = await desk
        .call('view.resume', { loan, signature: desk.signature, cosign: [] })
        .catch(() => null);
      if (resumed === null) break;
    }
    expect(shownMs).toBeGreaterThan(25 * minute);
    expect(shownMs).toBeLessThanOrEqual(31 * minute);
  });

  it('L7: has its time on record every thirty seconds, and none while it is blank', async () => {
    await desk.view(loan);
    await read(100 * second);
    expect(entries('view.shown')).toBe(3);
    await desk.call('view.blank', { cause: 'focus' });
    await read(100 * second);
    expect(entries('view.shown')).toBe(3);
  });
});

describe('a machine that slept without saying so', () => {
  it('L7: finds the page blank and nobody signed in at the first tick', async () => {
    await desk.view(loan);
    await read(5 * second);
    desk.clock.wallMs += 8 * 60 * minute;
    desk.clock.monoMs += second;
    await desk.router.tick();
    expect(desk.router.signedIn).toBe(false);
    expect(desk.router.showing).toBe('none');
    expect(entries('view.blanked')).toBe(1);
  });

  it('L7: answers no call that comes before the first tick', async () => {
    await desk.view(loan);
    await read(5 * second);
    desk.clock.wallMs += 8 * 60 * minute;
    await expectRefusal('NOT_SIGNED_IN', desk.call('view.page', { page: 1 }));
  });

  it('L7: is none where both clocks went on alike', async () => {
    await desk.view(loan);
    await read(60 * second);
    expect(desk.router.signedIn).toBe(true);
  });
});
