/** Roads round a handover that its own tests do not take: acts crossing one another, a disk that refuses, people who turn out to be one. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { handoverStepPoints } from '../../vault/acts/step-points.ts';
import { admitToGroup } from '../../vault/keys/groups.ts';
import { recipient } from '../../vault/keys/recipient.ts';
import { generateSealingKey } from '../../vault/sealing/suite.ts';
import { findPerson } from '../../vault/storage/people.ts';
import { objectPath, vaultFolder } from '../../vault/storage/vault-folder.ts';
import {
  assign,
  firstFault,
  join,
  openHandover,
  register,
  sign as signLines,
  staffedDesk,
} from '../handing-over/handover-desk.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { preparedDesk } from '../support/prepared-desk.ts';

/** The named moments between two durable steps, at one of which the disk fails. */
const disk = vi.hoisted(() => ({ failsAt: '' }));
vi.mock('../../vault/acts/step-points.ts', async (original) => ({
  ...(await original<typeof import('../../vault/acts/step-points.ts')>()),
  stepPoint: (point: string) => {
    if (point === disk.failsAt) throw Object.assign(new Error(`EIO: i/o error at ${point}`), { code: 'EIO' });
  },
}));

let desk: Desk;
const begin = (extra: Record<string, unknown> = {}) =>
  desk.call('custody.begin', {
    outgoing: '李保',
    incoming: 'Cora Keeper',
    witness: '赵批',
    manner: 'agreed',
    signature: desk.signature,
    ...extra,
  });
const sign = () =>
  desk.call('custody.sign', {
    signature: desk.signature,
    cosign: [desk.credential('Cora Keeper'), desk.credential('赵批')],
  });
const idOf = (no: number): DocumentId =>
  desk.vault.db.get<{ id: DocumentId }>('SELECT id FROM document WHERE no = ?', no)!.id;
/** Takes the rendition of a document away; the answer puts it back. */
function aside(no: number): () => void {
  const file = objectPath(desk.folder, idOf(no), 'rendition');
  renameSync(file, desk.path('aside'));
  return () => renameSync(desk.path('aside'), file);
}
/** Stops after the first item, as somebody does who sees enough. */
function checkOneItem() {
  const stop = new AbortController();
  return desk.router.call('custody.check', {}, { signal: stop.signal, progress: () => stop.abort() });
}

