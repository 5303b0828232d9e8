/** A0: what a screen asks by itself is no entry, and its mark lets nobody read unrecorded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { screenQuestions } from '../../shared/contract/screen-questions.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

let desk: Desk;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.signIn('李保');
  for (const code of ['K-1', 'K-12']) await desk.dossier(code);
  loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('one.txt', 'words')));
});
afterAll(() => desk.dispose());

const screen = (name: CommandName, input: unknown): Promise<unknown> =>
  desk.router.call(name, input, { language: 'en', by: 'screen' });
/** How many entries something leaves, refused or not. */
async function entries(work: () => Promise<unknown>): Promise<number> {
  const before = desk.vault.writer.size;
  await work().catch(() => undefined);
  return desk.vault.writer.size - before;
}
/** A session of its own, also for whoever is at the desk already. */
const fresh = (who: string): Promise<void> => {
  desk.at = '';
  return desk.signIn(who);
};
const search = (query: string, offset = 0) => ({ query, offset, limit: 10 });

describe('A0: looking into the directory while somebody types', () => {
  it('is an entry where this session has no listing on record yet', async () => {
    await fresh('许借');
    expect(await entries(() => screen('directory.search', search('K')))).toBe(1);
  });

  it('is none within a listing that is on record, whatever is typed', async () => {
    await fresh('许借');
    expect(await entries(() => screen('directory.search', search('')))).toBe(1);
    for (const typed of ['k', 'k-', 'k-1', 'k-12', '客', '客户'])
      expect(await entries(() => screen('directory.search', search(typed))), typed).toBe(0);
    expect(await entries(() => screen('directory.search', search('')))).toBe(0);
  });

  it('is an entry with what was typed once a person asks, each time they ask', async () => {
    await fresh('许借');
    await screen('directory.search', search(''));
    expect(await entries(() => desk.call('directory.search', search('客户')))).toBe(1);
    expect(await entries(() => desk.call('directory.search', search('客户')))).toBe(1);
    expect(await entries(() => desk.call('directory.search', search('客户', 1)))).toBe(0);
  });

  it('does not lean on the listing of whoever was here before', async () => {
    await fresh('许借');
    await screen('directory.search', search(''));
    await fresh('Ben Reader');
    expect(await entries(() => screen('directory.search', search('客户')))).toBe(1);
  });
});

describe('A0: a dossier that is opened', () => {
  it('is an entry by whoever asks first, and none when the screen draws it again', async () => {
    await fresh('许借');
    expect(await entries(() => screen('dossier.show', { code: 'K-1' }))).toBe(1);
    expect(await entries(() => screen('dossier.show', { code: 'K-1' }))).toBe(0);
    expect(await entries(() => desk.call('dossier.show', { code: 'K-1' }))).toBe(1);
    expect(await entries(() => screen('dossier.show', { code: 'K-12' }))).toBe(1);
  });

  it('and the custody history and exposure of somebody likewise', async () => {
    await fresh('赵批');
    for (const [name, input] of [
      ['dossier.history', { code: 'K-1' }],
      ['exposure.show', { who: '许借' }],
      ['departure.rehearse', { who: '许借' }],
    ] as const) {
      expect(await entries(() => screen(name, input)), name).toBe(1);
      expect(await entries(() => screen(name, input)), name).toBe(0);
      expect(await entries(() => desk.call(name, input)), name).toBe(1);
    }
  });

  it('is a refusal on record where it does not exist for them, by the screen too', async () => {
    await fresh('许借');
    expect(await entries(() => screen('dossier.show', { code: 'K-99' }))).toBe(1);
  });
});

describe('A0: what a screen is told no to', () => {
  it('leaves nothing when nobody is signed in', async () => {
    await desk.call('session.sign-out', { cause: 'command' });
    for (const name of Object.keys(screenQuestions) as CommandName[]) {
      const input = inputs[name] ?? {};
      expect(await entries(() => screen(name, input)), name).toBe(0);
    }
    expect(await entries(() => desk.call('loan.list', { all: true }))).toBe(1);
  });

  it('leaves nothing after the third view has ended', async () => {
    await fresh('许借');
    for (let n = 0; n < 3; n++) {
      await desk.call('view.open', { loan, reason: 'again', place: 'here', signature: desk.signature });
      await desk.call('view.close', {});
    }
    expect(await entries(() => screen('view.before', { loan }))).toBe(0);
    expect(await entries(() => screen('view.touch', {}))).toBe(0);
    await expect(screen('view.before', { loan })).rejects.toMatchObject({ code: 'VIEWS_SPENT', entry: null });
    const asked = { loan, reason: 'again', place: 'here', signature: desk.signature };
    expect(await entries(() => desk.call('view.open', asked))).toBe(1);
  });

  it('is on record for every act, whatever mark the page sets', async () => {
    await fresh('许借');
    const asked = { loan, reason: 'again', place: 'here', signature: desk.signature };
    expect(await entries(() => screen('view.open', asked))).toBe(1);
    expect(
      await entries(() => screen('hold.set', { code: 'K-1', ground: 'x', signature: desk.signature })),
    ).toBe(1);
    expect(await entries(() => screen('log.page', { limit: 1 }))).toBe(1);
    expect(await entries(() => screen('trace', { code: '0000-0000' }))).toBe(1);
  });
});

/** For those that need more than nothing to be understood. */
const inputs: Partial<Record<CommandName, unknown>> = {
  'document.preview': { file: '/nowhere', page: 1 },
  'loan.show': { loan: 'L1' },
  'loan.list': { all: true },
  'loan.register': { query: '', offset: 0, limit: 1 },
  'insight.access': { days: 30 },
  'view.before': { loan: 'L1' },
  'view.page': { page: 1 },
  'view.blank': { cause: 'idle' },
  'custody.list': { differencesOnly: false, offset: 0, limit: 1 },
  'clients.show': { handover: 1 },
  'departure.show': { departure: 1 },
  'leaving.rules': {},
  'leaving.mine': {},
  'leaving.waiting': {},
  'departure.reasons': {},
  'talk.list': {},
  'directory.search': search(''),
  'desk.find': { query: 'K' },
  'log.question': { asked: { question: 'refusals-by-rule' } },
  'question.list': {},
  'resources.analyse': { by: 'risk', query: '', offset: 0, limit: 1 },
  'news.seen': { upto: 1 },
  'dossier.show': { code: 'K-1' },
  'dossier.history': { code: 'K-1' },
  'training.year': { year: 2026 },
  'training.course': { course: 1 },
  'training.archive': { who: '许借' },
  'person.held': { who: '许借' },
  'exposure.show': { who: '许借' },
  'departure.rehearse': { who: '许借' },
};
