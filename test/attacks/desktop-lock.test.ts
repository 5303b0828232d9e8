/** A desk is locked, or changes hands, while something is under way: nothing of it goes on for whoever was there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenRendition } from '../../rasteriser/rasteriser.ts';
import type { VaultPorts } from '../../vault/acts/ports.ts';
import type { FilePreviewing } from '../../vault/filing/file-previewing.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { Gate } from '../support/gate.ts';

const people = [
  { name: '孟编', roles: ['author'] },
  { name: '许借', roles: ['borrower'] },
  { name: 'Ben Reader', roles: ['borrower'] },
] as const;

/** A desk whose passphrases and pages wait at gates. */
class GatedDesk {
  readonly hashing = new Gate();
  readonly drawing = new Gate();
  readonly examining = new Gate();
  readonly desk: Desk;
  constructor(desk: Desk) {
    this.desk = desk;
    const { hasher, rasteriser } = desk.ports;
    const ports: Partial<VaultPorts> = {
      hasher: {
        floor: hasher.floor,
        newParams: () => hasher.newParams(),
        derive: async (...args) => {
          await this.hashing.pass();
          return hasher.derive(...args);
        },
      },
      rasteriser: {
        examine: async (...args) => {
          await this.examining.pass();
          return rasteriser.examine(...args);
        },
        examiner: (printer) => {
          const examiner = rasteriser.examiner(printer);
          return {
            ...examiner,
            examine: async (...args) => {
              await this.examining.pass();
              return examiner.examine(...args);
            },
          };
        },
        form: (asked) => rasteriser.form(asked),
        table: (asked) => rasteriser.table(asked),
        open: async (bytes): Promise<OpenRendition> => {
          const rendition = await rasteriser.open(bytes);
          return {
            pages: rendition.pages,
            close: () => rendition.close(),
            renderPage: async (index, dpi) => {
              await this.drawing.pass();
              return rendition.renderPage(index, dpi);
            },
          };
        },
      },
    };
    Object.assign(desk.ports, ports);
  }
}

let desk: Desk;
let gates: GatedDesk;
let loan = '';
const entriesOf = (type: string, from: number): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM leaf WHERE type = ? AND idx >= ?', type, from);
const bodiesSince = (from: number): { type: string; actor: { person: string | null } }[] =>
  desk.vault.db
    .all<{ payload: Uint8Array }>('SELECT payload FROM leaf WHERE idx >= ? ORDER BY idx', from)
    .map(({ payload }) => JSON.parse(Buffer.from(payload).toString('utf8')));
const idOf = (name: string): string =>
  desk.vault.db.get<{ id: string }>('SELECT id FROM person WHERE name = ?', name)?.id ?? '';

beforeAll(async () => {
  desk = await openDesk({}, people);
  gates = new GatedDesk(desk);
  await desk.dossier('K-1');
  const pages = Array.from({ length: 90 }, (_, i) => `line ${i}`).join('\n');
  const document = await desk.fileDocument('K-1', desk.textFile('long.txt', pages));
  loan = await desk.lend(document);
});
afterAll(() => desk.dispose());

describe('a lock while a view opens', () => {
  it('L7: leaves no view behind, however long the rest takes to let go', async () => {
    await desk.signIn('许借');
    const from = desk.vault.writer.size;
    const letGo = new Gate();
    letGo.shut();
    desk.vault.previewing = { source: '', close: () => letGo.pass() } as unknown as FilePreviewing;
    gates.drawing.shut();
    const view = desk.view(loan).then(
      () => 'shown',
      (error: Error) => error.message,
    );
    await gates.drawing.reached();
    const locked = desk.router.lock();
    gates.drawing.open();
    expect(await view).toBe('NOT_SIGNED_IN');
    letGo.open();
    await locked;
    desk.at = '';
    expect(desk.vault.viewing).toBeNull();
    expect(desk.router.signedIn).toBe(false);
    expect(entriesOf('view.open', from)).toBe(0);
    expect(entriesOf('session.signed-out', from)).toBe(1);
  });

  it('A1: charges its refusal to who asked, not to who came to the desk meanwhile', async () => {
    await desk.signIn('许借');
    const from = desk.vault.writer.size;
    gates.drawing.shut();
    const view = desk.view(loan);
    await gates.drawing.reached();
    desk.at = '';
    await desk.signIn('Ben Reader');
    gates.drawing.open();
    await expect(view).rejects.toThrow();
    const refusals = bodiesSince(from).filter(({ type }) => type === 'refusal');
    expect(refusals.map(({ actor }) => actor.person)).toEqual([idOf('许借')]);
  });

  it('A7: charges a wrong passphrase at the door to nobody who was at the desk before', async () => {
    await desk.signIn('许借');
    const from = desk.vault.writer.size;
    const attempt = desk.call('session.sign-in', { who: 'Ben Reader', passphrase: 'no', place: '' });
    await expectRefusal('SECRET_MISMATCH', attempt);
    desk.at = '';
    const refusals = bodiesSince(from).filter(({ type }) => type === 'refusal');
    expect(refusals.map(({ actor }) => actor.person)).toEqual([null]);
    desk.clock.pass(10_000);
  });
});