describe('a list that changes between its check and the signatures', () => {
  let lent: string;
  beforeEach(async () => {
    ({ desk, told: lent } = await preparedDesk('two documents, one lent', async (made) => {
      await made.dossier('K-1');
      const document = await made.fileDocument('K-1', made.textFile('1.txt', 'Page of document 1.'));
      await made.fileDocument('K-1', made.textFile('2.txt', 'Page of document 2.'));
      return made.lend(document);
    }));
    await desk.signIn('李保');
    await begin();
    return () => desk.dispose();
  });

  it('H1: a link to the same bytes elsewhere is not the file that was filed', async () => {
    const file = objectPath(desk.folder, idOf(2), 'rendition');
    renameSync(file, desk.path('elsewhere'));
    symlinkSync(desk.path('elsewhere'), file);
    mkdirSync(desk.path('hidden'));
    symlinkSync(desk.path('hidden'), `${desk.folder}/objects/${idOf(2).slice(0, 2)}/more`);
    await desk.call('custody.check', {});
    expect((await desk.call('custody.show', {}))?.check).toMatchObject({ differing: 1, surplus: 1 });
  });
  it('H1: a second check that was stopped lets no surplus file drop out of the deed', async () => {
    writeFileSync(`${desk.folder}/objects/stray\n.dvd`, 'nobody knows it');
    const putBack = aside(2);
    await desk.call('custody.check', {});
    putBack();
    await checkOneItem();
    expect((await desk.call('custody.show', {}))?.check).toMatchObject({ complete: false, digest: null });
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
    expect((await desk.call('custody.check', {})).check).toMatchObject({ surplus: 1, complete: true });
    await expectRefusal('HANDOVER_NOTE_MISSING', sign());
  });

  it('A5: what came back during a check that was stopped leaves no deed that the verifier condemns', async () => {
    const putBack = aside(2);
    const { rows } = await desk
      .call('custody.check', {})
      .then(() => desk.call('custody.list', { differencesOnly: true, offset: 0, limit: 10 }));
    for (const { no } of rows) await desk.call('custody.note', { item: no, note: '查找中' });
    await desk.signIn('许借');
    await desk.call('loan.return', { loan: lent, signature: desk.signature });
    await desk.signIn('李保');
    await checkOneItem();
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
    putBack();
    await desk.call('custody.check', {});
    await sign();
    desk.at = '';
    expect(await firstFault(desk)).toBeNull();
  });

  it('H1: what was checked long ago is hashed again', async () => {
    await desk.call('custody.check', {});
    writeFileSync(objectPath(desk.folder, idOf(2), 'rendition'), 'changed since');
    desk.clock.pass(40 * 3_600_000);
    await desk.close();
    await desk.open('李保');
    await expectRefusal('HANDOVER_NOT_CHECKED', sign());
    const { check } = await desk.call('custody.check', {});
    expect(check).toMatchObject({ matched: 3, differing: 1 });
  });

  it('H1: a file that cannot be read is named, and stops nothing', async () => {
    const file = objectPath(desk.folder, idOf(2), 'rendition');
    rmSync(file);
    mkdirSync(file);
    const { check } = await desk.call('custody.check', {});
    expect(check).toMatchObject({ matched: 3, differing: 1, complete: true });
  });

  it('A1: a check that outlives the session is recorded as its asker’s, not as whoever came to the desk', async () => {
    const checking = desk.call('custody.check', {});
    await desk.signIn('许借');
    await checking.catch(() => undefined);
    expect(await firstFault(desk)).toBeNull();
    const row = desk.vault.db.get<{ actor: string }>(
      "SELECT json_extract(CAST(payload AS TEXT), '$.actor.person') AS actor FROM leaf WHERE type = 'custody.checked'",
    );
    const keeper = desk.vault.db.get<{ id: string }>("SELECT id FROM person WHERE name = '李保'")!.id;
    expect(row?.actor).toBe(keeper);
  });
});

describe('an older copy put back before a handover', () => {
  it('A6: is found by the stick that comes to sign, and custody stays where it is', async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    await desk.signIn('李保');
    const kept = ['vault', 'user-data', 'sticks/李保', 'sticks/李保 spare'];
    const copied = (from: string, to: string) => {
      for (const folder of kept) {
        rmSync(desk.path(to, folder), { recursive: true, force: true });
        cpSync(desk.path(from, folder), desk.path(to, folder), { recursive: true });
      }
    };
    await desk.close();
    copied('', 'before');
    await desk.open('李保');
    await desk.dossier('K-2');
    await desk.signIn('Cora Keeper');
    await desk.close();
    copied('before', '');
    await desk.open('李保');
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    await begin();
    await desk.call('custody.check', {});
    await expectRefusal('QUARANTINE', sign());
    expect(desk.vault.writer.fact('custody-epoch')).toBe('1');
    await desk.dispose();
  });
});

describe('vault.keys of before, put back after a handover', () => {
  it('H1: opens for neither of them, says why, and the right one opens as before', async () => {
    desk = await openDesk();
    const { keys } = vaultFolder(desk.folder);
    await desk.signIn('李保');
    await begin();
    await desk.call('custody.check', {});
    const before = readFileSync(keys);
    await sign();
    await desk.close();
    const after = readFileSync(keys);
    writeFileSync(keys, before);
    for (const who of ['李保', 'Cora Keeper'])
      await expect(desk.open(who)).rejects.toMatchObject({ code: 'DATABASE_KEY_MISMATCH' });
    expect(readFileSync(keys).equals(before)).toBe(true);
    writeFileSync(keys, after);
    await desk.open('Cora Keeper');
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    await desk.dispose();
  });
});

