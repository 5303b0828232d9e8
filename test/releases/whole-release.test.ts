/** D8: everything leaves as open files, announced a week before, by both sides, stopped and gone on with, and both verifiers hold it to be so. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import { generateSealingKey } from '../../vault/sealing/suite.ts';
import { objectPath } from '../../vault/storage/vault-folder.ts';
import type { WholeRun, WholeWritten } from '../../vault/whole-release/whole-run.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import type { Desk } from '../support/desk.ts';
import { releaseDesk } from './release-desk.ts';

const dayMs = 86_400_000;
let desk: Desk;
beforeEach(async () => {
  desk = await releaseDesk();
  mkdirSync(desk.path('disk'));
});
afterEach(() => desk.dispose());

const announce = async (): Promise<void> => {
  await desk.signIn('李保');
  await desk.call('whole.plan', {
    ground: '改用其他系统',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
};
/** Nobody leaves a vault open for a week. */
const later = async (ms: number): Promise<void> => {
  await desk.close();
  desk.clock.pass(ms);
  await desk.open();
  await desk.signIn('李保');
  // More than three days at once: whoever opens it says that the clock is right.
  if (ms > 3 * dayMs) await desk.call('clock.confirm', { signature: desk.signature, cosign: [] });
};
const begin = async (folder = desk.path('disk')): Promise<string> => {
  await desk.signIn('李保');
  const begun = await desk.call('whole.begin', {
    folder,
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  return begun.folder;
};
const finished = (): Promise<WholeWritten> => (desk.vault.wholeRelease as WholeRun).finished;
const show = async () => {
  await desk.signIn('李保');
  return desk.call('whole.show', {});
};

const sums = (folder: string): string =>
  spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }).stdout;
const code = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

/** The second document waits: what happens meanwhile happens in the midst of the run, on any machine. */
function holdAtSecond(run: WholeRun) {
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const inner = run as unknown as {
    document: (...all: unknown[]) => Promise<unknown>;
    stop: () => unknown;
    readonly stopping: AbortController;
  };
  const { document } = inner;
  inner.document = async (...all) => {
    await gate;
    return document.apply(run, all);
  };
  return { inner, goOn };
}

describe('announced a week before', () => {
  it('D8: not without a plan, not before seven days, not after sixty, not once withdrawn', async () => {
    expect(await code(begin())).toBe('WHOLE_NOT_PLANNED');
    await announce();
    expect(await code(announce())).toBe('WHOLE_PLANNED');
    expect((await show()).state).toBe('announced');
    await later(7 * dayMs - 60_000);
    expect(await code(begin())).toBe('WHOLE_TOO_EARLY');
    expect(existsSync(desk.path('disk', 'log'))).toBe(false);
    await later(60_000);
    expect((await show()).state).toBe('open');
    await desk.signIn('赵批');
    await desk.call('whole.withdraw', { ground: '不迁了', signature: desk.signature });
    expect(await code(begin())).toBe('WHOLE_NOT_PLANNED');
    await announce();
    await later(60 * dayMs);
    expect(await code(begin())).toBe('WHOLE_NOT_PLANNED');
    expect((await show()).state).toBe('none');
    await announce();
  });

  it('P1: who is frozen takes nothing along, as a keeper either', async () => {
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: '赵批', ground: '已提出离职', signature: desk.signature });
    expect(await code(announce())).toBe('PERSON_FROZEN');
    await desk.signIn('赵批');
    const atDesk = desk.call('whole.plan', {
      ground: '改用其他系统',
      signature: desk.signature,
      cosign: [desk.credential('李保')],
    });
    expect(await code(atDesk)).toBe('PERSON_FROZEN');
    // Announced by others, and carried out by others only.
    await desk.signIn('李保');
    await desk.call('whole.plan', {
      ground: '改用其他系统',
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    });
    await later(7 * dayMs);
    expect(await code(begin())).toBe('PERSON_FROZEN');
  });

  it('D8: everybody at the desk is told of it, and one side alone cannot announce it', async () => {
    await desk.signIn('李保');
    const alone = desk.call('whole.plan', {
      ground: '改用其他系统',
      signature: desk.signature,
      cosign: [desk.credential('Cora Keeper')],
    });
    expect(await code(alone)).toBe('COSIGNER_ROLE');
    await announce();
    await desk.signIn('许借');
    const { wholeRelease } = await desk.call('vault.status', {});
    expect(wholeRelease).toEqual({ fromMs: desk.clock.wallMs + 7 * dayMs, begun: false });
    expect(await code(desk.call('whole.show', {}))).toBe('ROLE_NEEDED');
  });
});

