/** D8: an original leaves the vault by a release and by nothing else: asked for, approved, handed out, written, taken back. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { approve, ask, handOut, printSlip, read, releaseDesk, show } from './release-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await releaseDesk();
});
afterEach(() => desk.dispose());

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const typesSince = async (from: number): Promise<string[]> =>
  (await desk.call('log.list', { from, limit: 500 })).map(({ body }) => body.type);

/** The vault is opened days later. */
async function confirmClock(): Promise<void> {
  await desk.open();
  await desk.signIn('李保');
  await desk.call('clock.confirm', { signature: desk.signature, cosign: [] });
}

test('D8: an original goes to an outsider: slip signed, entry, file, digest on record, taken back', async () => {
  const release = await ask(desk, { due: '2026-12-01' });
  expect(release).toBe('R1');
  expect(await approve(desk, release)).toBe(true);
  const before = desk.vault.writer.size;
  const out = await handOut(desk, release);
  const [file] = out.files;
  expect(file?.name).toBe('0001-合同.txt');
  const bytes = readFileSync(join(out.folder ?? '', file?.name ?? ''));
  expect(bytes.toString('utf8')).toBe('The contract.\n第一条\n');
  expect(file?.sha256).toBe(sha256(bytes));
  expect(statSync(join(out.folder ?? '', file?.name ?? '')).mode & 0o077).toBe(0);
  execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: out.folder ?? '', stdio: 'pipe' });
  const types = await typesSince(before);
  expect(types.filter((type) => type.startsWith('release.'))).toEqual([
    'release.handed-out',
    'release.written',
  ]);
  await desk.signIn('李保');
  expect(await show(desk, release)).toMatchObject({
    standing: 'out',
    slip: 'R1-1',
    written: true,
    items: [{ sha256: file?.sha256, bytes: bytes.length, back: null }],
  });
  await desk.close();
  desk.clock.pass(15 * 86_400_000);
  await confirmClock();
  expect(await show(desk, release)).toMatchObject({ standing: 'overdue', daysOverdue: 3 });
  expect((await desk.call('release.list', { state: 'overdue', query: '', offset: 0, limit: 9 })).total).toBe(
    1,
  );
  await desk.call('release.return', {
    release,
    how: 'destroyed',
    remark: '见销毁证明',
    signature: desk.signature,
  });
  expect(await show(desk, release)).toMatchObject({
    standing: 'settled',
    out: 0,
    items: [{ back: { how: 'destroyed', on: '2026-12-04', remark: '见销毁证明' } }],
  });
  await expectRefusal(
    'RELEASE_ITEM',
    desk.call('release.return', { release, numbers: [1], how: 'returned', signature: desk.signature }),
  );
});

test('D8: a whole dossier for a court: one request, one approval, one handing out, an index and sums that hold', async () => {
  const release = await ask(desk, { numbers: undefined });
  await approve(desk, release);
  await desk.signIn('赵批');
  expect((await show(desk, release)).items.map(({ document }) => document)).toEqual([
    'K-1/1',
    'K-1/2',
    'K-1/3',
  ]);
  const out = await handOut(desk, release);
  const folder = out.folder ?? '';
  expect(readdirSync(folder).sort()).toEqual(
    ['0001-合同.txt', '0002-=letter_.txt', '0003-minutes.md', 'SHA256SUMS', 'index.csv', 'index.json'].sort(),
  );
  expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).toString()).toMatch(
    /index\.json: OK/,
  );
  const index = JSON.parse(read(out, 'index.json'));
  expect(index).toMatchObject({
    kind: 'dossier-vault-release',
    release: 'R1',
    code: 'K-1',
    entry: out.entry,
  });
  for (const { file, sha256: digest } of index.documents)
    expect(sha256(readFileSync(join(folder, file)))).toBe(digest);
  expect(read(out, 'index.csv')).toContain("'=letter");
  expect((await show(desk, release)).standing).toBe('given');
});

test('D8: what a person of the vault receives they sign for, and an approver need not be there', async () => {
  const release = await ask(desk, { outsider: undefined, recipient: 'Ben Reader', due: '2026-12-01' });
  await approve(desk, release);
  await desk.signIn('Cora Keeper');
  expect((await show(desk, release)).cosigners).toEqual(['recipient']);
  await expectRefusal('COSIGNER_MISSING', handOut(desk, release, { cosign: [desk.credential('许借')] }));
  await expectRefusal(
    'SECRET_MISMATCH',
    handOut(desk, release, { cosign: [{ who: 'Ben Reader', passphrase: 'not mine' }] }),
  );
  desk.clock.pass(60_000);
  const out = await handOut(desk, release);
  expect(read(out, '0001-合同.txt')).toContain('The contract.');
  // The grant goes with its use.
  expect(desk.vault.db.count('SELECT count(*) AS n FROM release_grant')).toBe(0);
  const [entry] = await desk.call('log.list', { type: 'release.handed-out' });
  expect(entry?.body.signers.map(({ as }) => as)).toEqual(['custodian', 'self']);
});