describe('a disk that refuses while the keys change', () => {
  beforeAll(async () => {
    ({ desk } = await preparedDesk('one document, lent', async (made) => {
      await made.dossier('K-1');
      await made.lend(await made.fileDocument('K-1', made.textFile('1.txt', 'Page of document 1.')));
    }));
    await desk.signIn('李保');
    await begin();
    await desk.call('custody.check', {});
    // Where the copy is to be written there is no room.
    mkdirSync(`${vaultFolder(desk.folder).nextDatabase}/in the way`, { recursive: true });
  });
  afterAll(() => desk.dispose());

  it('H1: whoever handed over does not stay at the desk, and hears that the deed counts', async () => {
    expect(await sign()).toMatchObject({ epoch: 2, underWay: true });
    expect(desk.vault.signedIn).toBeNull();
    desk.at = '';
  });
  it('H1: the vault works as before, and opens', async () => {
    await desk.signIn('Cora Keeper');
    expect(await desk.call('vault.status', {})).toMatchObject({
      quarantine: 'none',
      keysUnderWay: ['custody'],
    });
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'signed', renewal: 'database' });
    await desk.close();
    await desk.open('Cora Keeper');
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'signed', renewal: 'database' });
  });
  it('H1: with room again it comes to its end', async () => {
    rmSync(vaultFolder(desk.folder).nextDatabase, { recursive: true, force: true });
    await desk.close();
    await desk.open('Cora Keeper');
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'done', renewal: null });
    expect(await desk.call('vault.status', {})).toMatchObject({ keysUnderWay: [] });
    expect(await firstFault(desk)).toBeNull();
  });
});

describe('a disk that fails between two steps', () => {
  const afterDeed = handoverStepPoints.slice(handoverStepPoints.indexOf('custody.after-deed') + 1);
  beforeEach(async () => {
    ({ desk } = await preparedDesk('one document, lent', async (made) => {
      await made.dossier('K-1');
      await made.lend(await made.fileDocument('K-1', made.textFile('1.txt', 'Page of document 1.')));
    }));
    await desk.signIn('李保');
    await begin();
    await desk.call('custody.check', {});
    return () => {
      disk.failsAt = '';
      return desk.dispose();
    };
  });

  it.each(afterDeed)('H1: at %s leaves a vault that works on, opens, and comes to its end', async (point) => {
    disk.failsAt = point;
    expect(await sign()).toMatchObject({ epoch: 2, underWay: true });
    // In the same opening, with the disk still failing there.
    await desk.signIn('Cora Keeper');
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    await desk.close();
    await desk.open('Cora Keeper');
    await desk.close();
    disk.failsAt = '';
    await expect(desk.open('李保')).rejects.toBeInstanceOf(Refusal);
    desk.clock.pass(2_000);
    await desk.open('Cora Keeper');
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'done', renewal: null });
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true, capsulesBroken: [] });
  });
});