describe('where policy asks for two approvers of a class', () => {
  it('D8: two sign for everything too; one is not enough, and no one signs twice', async () => {
    await desk.dispose();
    desk = await releaseDesk({
      ...defaultPolicy,
      releaseApprovers: { internal: 1, confidential: 1, secret: 2 },
    });
    await desk.signIn('李保');
    const plan = (...who: string[]) =>
      desk.call('whole.plan', {
        ground: '改用其他系统',
        signature: desk.signature,
        cosign: who.map((each) => desk.credential(each)),
      });
    expect(await code(plan('赵批'))).toBe('COSIGNER_MISSING');
    expect(await code(plan('赵批', '赵批'))).toBe('COSIGNER_SAME');
    expect(await code(plan('赵批', 'Cora Keeper'))).toBe('COSIGNER_ROLE');
    expect((await show()).cosigners).toEqual(['approver', 'approver']);
    await plan('赵批', 'Abel Approver');
    mkdirSync(desk.path('disk'), { recursive: true });
    await later(7 * dayMs);
    expect(await code(begin())).toBe('COSIGNER_MISSING');
    // An approver at the desk: the custodian and the other approver sign beside them.
    await desk.signIn('赵批');
    expect((await desk.call('whole.show', {})).cosigners).toEqual(['custodian', 'approver']);
    await desk.call('whole.begin', {
      folder: desk.path('disk'),
      signature: desk.signature,
      cosign: [desk.credential('李保'), desk.credential('Abel Approver')],
    });
    expect(await finished()).toMatchObject({ documents: 3, without: 0 });
    const folder = desk.path('bundle');
    await desk.call('log.export', { folder, openings: 'all' });
    expect((await verifyBundle(folder, null)).first).toBeNull();
  });
});