test('D8: a certificate lets nothing out but its paper', async () => {
  const release = await ask(desk, { form: 'certificate' });
  await approve(desk, release);
  const out = await handOut(desk, release, { folder: undefined });
  expect(out).toMatchObject({ folder: null, files: [] });
  const file = desk.path('certificate.pdf');
  await desk.call('paper.print', {
    paper: 'certified-copy',
    about: `${release}/1`,
    language: 'both',
    copies: 1,
    file,
  });
  expect(existsSync(file)).toBe(true);
  const shown = await show(desk, release);
  expect(shown).toMatchObject({ standing: 'settled', out: 0 });
  expect(shown.items[0]?.sha256).toBe(sha256('The contract.\n第一条\n'));
});

describe('who may', () => {
  test('S6, S3: nobody approves what they asked for, nobody hands out what they asked for', async () => {
    const release = await ask(desk, {}, 'Cora Keeper');
    await approve(desk, release);
    await expectRefusal('RELEASE_PARTIES', handOut(desk, release));
    await desk.signIn('李保');
    const slip = await printSlip(desk, release);
    await desk.call('release.hand-out', {
      release,
      folder: desk.root,
      slip,
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    });
  });

  test('S3: a recipient has not kept the dossier, wrote none of it, and is a borrower', async () => {
    for (const recipient of ['孟编', '李保', '赵批', '审计'])
      await expectRefusal('RECIPIENT_CANNOT', ask(desk, { outsider: undefined, recipient }));
  });

  test('P1: nothing goes to a frozen person, or for one', async () => {
    const mine = await ask(desk, { outsider: undefined, recipient: 'Ben Reader' });
    await approve(desk, mine);
    const other = await ask(desk, { numbers: [2] });
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Ben Reader', ground: 'x', signature: desk.signature });
    await expectRefusal('RECIPIENT_CANNOT', handOut(desk, mine));
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: '许借', ground: 'x', signature: desk.signature });
    await expectRefusal('PERSON_FROZEN', approve(desk, other));
  });

  test('D9: a hold stands against asking, approving, handing out', async () => {
    const first = await ask(desk, { numbers: [1] });
    await approve(desk, first);
    const second = await ask(desk, { numbers: [2] });
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'K-1', ground: '诉讼保全', signature: desk.signature });
    await expectRefusal('DOSSIER_HELD', ask(desk, { numbers: [3] }));
    await expectRefusal('DOSSIER_HELD', approve(desk, second));
    await expectRefusal('DOSSIER_HELD', handOut(desk, first));
  });

  test('L4: whoever has spent their views receives no original; the approver is told how many are left', async () => {
    const loan = await desk.lend('K-1/1', 'Ben Reader');
    await desk.viewAndClose(loan, 'Ben Reader');
    await desk.viewAndClose(loan, 'Ben Reader');
    const release = await ask(desk, { outsider: undefined, recipient: 'Ben Reader', due: '2026-12-01' });
    await desk.signIn('赵批');
    expect(await show(desk, release)).toMatchObject({
      warnings: ['last-view'],
      items: [{ viewsUsed: 2, viewsLeft: 1, cap: 3 }],
    });
    expect((await show(desk, release)).earlierViews).toHaveLength(2);
    await desk.viewAndClose(loan, 'Ben Reader');
    await expectRefusal('VIEWS_SPENT', approve(desk, release));
    await expectRefusal(
      'RECIPIENT_CANNOT',
      ask(desk, { outsider: undefined, recipient: 'Ben Reader', numbers: [1] }),
    );
    // It is no view either: what they had left stays.
    await desk.signIn('许借');
  });

  test('L4: a release is no view, and is not had twice at once', async () => {
    const release = await ask(desk, { outsider: undefined, recipient: 'Ben Reader' });
    await expectRefusal('RELEASE_OPEN', ask(desk, { outsider: undefined, recipient: 'Ben Reader' }));
    await approve(desk, release);
    await handOut(desk, release);
    await expectRefusal('RELEASE_OPEN', ask(desk, { outsider: undefined, recipient: 'Ben Reader' }));
    const loan = await desk.lend('K-1/1', 'Ben Reader');
    expect(await desk.viewAndClose(loan, 'Ben Reader')).toMatchObject({ n: 1, cap: 3 });
  });

  test('L4: an outsider with the name of a person of the vault is pointed out', async () => {
    const release = await ask(desk, { outsider: 'Ben Reader', due: '2026-12-01' });
    await desk.signIn('赵批');
    expect((await show(desk, release)).warnings).toEqual(['name-of-a-person']);
  });

  test('D3: a release of others does not exist for a borrower', async () => {
    const release = await ask(desk);
    await desk.signIn('Ben Reader');
    await expectRefusal('NO_SUCH_RELEASE', show(desk, release));
    expect((await desk.call('release.list', { query: '', offset: 0, limit: 9 })).total).toBe(0);
  });
});