describe('sheets of custody on a disk that fails', () => {
  it.each(['epoch.before-switch', 'epoch.after-switch', 'database.after-both-keys', 'database.after-rename'])(
    'S5: at %s the only custodian left opens the vault with the keys that the sheets gave them',
    async (point) => {
      desk = await openDesk();
      await desk.dossier('K-1');
      await desk.fileDocument('K-1', desk.textFile('1.txt', 'Page of document 1.'));
      await desk.signIn('Cora Keeper');
      await desk.call('role.end', {
        who: '李保',
        role: 'custodian',
        ground: '离职',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
      await desk.close();
      const keyFiles = [desk.path('sticks', 'new', 'key.json'), desk.path('sticks', 'new spare', 'key.json')];
      disk.failsAt = point;
      const recovered = desk.call('vault.recover', {
        who: 'Cora Keeper',
        passphrase: 'Cora speaks another passphrase',
        keyFiles,
        folder: desk.folder,
        sheets: desk.sheets.custody.slice(1),
        station: '总部 12 层 A-03',
        place: '总部 12 层档案室',
        anchorFolders: [],
        cosign: [desk.credential('Abel Approver')],
      });
      expect(await recovered).toMatchObject({ epoch: 3, underWay: true });
      disk.failsAt = '';
      desk.passphrases.set('Cora Keeper', 'Cora speaks another passphrase');
      desk.keyFiles.set('Cora Keeper', keyFiles[0]!);
      await desk.open('Cora Keeper');
      expect(await desk.call('doctor', {})).toMatchObject({ sound: true, capsulesBroken: [] });
      await desk.dispose();
    },
  );
});

describe('keys lost while they are being changed', () => {
  let unread: string;
  beforeEach(async () => {
    ({ desk, told: unread } = await preparedDesk('the first of two documents lent', async (made) => {
      await made.dossier('K-1');
      await made.lend(await made.fileDocument('K-1', made.textFile('1.txt', 'Page of document 1.')));
      return made.fileDocument('K-1', made.textFile('2.txt', 'Page of document 2.'));
    }));
    await desk.signIn('Cora Keeper');
    return () => {
      disk.failsAt = '';
      return desk.dispose();
    };
  });
  const points = [
    'epoch.before-batch-commit',
    'epoch.after-batch',
    'epoch.before-switch',
    'epoch.after-switch',
    'epoch.after-old-deleted',
    'epoch.before-done-commit',
  ];
  const newFiles = () => [
    desk.path('sticks', 'new', 'key.json'),
    desk.path('sticks', 'new spare', 'key.json'),
  ];
  const end = (who: string, role: string, cosign: string) =>
    desk.call('role.end', {
      who,
      role,
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential(cosign)],
    });
  const nothingLost = async () => {
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true, capsulesBroken: [] });
    expect(await firstFault(desk)).toBeNull();
    for (const side of ['custody', 'approval']) expect(desk.vault.writer.fact(`${side}-renewal`)).toBe('');
  };

  it.each([...points, 'database.after-both-keys', 'database.before-rename', 'database.after-rename'])(
    'S5: stopped at %s, the sheets of custody bring the last custodian back',
    async (point) => {
      disk.failsAt = point;
      expect(await end('李保', 'custodian', '赵批')).toMatchObject({ ended: true, underWay: true });
      await desk.close();
      disk.failsAt = '';
      const keyFiles = newFiles();
      await desk.call('vault.recover', {
        who: 'Cora Keeper',
        passphrase: 'Cora speaks another passphrase',
        keyFiles,
        folder: desk.folder,
        sheets: desk.sheets.custody.slice(1),
        station: '总部 12 层 A-03',
        place: '总部 12 层档案室',
        anchorFolders: [],
        cosign: [desk.credential('Abel Approver')],
      });
      await expectRefusal('SECRET_MISMATCH', desk.open('Cora Keeper'));
      desk.clock.pass(2_000);
      await expect(desk.open('李保')).rejects.toBeInstanceOf(Refusal);
      desk.clock.pass(10_000);
      desk.passphrases.set('Cora Keeper', 'Cora speaks another passphrase');
      desk.keyFiles.set('Cora Keeper', keyFiles[0]!);
      await desk.open('Cora Keeper');
      await nothingLost();
    },
  );

  it.each(points)('S5: stopped at %s, the sheets of approval bring the last approver back', async (point) => {
    disk.failsAt = point;
    expect(await end('赵批', 'approver', 'Abel Approver')).toMatchObject({ ended: true, underWay: true });
    disk.failsAt = '';
    const keyFiles = newFiles();
    await desk.call('recovery.use', {
      who: 'Abel Approver',
      passphrase: 'Abel speaks another passphrase',
      keyFiles,
      sheets: desk.sheets.approval.slice(1),
      signature: desk.signature,
    });
    await nothingLost();
    desk.passphrases.set('Abel Approver', 'Abel speaks another passphrase');
    desk.keyFiles.set('Abel Approver', keyFiles[0]!);
    await desk.approve(await desk.request(unread), 'Abel Approver');
  });
});

