/** P5: agreements made, signed at the desk and on paper, replaced, ended and run out; a leaver is reminded of them. Both verifiers agree. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { inkInMargins, pagesOf, wordsOn } from '../papers/read-paper.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { everyAgreementAct } from './every-agreement-act.ts';
import { faultsFound, people, trainingDesk } from './training-desk.ts';

let desk: Desk;
let printed = 0;
const print = (paper: Paper, about: string, language: PaperLanguage = 'zh-CN'): Promise<PrintedPaper> =>
  desk.call('paper.print', { paper, about, language, copies: 1, file: desk.path(`paper-${++printed}.pdf`) });

const terms = {
  kind: 'confidentiality',
  title: '保密协议',
  from: '2026-11-19',
  afterMonths: null,
  dossiers: ['K-1'],
  classes: ['secret'],
  secrets: '报价与客户名单',
  area: '',
  compensation: null,
  wage: null,
  penalty: null,
  remark: '',
} as const;
const nonCompete = {
  ...terms,
  kind: 'non-compete',
  title: '竞业限制',
  afterMonths: 24,
  area: '本省',
  compensation: 450_000,
  wage: 1_000_000,
  penalty: 60_000_000,
} as const;

async function make(who: string, changes: Record<string, unknown> = {}, by: string = people.clerk) {
  await desk.signIn(by);
  return desk.call('agreement.make', { ...terms, who, ...changes, signature: desk.signature });
}
async function sign(agreement: number, person: string) {
  await desk.signIn('李保');
  const { state } = (await desk.call('agreement.list', {})).find((each) => each.agreement === agreement)!;
  const cosign = [desk.credential(person)];
  return desk.call('agreement.sign', { agreement, state, signature: desk.signature, cosign });
}

beforeAll(async () => {
  desk = await trainingDesk();
});
afterAll(() => desk.dispose());

describe('P5: agreements', () => {
  it('P5: is made by a clerk from a template, changed until it is signed, and signed by its person and a keeper', async () => {
    await desk.signIn(people.clerk);
    const template = {
      kind: 'confidentiality',
      title: '保密',
      zh: '{{person}}承诺保守{{secrets}}。\r\n期满续签。',
      en: '',
    };
    const { template: no } = await desk.call('agreement.issue-template', {
      ...template,
      signature: desk.signature,
    });
    expect((await desk.call('agreement.templates', {}))[0]?.zh.split('\n')).toHaveLength(2);
    const first = await make(people.anna, { template: no });
    const { agreement, state } = await make(people.anna, {
      template: no,
      agreement: first.agreement,
      months: 24,
    });
    expect(agreement).toBe(first.agreement);
    expect(state).toBeGreaterThan(first.state);
    await desk.signIn(people.anna);
    expect(await desk.call('training.tasks', {})).toContainEqual(
      expect.objectContaining({ task: 'agreement-sign', no: agreement }),
    );
    const cosign = [desk.credential('李保')];
    const asked = { agreement, signature: desk.signature, cosign };
    await expectRefusal('AGREEMENT_CHANGED', desk.call('agreement.sign', { ...asked, state: first.state }));
    expect(await desk.call('agreement.sign', { ...asked, state })).toMatchObject({
      stands: 'in-force',
      until: '2028-11-18',
      signedOn: '2026-11-19',
      scan: null,
      own: true,
    });
    await expectRefusal('AGREEMENT_SIGNED', make(people.anna, { agreement }));
  });

  it('P5: nobody signs for another, and nobody keeps the register of their own', async () => {
    const { agreement, state } = await make(people.ben);
    await desk.signIn('李保');
    const by = (who: string) => ({
      agreement,
      state,
      signature: desk.signature,
      cosign: [desk.credential(who)],
    });
    await expectRefusal('COSIGNER_MISSING', desk.call('agreement.sign', by(people.anna)));
    await expectRefusal('COSIGNER_MISSING', desk.call('agreement.sign', by('赵批')));
    await desk.signIn(people.clerk);
    await expectRefusal('ROLE_NEEDED', desk.call('agreement.sign', by(people.ben)));
    await expectRefusal('AGREEMENT_OWN', make(people.clerk));
    await expectRefusal('ROLE_NEEDED', make(people.ben, {}, people.head));
    // For everybody else it does not exist.
    await desk.signIn(people.anna);
    await expectRefusal('NO_SUCH_AGREEMENT', desk.call('agreement.sign', by('李保')));
    expect((await desk.call('agreement.list', { who: people.ben })).every(({ own }) => own)).toBe(true);
    const clerks = await make(people.clerk, {}, '李保');
    expect(await sign(clerks.agreement, people.clerk)).toMatchObject({ stands: 'in-force' });
  });

  it('P5: on paper the scan is noted by its digest; what it replaces ends with its signature', async () => {
    const [old] = await desk.call('agreement.list', { who: people.anna });
    const { agreement, state } = await make(people.anna, { replaces: old!.agreement, afterMonths: 60 });
    await expectRefusal('AGREEMENT_UNFIT', make(people.ben, { replaces: old!.agreement }));
    const scan = desk.path('scan.pdf');
    writeFileSync(scan, 'scanned');
    await desk.signIn(people.clerk);
    const shown = await desk.call('agreement.bring-in', {
      agreement,
      state,
      on: '2026-11-18',
      file: scan,
      kept: '人事柜 2-4',
      signature: desk.signature,
    });
    expect(shown).toMatchObject({
      signedOn: '2026-11-18',
      scan: { kept: '人事柜 2-4' },
      replaces: old!.agreement,
    });
    const now = (await desk.call('agreement.list', { who: people.anna }))[0];
    expect(now).toMatchObject({ stands: 'replaced', endedOn: '2026-11-18' });
  });

  it('P5: a non-compete says its arithmetic as remarks; area and sums are of nothing else', async () => {
    await expectRefusal('AGREEMENT_TERMS', make(people.ben, { penalty: 1 }));
    await expectRefusal('AGREEMENT_TERMS', make(people.ben, { ...nonCompete, afterMonths: null }));
    const { agreement, remarks } = await make(people.anna, nonCompete);
    expect(remarks).toEqual([
      { what: 'compensation-below', compensation: 450_000, wage: 1_000_000, percent: 50, due: 500_000 },
      { what: 'penalty-above', penalty: 60_000_000, total: 10_800_000, times: 5, limit: 54_000_000 },
      { what: 'counsel' },
    ]);
    expect(await sign(agreement, people.anna)).toMatchObject({ stands: 'in-force' });
  });

  it('A1b: what somebody earns is no number that every copy of the log shows', () => {
    const made = desk.vault.db
      .all<{ body: string }>("SELECT CAST(payload AS TEXT) AS body FROM leaf WHERE type = 'agreement.made'")
      .map(({ body }) => body);
    expect(made.length).toBeGreaterThan(3);
    expect(made.filter((body) => /"(?:compensation|wage|penalty)":\d/.test(body))).toEqual([]);
  });

  it('P5: what runs out within thirty days waits for the clerk, and is late once it has', async () => {
    const { agreement } = await make(people.cai, { from: '2026-10-20', months: 2 });
    expect(await sign(agreement, people.cai)).toMatchObject({ until: '2026-12-19', stands: 'running-out' });
    const waiting = async () => {
      await desk.signIn(people.clerk);
      return (await desk.call('training.tasks', {})).filter(({ task }) => task === 'agreement-runs-out');
    };
    expect(await waiting()).toMatchObject([{ no: agreement, due: '2026-12-19', overdue: false }]);
    await desk.signIn(people.cai);
    expect(await desk.call('training.tasks', {})).not.toContainEqual(
      expect.objectContaining({ task: 'agreement-runs-out' }),
    );
    const longer = await make(people.cai, { replaces: agreement, months: 36 });
    await sign(longer.agreement, people.cai);
    expect(await waiting()).toEqual([]);
  });

  it('P5: ends by two signatures once it is signed; before that whoever keeps the register drops it', async () => {
    const dropped = await make(people.ben, nonCompete);
    const end = (agreement: number, cosign: unknown[] = []) =>
      desk.call('agreement.end', { agreement, ground: '不再需要', signature: desk.signature, cosign });
    expect(await end(dropped.agreement)).toMatchObject({ stands: 'dropped' });
    await expectRefusal('AGREEMENT_OVER', end(dropped.agreement));
    const { agreement } = await make(people.ben, nonCompete);
    await sign(agreement, people.ben);
    await desk.signIn(people.clerk);
    await expectRefusal('ROLE_NEEDED', end(agreement));
    await desk.signIn('李保');
    await expectRefusal('COSIGNER_MISSING', end(agreement));
    expect(await end(agreement, [desk.credential('赵批')])).toMatchObject({ stands: 'released' });
  });
});

describe('P5: a leaver', () => {
  it('P5: is reminded of all that binds them; on paper only on a sheet printed since', async () => {
    await desk.signIn('李保');
    const { departure } = await desk.call('departure.register', {
      who: people.anna,
      reason: '另谋发展',
      noticeOn: '2026-11-19',
      lastDay: '2026-12-19',
      signature: desk.signature,
    });
    const shown = await desk.call('departure.show', { departure });
    expect(shown.binding.agreements).toMatchObject([
      { kind: 'confidentiality', afterMonths: 60, bindsUntil: '2031-12-19' },
      { kind: 'non-compete', afterMonths: 24, bindsUntil: '2028-12-19' },
    ]);
    expect(shown.missing).toContainEqual({ what: 'reminder-unsigned', count: 1 });
    const remind = (onPaper: boolean, cosign: unknown[] = []) =>
      desk.call('departure.remind', { departure, onPaper, signature: desk.signature, cosign });
    await expectRefusal('REMINDER_NOT_PRINTED', remind(true));
    await expectRefusal('COSIGNER_MISSING', remind(false, [desk.credential(people.ben)]));
    await print('reminder-sheet', String(departure));
    expect(await remind(true)).toEqual({ agreements: 2, rules: 0 });
    const signed = await desk.call('departure.show', { departure });
    expect(signed.reminded).toMatchObject({ onPaper: true });
    expect(signed.missing.map(({ what }) => what)).not.toContain('reminder-unsigned');
    // Something else binds now: what was signed is not all of it, and the sheet of before is not enough.
    const { agreement } = await make(people.anna, { title: '补充保密协议' });
    await sign(agreement, people.anna);
    expect(await desk.call('departure.show', { departure })).toMatchObject({ reminded: null });
    await expectRefusal('REMINDER_NOT_PRINTED', remind(true));
    expect(await remind(false, [desk.credential(people.anna)])).toEqual({ agreements: 3, rules: 0 });
  });

  it.each([
    ['agreement', '1', '新甲'],
    ['agreement', '5', '4,500.00'],
    ['reminder-sheet', '1', '补充保密协议'],
    ['leaving-certificate', '1', '竞业限制协议'],
    ['exposure-statement', '1', '补充保密协议'],
  ] as const)(
    'P5: prints %s %s in Chinese and in both languages, within the margins',
    async (paper, about, holds) => {
      await desk.signIn('李保');
      for (const language of ['zh-CN', 'both'] as const) {
        const answer = await print(paper, about, language);
        const pages = await pagesOf(answer.file);
        for (const page of pages) expect(inkInMargins(page)).toBe(0);
        if (language === 'zh-CN') expect(await wordsOn(answer)).toContain(holds);
      }
    },
  );

  it('P5: one’s own agreement is printed by everybody, that of another by those who run the register', async () => {
    await desk.signIn(people.anna);
    expect((await print('agreement', '1')).pages).toBe(1);
    await desk.signIn(people.ben);
    await expectRefusal('NO_SUCH_AGREEMENT', print('agreement', '1'));
  });

  it('P5: both verifiers accept all of it, and the tables are those of the log', async () => {
    await everyAgreementAct(desk);
    expect(await faultsFound(desk)).toEqual([null, null]);
    await desk.close();
    expect(await desk.open()).toMatchObject({ quarantine: 'none' });
  });
});