describe('two approvers', () => {
  test('D8: policy asks two for a class; neither alone, nor one of them twice, lets anything out', async () => {
    await desk.dispose();
    desk = await releaseDesk({
      ...defaultPolicy,
      releaseApprovers: { internal: 1, confidential: 2, secret: 2 },
    });
    const release = await ask(desk);
    expect(await approve(desk, release)).toBe(false);
    expect(await show(desk, release)).toMatchObject({
      standing: 'second-approval',
      deciders: [{ who: 'Abel Approver #4 档案室' }],
      tooFewHere: false,
    });
    const waiting = async (): Promise<number> =>
      (await desk.call('vault.status', {})).waiting.releasesToDecide;
    expect(await waiting()).toBe(0);
    await desk.signIn('Abel Approver');
    expect(await waiting()).toBe(1);
    await expectRefusal('RELEASE_PARTIES', approve(desk, release));
    await expectRefusal('RELEASE_STATE', handOut(desk, release));
    expect(await approve(desk, release, 'Abel Approver')).toBe(true);
    await handOut(desk, release);
  });

  test('D8: a dossier that was classified higher since takes the second one all the same', async () => {
    await desk.dispose();
    desk = await releaseDesk({
      ...defaultPolicy,
      releaseApprovers: { internal: 1, confidential: 1, secret: 2 },
    });
    const release = await ask(desk);
    await approve(desk, release);
    await desk.signIn('李保');
    await desk.call('dossier.change', {
      code: 'K-1',
      classification: 'secret',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await expectRefusal('RELEASE_STATE', handOut(desk, release));
  });
});

describe('where it goes', () => {
  test('D8: never into the vault, never over what is there, not where nothing can be written', async () => {
    const release = await ask(desk);
    await approve(desk, release);
    for (const folder of [desk.folder, join(desk.folder, 'objects')])
      await expect(handOut(desk, release, { folder })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    const file = desk.path('a file');
    writeFileSync(file, '');
    for (const folder of [desk.path('nowhere'), join(file, 'below'), file])
      await expect(handOut(desk, release, { folder })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await desk.signIn('李保');
    expect((await show(desk, release)).standing).toBe('approved');
    const target = desk.path('out');
    mkdirSync(target);
    const out = await handOut(desk, release, { folder: target });
    expect(readdirSync(target)).toEqual([out.folder?.split('/').at(-1)]);
  });

  test('D8: a document whose file was changed is refused before anything is signed', async () => {
    const release = await ask(desk);
    await approve(desk, release);
    const { document } = desk.vault.db.get<{ document: string }>(
      'SELECT document FROM release_item LIMIT 1',
    ) ?? { document: '' };
    const part = readdirSync(join(desk.folder, 'objects', document.slice(0, 2))).find((name) =>
      name.startsWith(`${document}-original`),
    );
    const path = join(desk.folder, 'objects', document.slice(0, 2), part ?? '');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expectRefusal('DOCUMENT_FILE_DAMAGED', handOut(desk, release));
    expect((await show(desk, release)).standing).toBe('approved');
  });

  test('D8: an approval lapses, and no slip from before it counts', async () => {
    const release = await ask(desk);
    await desk.signIn('Cora Keeper');
    await printSlip(desk, release);
    expect((await show(desk, release)).slips).toEqual([]);
    await approve(desk, release);
    await expectRefusal('RELEASE_SLIP', handOut(desk, release, { slip: 1 }));
    await expectRefusal('RELEASE_SLIP', handOut(desk, release, { slip: undefined }));
    await desk.close();
    desk.clock.pass(14 * 86_400_000);
    await confirmClock();
    await expectRefusal('RELEASE_LAPSED', handOut(desk, release));
    expect((await show(desk, release)).standing).toBe('lapsed');
  });
});

test('L8: the code of a marked copy finds the release', async () => {
  const release = await ask(desk, { form: 'marked-copy' });
  await approve(desk, release);
  const out = await handOut(desk, release);
  expect(out.files[0]?.name).toBe('0001-合同.pdf');
  const { trace } = await show(desk, release);
  expect((await desk.call('trace', { code: trace })).found).toMatchObject([
    { release: 'R1', document: 'K-1' },
  ]);
});

test('A6: the tables are what a replay of the log says', async () => {
  const release = await ask(desk, { numbers: undefined, outsider: undefined, recipient: 'Ben Reader' });
  await approve(desk, release);
  await handOut(desk, release);
  await desk.signIn('李保');
  await desk.call('release.return', { release, numbers: [2], how: 'returned', signature: desk.signature });
  const withdrawn = await ask(desk);
  await desk.call('release.withdraw', { release: withdrawn, signature: desk.signature });
  await desk.signIn('李保');
  expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  await desk.close();
  expect((await desk.open()).quarantine).toBe('none');
});

describe('in disorder', () => {
  test('D8: two at once: one hands out, the other is refused, one folder is there', async () => {
    const release = await ask(desk);
    await approve(desk, release);
    await desk.signIn('Cora Keeper');
    const slip = await printSlip(desk, release);
    const target = desk.path('both');
    mkdirSync(target);
    const input = {
      release,
      folder: target,
      slip,
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    };
    const outcomes = await Promise.allSettled([
      desk.call('release.hand-out', input),
      desk.call('release.hand-out', input),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(['RELEASE_UNDER_WAY', 'RELEASE_STATE']).toContain(refused?.code);
    expect(readdirSync(target)).toHaveLength(1);
    expect((await typesSince(0)).filter((type) => type === 'release.handed-out')).toHaveLength(1);
  });

  test('D8: a disk that fills after the entry: said so, and written again within a day, not after', async () => {
    const release = await ask(desk, { form: 'marked-copy' });
    await approve(desk, release);
    const target = desk.path('full');
    mkdirSync(target);
    // Somebody takes the folder away between the entry and the file.
    const transact = desk.vault.writer.transact.bind(desk.vault.writer);
    let handedOut = false;
    desk.vault.writer.transact = ((work: never, before: never) => {
      const result = transact(work, before);
      const last = desk.vault.db.get<{ type: string }>('SELECT type FROM leaf ORDER BY idx DESC LIMIT 1');
      if (last?.type === 'release.handed-out' && !handedOut) {
        handedOut = true;
        rmSync(target, { recursive: true });
      }
      return result;
    }) as never;
    await expect(handOut(desk, release, { folder: target })).rejects.toMatchObject({
      name: 'VaultFault',
      changed: { kind: 'part', done: ['R1'] },
    });
    desk.vault.writer.transact = transact;
    expect(await show(desk, release)).toMatchObject({ standing: 'not-written', written: false, tries: 1 });
    const digest = (await show(desk, release)).items[0]?.sha256;
    const again = {
      release,
      folder: desk.root,
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    };
    // As long as nobody is frozen and nothing is held.
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'K-1', ground: 'x', signature: desk.signature });
    await desk.signIn('Cora Keeper');
    await expectRefusal(
      'DOSSIER_HELD',
      desk.call('release.write-again', { ...again, signature: desk.signature }),
    );
    await desk.signIn('李保');
    await desk.call('hold.lift', {
      code: 'K-1',
      ground: 'x',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('Cora Keeper');
    const out = await desk.call('release.write-again', { ...again, signature: desk.signature });
    // Drawn anew, and the very bytes that were signed for.
    expect(out.files[0]?.sha256).toBe(digest);
    expect(await show(desk, release)).toMatchObject({ standing: 'given', tries: 2 });
    await expectRefusal(
      'RELEASE_WRITTEN',
      desk.call('release.write-again', { ...again, folder: desk.root, signature: desk.signature }),
    );
  });

  test('A6: an older state put back voids what was not handed out', async () => {
    const release = await ask(desk);
    await approve(desk, release);
    await desk.close();
    desk.copyVault('before');
    await desk.open();
    await desk.dossier('K-9');
    await desk.close();
    desk.restoreVault('before');
    desk.crash();
    expect((await desk.open()).quarantine).toBe('anchor-ahead');
    await desk.call('generation.new', { signature: desk.signature, cosign: [desk.credential('赵批')] });
    expect((await show(desk, release)).standing).toBe('voided');
    await expectRefusal('RELEASE_STATE', handOut(desk, release));
  });
});