describe('a share that does not open any more', () => {
  beforeEach(async () => {
    ({ desk } = await preparedDesk('two documents, none lent', async (made) => {
      await made.dossier('K-1');
      for (const no of [1, 2])
        await made.fileDocument('K-1', made.textFile(`${no}.txt`, `Page of document ${no}.`));
    }));
    await desk.signIn('Cora Keeper');
    return () => desk.dispose();
  });
  const end = (who: string, role: string, cosign: string) =>
    desk.call('role.end', {
      who,
      role,
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential(cosign)],
    });
  const capsules = (side: string) =>
    desk.vault.db.all<{ document: string; epoch: number }>(
      "SELECT document, epoch FROM capsule WHERE side = ? AND part = 'rendition' ORDER BY document",
      side,
    );

  it.each([
    ['custody', '李保', 'custodian', '赵批'],
    ['approval', '赵批', 'approver', 'Abel Approver'],
  ])('H1: keeps nobody of %s from leaving, and is named', async (side, who, role, cosign) => {
    const { sealed } = desk.vault.db.get<{ sealed: Uint8Array }>(
      "SELECT sealed FROM capsule WHERE document = ? AND side = ? AND part = 'rendition'",
      idOf(1),
      side,
    )!;
    sealed[40]! ^= 1;
    desk.vault.db.run(
      "UPDATE capsule SET sealed = ? WHERE document = ? AND side = ? AND part = 'rendition'",
      sealed,
      idOf(1),
      side,
    );
    expect(await end(who, role, cosign)).toMatchObject({ ended: true, leftBehind: 1, underWay: false });
    expect(capsules(side)).toEqual([{ document: idOf(2), epoch: 2 }]);
    expect(desk.vault.writer.fact(`${side}-renewal`)).toBe('');
    expect(await desk.call('doctor', {})).toMatchObject({
      sound: false,
      capsulesBroken: ['K-1/1 (rendition)'],
    });
    expect(await firstFault(desk)).toBeNull();
  });

  it('H1: nothing is left behind where the key to all of them is the wrong one', async () => {
    const abel = findPerson(desk.vault.db, 'Abel Approver');
    admitToGroup(
      desk.vault.db,
      desk.vault.vault,
      'approval',
      1,
      generateSealingKey().privateKey,
      recipient(abel.keyset, abel.sealKey),
    );
    expect(await end('赵批', 'approver', 'Abel Approver')).toMatchObject({ underWay: true, leftBehind: 0 });
    expect(capsules('approval').map(({ epoch }) => epoch)).toEqual([1, 1]);
  });
});

