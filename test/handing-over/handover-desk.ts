/** A desk with people who have clients, and the steps of a client handover as the tests of this folder take them. */
import type { Answer } from '../../vault/router/router.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

/** The office of all tests, with people whose clients pass on; 接替甲二 is 接替甲 under another account. */
export async function staffedDesk(options: Parameters<typeof openDesk>[0] = {}): Promise<Desk> {
  const desk = await openDesk(options, [
    ...office,
    { name: '接替甲', roles: ['borrower'] },
    { name: '接替甲二', roles: ['borrower'] },
    { name: '接替乙', roles: ['borrower'] },
    { name: '多户', roles: ['borrower'] },
    { name: '将离', roles: ['borrower'] },
    { name: '低密', roles: ['borrower'], clearance: 'confidential' },
  ]);
  await join(desk, '接替甲', '接替甲二');
  return desk;
}

export async function join(desk: Desk, who: string, same: string): Promise<void> {
  await desk.signIn('李保');
  await desk.call('person.same-as', {
    who,
    same,
    ground: '身份证件相同',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
}

export async function openHandover(
  desk: Desk,
  who: string,
  codes?: string[],
): Promise<Answer<'clients.open'>> {
  await desk.signIn('李保');
  return desk.call('clients.open', {
    who,
    ...(codes === undefined ? {} : { codes }),
    signature: desk.signature,
  });
}

export async function assign(
  desk: Desk,
  handover: number,
  successors: Readonly<Record<string, string>>,
): Promise<Answer<'clients.assign'>> {
  await desk.signIn('李保');
  return desk.call('clients.assign', {
    handover,
    lines: Object.entries(successors).map(([code, successor]) => ({ code, successor })),
    signature: desk.signature,
  });
}

/** A dossier of the transferor's, in a handover of its own, with its successor named. */
export async function handOver(
  desk: Desk,
  code: string,
  transferor: string,
  successor: string,
  options: Record<string, unknown> = {},
): Promise<{ handover: number }> {
  await desk.dossier(code, { responsible: transferor, ...options });
  const { handover } = await openHandover(desk, transferor, [code]);
  await assign(desk, handover, { [code]: successor });
  return { handover };
}

export async function describeLine(
  desk: Desk,
  handover: number,
  code: string,
  who: string,
  said: Record<string, unknown> = {},
): Promise<Answer<'clients.describe'>> {
  await desk.signIn(who);
  return desk.call('clients.describe', {
    handover,
    code,
    projects: '年度框架',
    nextDates: '12 月 3 日续约',
    mandate: '报价 5% 以内',
    positions: '账期不让步',
    authority: '总监签字',
    meetingOn: '2026-11-25',
    meetingHeld: true,
    client: 'agreed',
    formalRecords: 4,
    personal: [],
    signature: desk.signature,
    ...said,
  });
}

export async function sign(
  desk: Desk,
  handover: number,
  codes: string[],
  who: string,
): Promise<Answer<'clients.sign'>> {
  await desk.signIn(who);
  return desk.call('clients.sign', { handover, codes, signature: desk.signature });
}

/** Transferor, successor, witness. */
export async function closeLine(
  desk: Desk,
  handover: number,
  code: string,
  transferor: string,
  successor: string,
  witness = '赵批',
): Promise<Answer<'clients.sign'>> {
  await sign(desk, handover, [code], transferor);
  await sign(desk, handover, [code], successor);
  return sign(desk, handover, [code], witness);
}

export async function register(
  desk: Desk,
  who: string,
  extra: Record<string, unknown> = {},
): Promise<Answer<'departure.register'>> {
  await desk.signIn('李保');
  return desk.call('departure.register', { who, reason: '个人发展', signature: desk.signature, ...extra });
}

/** The whole log as a bundle, judged by the verifier; null where nothing is wrong. */
export async function firstFault(desk: Desk, name = 'bundle'): Promise<unknown> {
  await desk.signIn('Cora Keeper');
  await desk.call('log.export', { folder: desk.path(name), openings: 'all' });
  return (await verifyBundle(desk.path(name), null)).first;
}

/** Filed and accepted, whatever it may be like: a test's files are. */
export async function file(
  desk: Desk,
  code: string,
  path: string,
  options: Record<string, unknown> = {},
): Promise<string> {
  await desk.signIn('孟编');
  const { document } = await desk.call('document.submit', {
    code,
    file: path,
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
    ...options,
  });
  await desk.signIn('李保');
  await desk.call('document.accept', { document, newBecause: '另一客户', signature: desk.signature });
  return document;
}

export const fileContacts = (desk: Desk, code: string, phone = '0512-1234'): Promise<string> =>
  file(desk, code, desk.textFile(`联系方式 ${code}.txt`, `张总 ${phone}\n${code}\n`.repeat(12)), {
    sheet: 'contact-sheet',
  });

/** The vault stays closed meanwhile, two days at a time: longer than that its clock is in doubt. */
export async function passDays(desk: Desk, days: number): Promise<void> {
  for (let left = days; left > 0; left -= 2) {
    await desk.close();
    desk.clock.pass(Math.min(left, 2) * 86_400_000);
    await desk.open();
  }
}
