/**
 * Two offices of one group, and the bundles that their vaults export: of the first at several times, whole and in parts, and
 * what a dishonest or unlucky custodian might send in their place. Made once in a run.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { ask, handOut } from '../releases/release-desk.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { madeOnce } from '../support/made-once.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface GroupBundles {
  /** Of one vault, in the order in which they were exported; `later` begins with all of `first`. */
  readonly first: string;
  readonly withoutTexts: string;
  /** Of K-1 only, made between `withoutTexts` and `later`. */
  readonly extract: string;
  readonly skeleton: string;
  readonly later: string;
  /** `first` with a byte of an entry changed, at this index. */
  readonly forged: string;
  readonly forgedAt: number;
  /** A vault that was copied before `first` and went another way: same id, another history. */
  readonly fork: string;
  readonly forkExtract: string;
  /** Another vault. */
  readonly other: string;
  /** The text that `later` says was erased. */
  readonly erased: string;
}

async function whole(desk: Desk, into: string, openings: 'all' | 'none' = 'all'): Promise<string> {
  await desk.signIn('李保');
  const folder = desk.path('bundle');
  await desk.call('log.export', { folder, openings });
  return taken(folder, into);
}

async function part(
  desk: Desk,
  into: string,
  asked: Partial<CommandInput<'log.export-part'>>,
): Promise<string> {
  await desk.signIn('李保');
  const folder = desk.path('bundle');
  const blank = { names: false, texts: false, entries: [] };
  await desk.call('log.export-part', { folder, form: 'extract', blank, ...asked });
  return taken(folder, into);
}

/** Moved out of the desk, which has one place for the next one. */
function taken(folder: string, into: string): string {
  cpSync(folder, into, { recursive: true });
  rmSync(folder, { recursive: true });
  return into;
}

/** A vault closes itself after some hours without a call, and asks about a clock that jumps more than three days. */
async function pass(desk: Desk, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 70 * hourMs) {
    await desk.close();
    desk.clock.pass(Math.min(left, 70 * hourMs));
    await desk.open();
  }
}

async function lendAfter(desk: Desk, document: string, borrower: string, readMs: number): Promise<string> {
  const loan = await desk.request(document, borrower);
  await pass(desk, 3 * hourMs);
  await desk.signIn('赵批');
  desk.clock.pass(readMs);
  await desk.approve(loan);
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.signIn(borrower);
  await desk.call('loan.receive', { loan, signature: desk.signature });
  return loan;
}

async function reject(desk: Desk, loan: string): Promise<void> {
  await desk.signIn('Abel Approver');
  desk.clock.pass(minuteMs);
  const decisions = [{ loan, decision: 'reject', reason: '理由不足' }];
  await desk.call('loan.decide', { decisions, signature: desk.signature });
}

async function make(folder: string): Promise<GroupBundles> {
  const into = (name: string): string => join(folder, name);
  const desk = await openDesk();
  const away = await openDesk();

  // A Thursday, ten in the morning there. One of two documents is read three times, one at ten in the evening.
  await desk.dossier('K-1', { client: '恒岳精密' });
  await desk.dossier('K-2', { client: '=云帆电子' });
  const contract = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(90)));
  const offer = await desk.fileDocument('K-2', desk.textFile('报价.txt', '报价单。\n'.repeat(20)));
  const loan = await lendAfter(desk, contract, '许借', minuteMs);
  for (let view = 0; view < 3; view++) await desk.viewAndClose(loan, '许借');
  await desk.signIn('李保');
  const first = await whole(desk, into('first'));

  const quick = await lendAfter(desk, offer, 'Ben Reader', 4_000);
  await pass(desk, 6 * hourMs);
  await desk.viewAndClose(quick, 'Ben Reader');
  const withoutTexts = await whole(desk, into('without-texts'), 'none');

  const refused = await desk.request(contract, 'Ben Reader');
  await pass(desk, 50 * hourMs);
  await reject(desk, refused);
  await desk.signIn('许借');
  // What nobody may: a refusal that is on record.
  await desk
    .call('view.open', { loan, reason: '再看一次', place: '总部', signature: desk.signature })
    .catch(() => {});
  const release = await ask(desk, { outsider: '市中级人民法院' });
  await desk.signIn('赵批');
  desk.clock.pass(minuteMs);
  await desk.call('release.decide', {
    release,
    decision: 'approve',
    reason: '依调查令',
    signature: desk.signature,
  });
  await handOut(desk, release);
  const extract = await part(desk, into('extract'), { about: 'K-1' });
  const skeleton = await part(desk, into('skeleton'), { form: 'skeleton', person: 'Ben Reader' });

  const erased = await eraseFirstReason(desk, first);
  // Never decided.
  await desk.request(offer, '许借');
  await pass(desk, 40 * 24 * hourMs);
  const later = await whole(desk, into('later'));

  await away.dossier('K-1', { client: '恒岳精密' });
  for (let no = 2; no < 9; no++) await away.dossier(`K-${no}`, { client: `客户 ${no}` });
  const fork = await whole(away, into('fork'));
  const forkExtract = await part(away, into('fork-extract'), { about: 'K-1' });
  await away.dispose();
  await desk.dispose();

  const elsewhere = await openDesk({}, [{ name: '孟编', roles: ['author'] }]);
  await elsewhere.dossier('K-1', { client: '恒岳精密' });
  const other = await whole(elsewhere, into('other'));
  await elsewhere.dispose();

  cpSync(first, into('forged'), { recursive: true });
  const forgedAt = changeByte(into('forged'));
  return {
    first,
    withoutTexts,
    extract,
    skeleton,
    later,
    forged: into('forged'),
    forgedAt,
    fork,
    forkExtract,
    other,
    erased,
  };
}

export const linesIn = (bundle: string): string[] =>
  readFileSync(join(bundle, 'entries.jsonl'), 'utf8').trimEnd().split('\n');

/** One digit of a time, near the end. */
function changeByte(bundle: string): number {
  const lines = linesIn(bundle);
  const at = lines.length - 3;
  const line = JSON.parse(lines[at]!);
  const body = Buffer.from(line.envelope.payload, 'base64').toString('utf8');
  line.envelope.payload = Buffer.from(body.replace('"offset":480', '"offset":481')).toString('base64');
  lines[at] = JSON.stringify(line);
  writeFileSync(join(bundle, 'entries.jsonl'), `${lines.join('\n')}\n`);
  return at;
}

/** The reason of the first request. */
async function eraseFirstReason(desk: Desk, bundle: string): Promise<string> {
  for (const line of linesIn(bundle)) {
    const { index, envelope, openings } = JSON.parse(line);
    const body = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'));
    if (body.type !== 'loan.requested') continue;
    const { commit } = body.data.reason;
    await desk.signIn('李保');
    await desk.call('opening.erase', {
      index,
      commit,
      ground: '本人要求',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    return openings.find((each: { commit: string }) => each.commit === commit).text;
  }
  throw new Error('no request in the bundle');
}

export const groupBundles = async (): Promise<GroupBundles> => (await madeOnce('group-bundles', make)).told;