describe('a view of somebody else', () => {
  it.each([
    ['view.page', { page: 1 }],
    ['view.touch', {}],
    ['view.blank', { cause: 'idle' }],
    ['view.close', {}],
    ['view.page-written', { page: 1 }],
    ['note.write', { page: 1, text: 'x', signature: { passphrase: 'x' } }],
  ] as const)('L4: %s finds none', async (name, input) => {
    await desk.signIn('Ben Reader');
    const ben = desk.vault.signedIn;
    await desk.signIn('许借');
    const before = await desk.call('view.before', { loan });
    if (before.resumable === null) await desk.view(loan);
    else await desk.call('view.resume', { loan, signature: desk.signature, cosign: [] });
    const own = desk.vault.signedIn;
    // As though some way had been found to change hands around the lock.
    desk.vault.signedIn = ben;
    await expectRefusal('NO_VIEW_OPEN', desk.call(name, input));
    desk.vault.signedIn = own;
    expect(desk.vault.viewing?.blanked).toBe(false);
  });
});

describe('a lock while somebody signs', () => {
  it('signs nothing afterwards', async () => {
    await desk.signIn('赵批');
    const asked = await desk.request('K-1/1', 'Ben Reader');
    await desk.signIn('赵批');
    const from = desk.vault.writer.size;
    gates.hashing.shut();
    const decided = desk.call('loan.decide', {
      decisions: [{ loan: asked, decision: 'approve', reason: '理由充分' }],
      signature: desk.signature,
    });
    await gates.hashing.reached();
    await desk.router.lock();
    desk.at = '';
    gates.hashing.open();
    await expectRefusal('NOT_SIGNED_IN', decided);
    expect(entriesOf('loan.approved', from)).toBe(0);
    // Nobody's passphrase was wrong.
    expect(entriesOf('session.failed', from)).toBe(0);
  });

  it('files nothing afterwards, though the file was being looked into', async () => {
    await desk.signIn('孟编');
    const from = desk.vault.writer.size;
    gates.examining.shut();
    const submitted = desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('late.txt', 'too late'),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    await gates.examining.reached();
    await desk.router.lock();
    desk.at = '';
    gates.examining.open();
    await expectRefusal('NOT_SIGNED_IN', submitted);
    expect(entriesOf('document.submitted', from)).toBe(0);
  });

  it('keeps no file open that was looked at before submitting', async () => {
    await desk.signIn('孟编');
    gates.examining.shut();
    const file = desk.textFile('draft.txt', 'a draft');
    const shown = desk.call('document.preview', { file, page: 1 });
    await gates.examining.reached();
    await desk.router.lock();
    desk.at = '';
    gates.examining.open();
    await expectRefusal('NOT_SIGNED_IN', shown);
    expect(desk.vault.previewing).toBeNull();
  });

  it('a second person who signs in at the same moment is refused, not seated over the first', async () => {
    gates.hashing.shut();
    const both = ['许借', 'Ben Reader'].map((who) =>
      desk.call('session.sign-in', { ...desk.credential(who), place: '' }).then(
        () => who,
        (error: Error) => error.message,
      ),
    );
    await gates.hashing.reached();
    gates.hashing.open();
    const outcome = await Promise.all(both);
    expect(outcome.filter((each) => each === 'NOT_SIGNED_IN')).toHaveLength(1);
    desk.at = outcome.find((each) => each !== 'NOT_SIGNED_IN') ?? '';
  });
});

describe('a lock on a disk that takes nothing more', () => {
  it('signs the person out and takes the page away all the same', async () => {
    await desk.signIn('许借');
    if (desk.vault.viewing === null)
      await desk.call('view.resume', { loan, signature: desk.signature, cosign: [] });
    const view = desk.vault.viewing;
    const secrets = desk.vault.signedIn;
    const { writer } = desk.vault;
    const transact = writer.transact.bind(writer);
    writer.transact = () => {
      throw new Error('disk full');
    };
    await desk.router.lock().catch(() => undefined);
    writer.transact = transact;
    desk.at = '';
    expect(secrets).not.toBeNull();
    expect(desk.router.signedIn).toBe(false);
    expect(desk.vault.viewing).toBeNull();
    expect(view?.blanked).toBe(true);
  });

  it('L7: an idle page goes blank though an overdue loan cannot be written down, or the clock was set back', async () => {
    for (const hinder of ['disk', 'clock'] as const) {
      await desk.signIn('许借');
      await desk.call('view.resume', { loan, signature: desk.signature, cosign: [] });
      desk.clock.monoMs += 200_000;
      const { db } = desk.vault;
      const all = db.all.bind(db);
      if (hinder === 'clock') desk.clock.wallMs -= 600_000;
      else {
        db.all = (sql: string, ...values: never[]) => {
          if (/overdue/.test(sql)) throw new Error('disk');
          return all(sql, ...values) as never;
        };
      }
      await desk.router.tick().catch(() => undefined);
      db.all = all;
      if (hinder === 'clock') desk.clock.wallMs += 600_000;
      expect(desk.vault.viewing?.blanked, hinder).toBe(true);
    }
  });
});