describe('people who turn out to be one', () => {
  beforeEach(async () => {
    ({ desk } = await preparedDesk('staffed', async () => null, staffedDesk));
    return () => desk.dispose();
  });

  it('H1, S4: custody does not stay with the outgoing custodian under another account', async () => {
    const keyFile = desk.path('sticks', 'second', 'key.json');
    await desk.signIn('李保');
    const enrolled = await desk.call('person.enrol', {
      name: '李宝',
      staffNumber: 'C-77',
      language: 'en',
      keyFiles: [keyFile, desk.path('sticks', 'second spare', 'key.json')],
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    desk.passphrases.set('李宝', enrolled.drawnPassphrase ?? '');
    desk.keyFiles.set('李宝', keyFile);
    await desk.giveRole('李宝', 'custodian', 'secret');
    await desk.signIn('Cora Keeper');
    await desk.call('person.same-as', {
      who: '李保',
      same: '李宝',
      ground: '同一人',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('李保');
    await expectRefusal('HANDOVER_PEOPLE', begin());
  });

  it('A5: one of two notices taken back unfreezes nobody who still leaves', async () => {
    const first = await register(desk, '将离');
    const second = await register(desk, '多户');
    await join(desk, '将离', '多户');
    const end = (departure: number) =>
      desk.call('departure.end', {
        departure,
        cause: 'withdrawn',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    await end(first.departure);
    expect(await firstFault(desk, 'first')).toBeNull();
    await desk.signIn('李保');
    await end(second.departure);
    expect(await firstFault(desk, 'second')).toBeNull();
    const people = await desk.call('person.list', {});
    for (const name of ['将离', '多户'])
      expect(people.find((person) => person.name === name)).toMatchObject({ frozen: false, leaving: false });
  });

  it('P2: notes are not read by a reader who turns out to be whom they are about', async () => {
    const { departure } = await register(desk, '将离');
    const { note } = await desk.call('departure.interview', {
      departure,
      text: '对本人的看法',
      readers: ['多户'],
      signature: desk.signature,
    });
    await join(desk, '将离', '多户');
    await desk.call('departure.end', {
      departure,
      cause: 'withdrawn',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('多户');
    await expectRefusal(
      'NO_SUCH_NOTE',
      desk.call('departure.read-interview', { note, signature: desk.signature }),
    );
  });

  it('P1, S4: loans of an account that turns out to be a leaver’s are recalled', async () => {
    await desk.dossier('P-1');
    const loan = await desk.lend(await desk.fileDocument('P-1', desk.textFile('p.txt', 'Page of P.')));
    await register(desk, '将离');
    await join(desk, '许借', '将离');
    const no = Number(loan.slice(1));
    expect(desk.vault.db.get('SELECT state FROM loan WHERE no = ?', no)).toEqual({ state: 'recalled' });
    expect(await firstFault(desk)).toBeNull();
  });

  it('P1: a leaver’s client that no line asks a successor for is still missing one', async () => {
    for (const code of ['W-1', 'W-2']) await desk.dossier(code, { responsible: '将离' });
    await desk.dossier('W-3', { responsible: '多户' });
    const { departure, handover } = await register(desk, '将离');
    const missing = async () => {
      await desk.signIn('李保');
      const { missing } = await desk.call('departure.show', { departure });
      return missing.find(({ what }) => what === 'no-successor')?.count;
    };
    expect(await missing()).toBe(2);
    await desk.call('clients.withdraw', {
      handover,
      ground: '另行安排',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(await missing()).toBe(2);
    await join(desk, '将离', '多户');
    expect(await missing()).toBe(3);
  });

  it('D3: a successor learns nothing of the lines of others', async () => {
    await desk.dossier('D-1', { responsible: '将离' });
    await desk.dossier('D-2', { responsible: '将离' });
    const { handover } = await openHandover(desk, '将离');
    await assign(desk, handover, { 'D-1': '接替甲', 'D-2': '接替乙' });
    const describe = (code: string) =>
      desk.call('clients.describe', {
        handover,
        code,
        projects: '',
        nextDates: '',
        mandate: '',
        positions: '',
        authority: '',
        meetingOn: null,
        meetingHeld: false,
        client: 'waiting',
        formalRecords: 0,
        personal: [],
        signature: desk.signature,
      });
    await desk.signIn('接替甲');
    await expectRefusal('NO_SUCH_LINE', signLines(desk, handover, ['D-9'], '接替甲'));
    await expectRefusal('NO_SUCH_LINE', signLines(desk, handover, ['D-2'], '接替甲'));
    await expectRefusal('NO_SUCH_LINE', describe('D-9'));
    await expectRefusal('NO_SUCH_LINE', describe('D-2'));
  });
});

describe('a vault that is closed while its keys change', () => {
  it('H1: says so, and goes on at the next opening', async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    await desk.fileDocument('K-1', desk.textFile('1.txt', 'Page of document 1.'));
    await desk.signIn('李保');
    await begin();
    await desk.call('custody.check', {});
    const signing = desk.router.call(
      'custody.sign',
      { signature: desk.signature, cosign: [desk.credential('Cora Keeper'), desk.credential('赵批')] },
      { progress: () => void desk.router.close('shutdown') },
    );
    await expect(signing).rejects.toThrow('VAULT_CLOSED');
    await desk.open('Cora Keeper');
    expect(await desk.call('custody.show', {})).toMatchObject({ state: 'done', renewal: null });
    await desk.dispose();
  });
});

describe('a clock in doubt while keys change', () => {
  beforeEach(async () => {
    ({ desk } = await preparedDesk('one document, not lent', async (made) => {
      await made.dossier('K-1');
      await made.fileDocument('K-1', made.textFile('1.txt', 'Page of document 1.'));
    }));
    await desk.signIn('Cora Keeper');
    return () => {
      disk.failsAt = '';
      return desk.dispose();
    };
  });

  it.each([
    ['five days on', 5 * 86_400_000],
    ['three minutes back', -180_000],
  ])('A8: %s, a change of keys goes on at the door, and the log holds', async (_when, ms) => {
    disk.failsAt = 'epoch.before-switch';
    await desk.call('role.end', {
      who: '李保',
      role: 'custodian',
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.close();
    disk.failsAt = '';
    desk.clock.wallMs += ms;
    await desk.open('Cora Keeper');
    expect(await desk.call('vault.status', {})).toMatchObject({ quarantine: 'none', keysUnderWay: [] });
    expect(await firstFault(desk)).toBeNull();
  });
});
