/**
 * A salesperson with 120 clients resigns, at one desk and by keyboard: the freeze, successors from a file, meetings, three
 * signatures a line, a client who refuses, a line taken over, the exposure statement, the certificate; then the custodian
 * changes, both verifiers accept the whole log, and what the old custodian carries away opens nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalStation } from '../../cli/terminal/station.ts';
import { readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { vaultFolder } from '../../vault/storage/vault-folder.ts';
import { projectFolder } from '../support/project-files.ts';
import { remembering } from '../support/remembering-hasher.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { copySample, Desktop, makeSample, type Sample } from './support/desktop.ts';

const clients = 120;
const custodian = '沈知行';
const nextCustodian = '陆婉清';
const witness = '顾怀远';
const author = '孟一鸣';
const leaver = '马骁';
const heir = '许嘉禾';
const codeOf = (n: number): string => `XS-${String(n).padStart(3, '0')}`;

let sample: Sample;
let desktop: Desktop;

/** The sample's people, and 120 more clients of one of them. */
beforeAll(async () => {
  sample = copySample(await makeSample('zh-CN'));
  const station = terminalStation({
    userDataFolder: join(sample.folder, 'anchors'),
    hasher: remembering(weakPassphraseHasher),
  });
  try {
    const router = new VaultRouter(station.ports);
    const person = (name: string) => sample.made.people.find((each) => each.name === name)!;
    const { passphrase, keyFile } = person(custodian);
    await router.call('vault.open', {
      folder: join(sample.folder, 'sample-vault'),
      passphrase,
      keyFile: keyFile ?? '',
      station: 'A-03',
      place: sample.made.place,
      anchorFolders: [],
    });
    const signature = { passphrase: person(author).passphrase };
    await router.call('session.sign-in', { who: author, ...signature, place: sample.made.place });
    for (let n = 1; n <= clients; n++) {
      await router.call('dossier.open', {
        code: codeOf(n),
        client: `第 ${n} 号客户有限公司`,
        category: 'other',
        classification: 'internal',
        responsible: leaver,
        scope: { everybody: true, people: [], departments: [] },
        signature,
      });
    }
    await router.close('command');
  } finally {
    await station.rasteriser.close();
  }
  desktop = new Desktop(sample);
  await desktop.start();
});
afterAll(async () => {
  await desktop?.stop().catch(() => undefined);
  desktop?.remove();
  rmSync(sample.folder, { recursive: true, force: true });
});

const dialog = () => desktop.page.locator('.signed-dialog');
const bodyText = async (): Promise<string> => desktop.page.locator('body').innerText();
/** Types the passphrase of whoever is at the desk into the dialog, signs, and waits for it to close. */
async function signDialog(name: string): Promise<void> {
  await dialog()
    .locator('.sign-block > .field input.passphrase')
    .last()
    .fill(desktop.person(name).passphrase);
  await desktop.page.keyboard.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
}
async function cosign(name: string): Promise<void> {
  const fields = dialog().locator('.cosign input');
  await fields.nth(0).fill(name);
  await fields.nth(1).fill(desktop.person(name).passphrase);
  await fields.nth(2).fill(desktop.person(name).keyFile ?? '');
}
/** The list of departures: the sample has one under way, and only that. */
const underWay = () => desktop.page.locator('.row', { hasText: '程晚舟' }).first().waitFor();
/** A person's choice names them by number; who chooses reads the name. */
async function choosePerson(choice: Locator, name: string): Promise<void> {
  const option = choice.locator('option', { hasText: name });
  await option.waitFor({ state: 'attached' });
  await choice.selectOption((await option.getAttribute('value')) ?? '');
}
const counts = (): Promise<string> => desktop.page.locator('.handover-counts').innerText();
async function goTo(path: string, selector: string): Promise<void> {
  await desktop.go(path);
  await desktop.page.waitForSelector(selector);
}