describe('carried out', () => {
  beforeEach(async () => {
    await announce();
    await later(7 * dayMs);
  });

  it('D8: originals, index, checksums and a log that verifies; a hold holds nothing back, what is not accepted stays', async () => {
    await desk.signIn('孟编');
    await desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('later.txt', 'Not accepted yet.\n'),
      title: 'later',
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'K-1', ground: '诉讼', signature: desk.signature });
    const folder = await begin();
    // Whoever began it leaves the desk; it goes on.
    const run = finished();
    await desk.call('session.sign-out', { cause: 'lock' });
    const { approvalKey } = desk.vault.wholeRelease as unknown as {
      approvalKey: { agree(key: Uint8Array): Uint8Array };
    };
    expect(approvalKey.agree(generateSealingKey().publicKey)).toHaveLength(32);
    const written = await run;
    // What both signed for has come to its end, and the approvers' key with it.
    expect(() => approvalKey.agree(generateSealingKey().publicKey)).toThrow('destroyed');
    expect(written).toMatchObject({ documents: 3, without: 0 });
    expect(sums(folder).match(/: OK$/gm)).toHaveLength(6);
    expect(readFileSync(join(folder, 'dossiers/0001-K-1/0001-合同.txt'), 'utf8')).toBe(
      'The contract.\n第一条\n',
    );
    expect(existsSync(`${folder}.partial`)).toBe(false);
    const { data } = Papa.parse<string[]>(readFileSync(join(folder, 'index.csv'), 'utf8').slice(1).trim());
    expect(data.map((row) => [row[0], row[5], row[8], row[10]])).toEqual([
      ['档号 code', '冻结 on hold', '件号 no', '题名 title'],
      ['K-1', '是 yes', '1', '采购合同'],
      ['K-1', '是 yes', '2', "'=letter"],
      ['K-1', '是 yes', '3', 'minutes'],
    ]);
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    expect(index.documents).toHaveLength(3);
    expect(index.documents[0]).toMatchObject({ code: 'K-1', no: 1, file: 'dossiers/0001-K-1/0001-合同.txt' });
    const { first } = await verifyBundle(join(folder, 'log'), null);
    expect(first).toBeNull();
    const second = spawnSync('python3', ['verify.py', join(folder, 'log'), '--json'], {
      cwd: join(import.meta.dirname, '../second-verifier'),
      encoding: 'utf8',
    });
    if (second.error === undefined) expect(JSON.parse(second.stdout)).toMatchObject({ first: null });
    // The log beside it says what the list of checksums is.
    const entries = readFileSync(join(folder, 'log/entries.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(Buffer.from(JSON.parse(line).envelope.payload, 'base64').toString('utf8')));
    expect(entries.find(({ type }) => type === 'whole.written')?.data.sums).toBe(written.sums);
    await desk.signIn('赵批');
    expect((await show()).state).toBe('written');
    const chain = await desk.call('dossier.history', { code: 'K-1' });
    expect(chain.events.map(({ type }) => type)).toContain('whole.begun');
    expect(await code(begin())).toBe('VAULT_EXISTS');
  });

  it('D8: a damaged file holds back no other, and the index and the log say so', async () => {
    const { id } = desk.vault.db.get<{ id: string }>('SELECT id FROM document WHERE no = 2') ?? { id: '' };
    rmSync(objectPath(desk.folder, id as DocumentId, 'original'), { force: true });
    rmSync(objectPath(desk.folder, id as DocumentId, 'rendition'), { force: true });
    const folder = await begin();
    expect(await finished()).toMatchObject({ documents: 2, without: 1 });
    expect(readFileSync(join(folder, 'index.csv'), 'utf8')).toContain('missing or damaged');
    expect(sums(folder).match(/: OK$/gm)).toHaveLength(5);
  });

  it('D8: stopped, and gone on with: what is as filed stays, what is half or altered is written again', async () => {
    const folder = await begin();
    const run = desk.vault.wholeRelease as WholeRun;
    const { inner, goOn } = holdAtSecond(run);
    const stopped = desk.call('whole.stop', {});
    await expect.poll(() => inner.stopping.signal.aborted).toBe(true);
    goOn();
    await stopped;
    expect(await code(run.finished)).toBe('STOPPED');
    expect(existsSync(folder)).toBe(false);
    expect((await show()).failed).toBe('STOPPED');
    const at = (name: string): string => join(`${folder}.partial`, 'dossiers/0001-K-1', name);
    mkdirSync(join(`${folder}.partial`, 'dossiers/0001-K-1'), { recursive: true });
    writeFileSync(at('0001-合同.txt'), 'The contract.\n第一条\n');
    utimesSync(at('0001-合同.txt'), 1, 1);
    writeFileSync(at('0003-minutes.md'), '# Minutes\n\nOther words.\n');
    writeFileSync(at('0002-=letter_.txt.writing'), 'half');
    await begin();
    await finished();
    expect(statSync(join(folder, 'dossiers/0001-K-1/0001-合同.txt')).mtimeMs).toBe(1_000);
    expect(readFileSync(join(folder, 'dossiers/0001-K-1/0003-minutes.md'), 'utf8')).toContain('Two pages');
    expect(sums(folder).match(/: OK$/gm)).toHaveLength(6);
  });

  it('D8: withdrawn while it writes, it ends by itself, and the log still holds', async () => {
    await begin();
    const run = desk.vault.wholeRelease as WholeRun;
    // Nobody tells the run to stop.
    const { inner, goOn } = holdAtSecond(run);
    inner.stop = async () => undefined;
    await desk.call('whole.withdraw', { ground: '不迁了', signature: desk.signature });
    goOn();
    expect(await code(run.finished)).toBe('STOPPED');
    const folder = desk.path('bundle');
    await desk.call('log.export', { folder, openings: 'all' });
    expect((await verifyBundle(folder, null)).first).toBeNull();
  });
});
