/** Everything that a session's lists and reports say on a vault with a past, in both languages: words, and no code without its word. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runLine } from '../../cli/run-line.ts';
import { tellStatus } from '../../cli/session-commands/vault.ts';
import { Report } from '../../cli/terminal/report.ts';
import { Secrets } from '../../cli/terminal/secrets.ts';
import { Session } from '../../cli/terminal/session.ts';
import { terminalStation } from '../../cli/terminal/station.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { copySample, makeSample } from '../e2e/support/desktop.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { codesShown } from '../support/raw-codes.ts';
import { remembering } from '../support/remembering-hasher.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

const people = {
  'zh-CN': {
    custodian: '沈知行',
    approver: '顾怀远',
    borrower: '周予安',
    author: '孟一鸣',
    auditor: '温以宁',
    clerk: '乔安',
    leaver: '许嘉禾',
  },
  en: {
    custodian: 'Shen Zhixing',
    approver: 'Helen Gu',
    borrower: 'Zhou Yuan',
    author: 'Meng Yiming',
    auditor: 'Daniel Okoye',
    clerk: 'Joanna Qiao',
    leaver: 'Xu Jiahe',
  },
} as const;

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  let session: Session;
  let station: ReturnType<typeof terminalStation>;
  let said = '';
  const who = people[language];
  const lines = async (...texts: string[]): Promise<void> => {
    for (const [i, line] of texts.entries()) {
      said += `> ${i}\n`;
      await runLine(session, line, i + 1);
    }
  };
  beforeAll(async () => {
    const sample = copySample(await makeSample(language));
    station = terminalStation({
      userDataFolder: join(sample.folder, 'anchors'),
      hasher: remembering(weakPassphraseHasher),
      rasteriserUrl: await builtRasteriserUrl(),
    });
    const secrets = new Secrets(null);
    for (const each of sample.made.people)
      secrets.remember(each.name, each.passphrase, each.keyFile ?? undefined);
    const hear = (text: string): void => {
      said += text;
    };
    const custodian = sample.made.people.find(({ name }) => name === who.custodian)!;
    session = new Session(
      new VaultRouter(station.ports),
      new Report(language, false, hear, hear),
      secrets,
      '',
      '',
    );
    const status = await session.ask('vault.open', {
      folder: sample.made.folder,
      passphrase: custodian.passphrase,
      keyFile: custodian.keyFile,
      station: 'A-03',
      place: sample.made.place,
      anchorFolders: [],
    });
    session.atDesk = custodian.name;
    tellStatus(session, status);
  }, 300_000);
  afterAll(async () => {
    await session?.router.close('command');
    await station?.rasteriser.close();
  });

  test('a session says words', async () => {
    const dossiers = await session.ask('dossier.list', {});
    const loans = await session.ask('loan.list', { all: true });
    await lines(
      'status',
      'people',
      'dossier list',
      'find KH-2026',
      'find 12',
      ...dossiers.map(({ code }) => `dossier show ${code}`),
      'loans --all',
      ...loans.map(({ no }) => `loan ${no}`),
      'pending',
      'custody show',
      'custody list',
      'clients list',
      'clients show 1',
      'departure list',
      'departure show 1',
      `departure rehearse '${who.borrower}'`,
      `exposure '${who.borrower}'`,
      'practice show',
      'doctor',
      'log list --limit 2000',
      'issue L1',
      'approve L1 --reason x',
      'custody sign --with nobody',
      'clock confirm',
      'correct 999999 --remark x',
      `role end '${who.custodian}' custodian --ground x --with '${who.approver}'`,
    );
    for (const name of [who.approver, who.borrower, who.author, who.auditor])
      await lines(
        `sign-in '${name}'`,
        'loans',
        'notes',
        'dossier list',
        'clients list',
        'log list',
        'issue L1',
        'enrol x --staff 1 --with y',
      );
    await lines(
      `sign-in '${who.clerk}'`,
      'training tasks',
      'training rules',
      `training year ${new Date().getFullYear()}`,
      'training show 1',
      'training show 3',
      'training proposals',
      'training told',
      'agreement list',
      'agreement templates',
      `training archive '${who.leaver}'`,
    );
    expect(codesShown(said, language)).toEqual([]);
  });
});