describe('what would it take if they left', () => {
  it('P1: a rehearsal shows it, by keyboard, and nobody is any the worse for it', async () => {
    const { page } = desktop;
    await desktop.open(custodian);
    await goTo('/departures', 'h1');
    await underWay();
    await page.keyboard.press('r');
    const option = dialog().locator('select option', { hasText: leaver });
    await option.waitFor({ state: 'attached' });
    await dialog()
      .locator('select')
      .selectOption((await option.getAttribute('value')) ?? '');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.case-panes');
    expect(await page.locator('.case-head').innerText()).toContain(`演练：${leaver}`);
    expect(await page.locator('.case-head').innerText()).toContain('什么也没有登记');
    await page.getByText(`须有接替人的客户 · ${clients} 位`).waitFor();
    expect(await page.locator('.readiness').innerText()).toContain('位客户没有接替人');
    // Nothing on it can be ticked, signed or printed.
    expect(await page.locator('.case input, .case .sign-button').count()).toBe(0);
    await page.keyboard.press('p');
    expect(await dialog().count()).toBe(0);
    await page.keyboard.press('Escape');
    await underWay();
    await goTo('/people', 'h1');
    await page.locator('.register').getByText(leaver).waitFor();
    expect(await page.locator('.register .row', { hasText: leaver }).first().innerText()).not.toContain(
      '离职中',
    );

    // The one act it leads to is the ordinary one, with the person chosen.
    await goTo('/departures', 'h1');
    await underWay();
    await page.keyboard.press('r');
    await option.waitFor({ state: 'attached' });
    await dialog()
      .locator('select')
      .selectOption((await option.getAttribute('value')) ?? '');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.case-panes');
    await page.keyboard.press('n');
    await dialog().getByText('签名并登记离职').waitFor();
    expect(await dialog().locator('select option:checked').innerText()).toContain(leaver);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('a salesperson with 120 clients resigns', () => {
  it('P1: from the signature on the notice borrowing is frozen, and the clients ask for successors', async () => {
    const { page } = desktop;
    await goTo('/departures', 'h1');
    await underWay();
    await page.keyboard.press('n');
    await choosePerson(dialog().locator('select'), leaver);
    await dialog().getByLabel('事由', { exact: true }).fill('个人原因');
    await signDialog(custodian);
    await page.waitForSelector('.case-panes');
    await page.getByText(`客户交接 · ${clients} 位`).waitFor();
    expect(await page.locator('.case-head').innerText()).toContain('调阅已冻结');
    expect(await counts()).toContain(`无接替人 ${clients}`);

    await desktop.signIn(leaver);
    await goTo('/directory', '.search-row input');
    await page.locator('.search-row input').first().fill('恒岳');
    await page.locator('.row', { hasText: '恒岳' }).first().click();
    await page.locator('.choose-documents input:not([disabled])').first().check();
    await page.locator('textarea').first().fill('离职前再看一眼');
    await desktop.sign(leaver);
    await page.locator('.problem-line', { hasText: '冻结' }).waitFor();
  });

  it('H2: successors from a CSV file, meetings, and a client who refuses', async () => {
    const { page } = desktop;
    await desktop.signIn(custodian);
    const csv = join(desktop.userData, 'successors.csv');
    const lines = Array.from({ length: clients }, (_, i) => `${codeOf(i + 1)},${heir}`);
    writeFileSync(csv, ['档号,接替人', ...lines, 'XX-999,=1+1', ''].join('\r\n'));
    await goTo('/departures/2', '.case-lines .row');
    await page.keyboard.press('m');
    await dialog().locator('select').first().selectOption('csv');
    await dialog().locator('.path-field input').first().fill(csv);
    await page.keyboard.press('Enter');
    await page.getByText(`可指定 ${clients} 行`).waitFor();
    expect(await dialog().locator('.csv-problems li').count()).toBe(1);
    await signDialog(custodian);
    await page.getByText(`待签 ${clients}`).waitFor();

    for (const [n, answer] of [
      [1, 'agreed'],
      [2, 'refused'],
    ] as const) {
      await page.keyboard.press('Home');
      for (let i = 1; i < n; i++) await page.keyboard.press('j');
      await page.keyboard.press('e');
      await dialog().waitFor();
      await dialog().locator('textarea').first().fill('年度框架协议续签');
      await dialog().locator('select').selectOption(answer);
      // As the language has it, whatever the system's own is; understood in any way it is written.
      const meeting = dialog().locator('.date-field input');
      await meeting.fill('2026-11-31');
      await meeting.blur();
      await dialog().getByText('日历上没有这一天，请写成 2026年2月3日').waitFor();
      await meeting.fill('2026/11/28');
      await meeting.blur();
      expect(await meeting.inputValue()).toBe('2026年11月28日');
      await dialog().locator('input[type=checkbox]').check();
      await signDialog(custodian);
    }
    await page.getByText('客户拒绝 1').waitFor();
    expect(await page.locator('.checklist').innerText()).toContain(`2 / ${clients}`);
  });

  it('P2: pay and certificate are ticked before anything is handed over', async () => {
    const { page } = desktop;
    for (const label of ['工资已结清', '离职证明已出具'])
      await page.locator('.checklist label', { hasText: label }).locator('input').check();
    await page.getByRole('button', { name: '签署 2 项变更' }).click();
    await signDialog(custodian);
    await page.getByText('2 / 11').waitFor();
    for (const [who, name] of [
      ['line-manager', '范青'],
      ['human-resources', '周宁'],
    ] as const) {
      await page.getByRole('button', { name: '记录批准' }).click();
      await dialog().locator('select').selectOption(who);
      await dialog().locator('input').first().fill(name);
      await signDialog(custodian);
    }
    expect(await page.locator('.case-panes').innerText()).toContain('范青');
  });

  it('H2: transferor, transferee, then the witness sign; one line is refused and taken over', async () => {
    const { page } = desktop;
    await desktop.signIn(leaver);
    await goTo('/clients', '.handover-row');
    expect(await bodyText()).toContain(`待你签 ${clients}`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.handover-lines .row');
    // All but the last: that one they refuse to sign.
    await page.keyboard.press('a');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: `签署 ${clients - 1} 位` }).waitFor();
    await page.keyboard.press('s');
    await signDialog(leaver);
    await page.getByText(`已签 ${clients - 1} 位`).waitFor();

    await desktop.signIn(heir);
    await goTo('/clients/2', '.handover-lines .row');
    await page.keyboard.press('s');
    await signDialog(heir);
    await page.getByText(`已签 ${clients} 位`).waitFor();

    await desktop.signIn(witness);
    await goTo('/departures/2', '.case-lines .row');
    await page.keyboard.press('s');
    await signDialog(witness);
    await page.getByText(`已结 ${clients - 1}`).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('o');
    await dialog().locator('textarea').fill('移交人拒绝签字');
    await cosign(custodian);
    await signDialog(witness);
    await page.getByText(`已结 ${clients}`).waitFor();
    await page.keyboard.press('End');
    await page.locator('.handover-lines .tag').getByText('拒签接管').waitFor();
  });

  it('P3: the exposure statement is read and signed, and the certificate printed', async () => {
    const { page } = desktop;
    await goTo('/departures/2/exposure', 'h1');
    await page.getByText('知悉清单：').waitFor();
    await page.keyboard.press('s');
    await dialog().locator('.cosign input').first().fill(desktop.person(leaver).passphrase);
    await signDialog(witness);
    await page.getByText('已签', { exact: true }).waitFor();

    await goTo('/departures/2', '.case-lines .row');
    await page.keyboard.press('p');
    const file = join(desktop.userData, 'certificate.pdf');
    await dialog().locator('select').first().selectOption('leaving-certificate');
    await dialog().locator('select').nth(1).selectOption('both');
    await dialog().locator('.path-field input').fill(file);
    await page.keyboard.press('Enter');
    await page.getByText('已写成').waitFor();
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    await page.keyboard.press('Escape');
  });

  it('K3: an earlier handover is called off with its ground, and what had not passed stays', async () => {
    const { page } = desktop;
    await goTo('/clients/1', '.handover-lines .row');
    const withdraw = page.getByRole('button', { name: '撤回这次移交' });
    await withdraw.click();
    await dialog().locator('textarea').fill('客户要求暂不更换负责人');
    await cosign(custodian);
    await signDialog(witness);
    await withdraw.waitFor({ state: 'detached' });
    await page.locator('.handover-lines .tag').getByText('已撤回').first().waitFor();
  });
});

describe('then the custodian changes', () => {
  it('H1: every item checked, three signatures, and the old custodian is out', async () => {
    const { page } = desktop;
    await desktop.signIn(custodian);
    // The sample's own handover is done; this is the next.
    await goTo('/custody', '.custody-seals');
    await page.getByRole('button', { name: '开始另一次移交' }).click();
    await page.waitForSelector('.custody-people');
    const choice = page.locator('select.choice');
    await choosePerson(choice.nth(2), nextCustodian);
    await choosePerson(choice.nth(3), witness);
    await desktop.sign(custodian);
    await page.waitForSelector('.custody-progress');
    await page.keyboard.press('Space');
    await page.getByText('已全部核对').waitFor();
    await page.keyboard.press('s');
    const passphrases = dialog().locator('.cosign input.passphrase');
    const keyFiles = dialog().locator('.cosign .path-field input');
    for (const [i, name] of [nextCustodian, witness].entries()) {
      await passphrases.nth(i).fill(desktop.person(name).passphrase);
      await keyFiles.nth(i).fill(desktop.person(name).keyFile ?? '');
    }
    await dialog()
      .locator('.sign-block > .field input.passphrase')
      .last()
      .fill(desktop.person(custodian).passphrase);
    await page.keyboard.press('Control+Enter');
    // The act ended the role of the one at the desk: nobody is signed in.
    await page.waitForSelector('.people-list').catch(async (cause: unknown) => {
      throw new Error(`still at the desk, where it says: ${await bodyText()}`, { cause });
    });
    const passed = page.getByText(new RegExp(`保管已由 ${custodian} #\\d+ .+ 移交 ${nextCustodian} #\\d+ `));
    await passed.waitFor();
    await desktop.signIn(nextCustodian);
    await goTo('/custody', '.custody-seals');
    expect(await passed.count()).toBe(0);
    await page.getByText('保管已移交').waitFor();
    expect(await page.locator('.custody-seals .seal-signed').count()).toBe(3);
    expect(desktop.faults).toEqual([]);
    await desktop.stop();
  });

  it('both verifiers accept the whole log, and the old key file opens nothing', async () => {
    const { folder, person } = {
      folder: desktop.vault,
      person: (name: string) => desktop.person(name),
    };
    const station = terminalStation({
      userDataFolder: join(desktop.userData, 'anchors'),
      hasher: weakPassphraseHasher,
    });
    const bundle = join(desktop.userData, 'bundle');
    try {
      const router = new VaultRouter(station.ports);
      const opening = (name: string) => ({
        folder,
        passphrase: person(name).passphrase,
        keyFile: person(name).keyFile ?? '',
        station: 'A-03',
        place: sample.made.place,
        anchorFolders: [],
      });
      await expect(router.call('vault.open', opening(custodian))).rejects.toMatchObject({
        code: 'SECRET_MISMATCH',
      });
      const { slots } = readVaultKeys(vaultFolder(folder).keys);
      expect(slots).toHaveLength(1);
      expect(readFileSync(person(custodian).keyFile ?? '', 'utf8')).not.toContain(slots[0]?.keyset ?? '');
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect(await router.call('vault.open', opening(nextCustodian))).toMatchObject({ quarantine: 'none' });
      await router.call('log.export', { folder: bundle, openings: 'all' });
      await router.close('command');
    } finally {
      await station.rasteriser.close();
    }
    // The second verifier is Python: where there is none, it is not claimed to have run.
    const python = spawnSync('python3', ['-c', 'print(1)']).status === 0;
    for (const [program, ...words] of [
      [process.execPath, join(projectFolder, 'dist/verify.mjs'), bundle, '--lang', 'en'],
      ...(python ? [['python3', join(projectFolder, 'test/second-verifier/verify.py'), bundle]] : []),
    ] as [string, ...string[]][]) {
      const run = spawnSync(program, words, { encoding: 'utf8' });
      expect(run.status, `${program}: ${run.stdout}${run.stderr}`).toBe(0);
    }
    expect(existsSync(bundle)).toBe(true);
  });
});
