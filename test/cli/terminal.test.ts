/**
 * Every verb that asks for something, at a real terminal: what is pressed is a passphrase and nothing else, nothing of it
 * is shown, and the program ends by itself when it has done what it was asked for.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordsOfSheetText } from '../../shared/vocabulary/sheet-text.ts';
import { type BuiltCli, buildCli } from '../support/built-cli.ts';
import { approver, author, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { keys, Terminal } from '../support/terminal.ts';

let cli: BuiltCli;
let office: Trial;
let sheets: { readonly custody: readonly string[]; readonly approval: readonly string[] };
let trial: Trial;
const terminals: Terminal[] = [];
const trials: Trial[] = [];

beforeAll(async () => {
  [cli, office] = await Promise.all([
    buildCli(),
    prepareOffice({ sample: false }, async (desk) => {
      await desk.dossier('K-1');
      sheets = desk.sheets;
    }),
  ]);
});
afterAll(() => {
  for (const each of [office, ...trials]) each?.dispose();
});
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.kill();
});

function newTrial(): Trial {
  trial = office.copy();
  trials.push(trial);
  return trial;
}

function sit(words: readonly string[], language = 'en'): Terminal {
  const terminal = new Terminal(cli, [...words, '--lang', language], trial.env);
  terminals.push(terminal);
  return terminal;
}

/** Without a descriptor for secrets: they are typed. */
const opening = (verb: readonly string[], ...more: readonly string[]): string[] => [
  ...verb,
  trial.vault,
  '--key-file',
  trial.keyFileOf(custodian),
  '--station',
  'A-03',
  ...more,
];
const custodiansQuestion = (): string => `${trial.keyFileOf(custodian)}'s passphrase:`;
const unlocked = (): boolean => !existsSync(join(trial.vault, 'vault.lock'));

/** Nobody could read the passphrase over somebody's shoulder, and the vault is closed. */
function expectDiscreet(terminal: Terminal): void {
  for (const passphrase of trial.passphrases) expect(terminal.screen.includes(passphrase)).toBe(false);
  expect(terminal.screen).not.toMatch(/node:internal|^\s+at .*[(:]\d/m);
  expect(unlocked()).toBe(true);
}

describe('a passphrase', () => {
  test('is what is typed, whatever else is pressed: the verb does its work and ends', async () => {
    newTrial();
    const terminal = sit(opening(['doctor']));
    await terminal.until(custodiansQuestion());
    // A try given up with Ctrl-U; then characters of several bytes rubbed out again, among keys that are no characters.
    terminal.press(`错了é👩‍👧${keys.ctrlU}`);
    const [first = '', ...rest] = [...trial.passphraseOf(custodian)];
    terminal.press(
      `${keys.up}${first}${keys.tab}语e\u0301👩‍👧${keys.left}${keys.f5}${keys.altA}${keys.backspace.repeat(3)}`,
    );
    terminal.press(`${rest.join('')}${keys.enter}`);
    expect(await terminal.ended).toEqual({ exit: 0, signal: 0 });
    expect(terminal.screen).toContain('Sound:');
    expectDiscreet(terminal);
  });

  test.each([
    ['Ctrl-C', keys.ctrlC, 130],
    ['Ctrl-D', keys.ctrlD, 2],
  ])('%s at the question ends the verb with its exit code', async (_what, key, exit) => {
    newTrial();
    const terminal = sit(opening(['doctor']));
    await terminal.until(custodiansQuestion());
    terminal.press(`half${key}`);
    if (key === keys.ctrlD) terminal.press(`${keys.ctrlU}${key}`);
    expect(await terminal.ended).toEqual({ exit, signal: 0 });
    expectDiscreet(terminal);
  });

  test('that is wrong is refused with 3, and what may have slipped in is said', async () => {
    newTrial();
    const terminal = sit(opening(['log', 'export'], '--out', trial.path('bundle')));
    await terminal.answer(custodiansQuestion(), `${trial.passphraseOf(custodian)} `);
    expect(await terminal.ended).toEqual({ exit: 3, signal: 0 });
    expect(terminal.screen).toContain('Note: It begins or ends with a blank');
    expect(existsSync(trial.path('bundle'))).toBe(false);
    expectDiscreet(terminal);
  });
});

test('log export asks, writes the bundle and ends', async () => {
  newTrial();
  const terminal = sit(opening(['log', 'export'], '--out', trial.path('bundle')), 'zh-CN');
  await terminal.answer('的口令：', trial.passphraseOf(custodian));
  expect(await terminal.ended).toEqual({ exit: 0, signal: 0 });
  expect(existsSync(trial.path('bundle', 'verify.mjs'))).toBe(true);
  expectDiscreet(terminal);
});

describe('open', () => {
  test('a conversation: sign in with a stick, enrol with a passphrase typed twice, leave with Ctrl-D', async () => {
    newTrial();
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    // Ctrl-C at a question takes back the line, not the session.
    await terminal.answer(`${custodian}>`, `sign-in ${approver}`);
    await terminal.until(`${approver}'s passphrase:`);
    terminal.press(keys.ctrlC);
    await terminal.answer(`${custodian}>`, `sign-in ${approver}`);
    await terminal.answer(`${approver}'s passphrase:`, trial.passphraseOf(approver));
    await terminal.answer(`Key file of ${approver}`, trial.keyFileOf(approver));
    await terminal.answer(`${approver}>`, `sign-in ${custodian}`);
    await terminal.answer(`${custodian}'s passphrase:`, trial.passphraseOf(custodian));
    const stick = `--key-file '${trial.path('n1.json')}' --key-file '${trial.path('n2.json')}'`;
    await terminal.answer(`${custodian}>`, `enrol 新人 --staff S-9 --with ${approver} ${stick}`);
    for (const [unfit, said] of [
      ['eleven chars', '12 characters at least'],
      ['ｆｕｌｌ ｗｉｄｔｈ ｆｏｒｍｓ', 'no full-width characters'],
      [' '.repeat(14), 'single blanks only'],
    ] as const) {
      await terminal.answer('New passphrase for 新人:', unfit);
      await terminal.until(said);
    }
    await terminal.answer('New passphrase for 新人:', '山高月小水落石出清风徐来');
    await terminal.answer('The same again for 新人:', '山高月小水落石出清风徐去');
    await terminal.until('not the same');
    await terminal.answer('New passphrase for 新人:', '山高月小水落石出清风徐来');
    await terminal.answer('The same again for 新人:', '山高月小水落石出清风徐来');
    await terminal.answer(`${custodian}'s passphrase:`, trial.passphraseOf(custodian));
    // The stick was named once in this session.
    await terminal.answer(`${approver}'s passphrase:`, trial.passphraseOf(approver));
    await terminal.until('新人: key fingerprint');
    await terminal.answer(`${custodian}>`, `role give 新人 author --clearance secret --with ${approver}`);
    await terminal.answer("新人's passphrase:", '山高月小水落石出清风徐来');
    await terminal.answer('Key file of 新人', trial.path('n1.json'));
    await terminal.answer(`${custodian}'s passphrase:`, trial.passphraseOf(custodian));
    await terminal.answer(`${approver}'s passphrase:`, trial.passphraseOf(approver));
    await terminal.until('Done.');
    await terminal.until(`${custodian}>`);
    terminal.press(keys.ctrlD);
    expect(await terminal.ended).toEqual({ exit: 0, signal: 0 });
    expect(terminal.screen).toContain('Closed.');
    expect(terminal.screen).not.toContain('山高月小');
    expectDiscreet(terminal);
  });

  test('D2: a form is asked for field by field, and nothing of it is behind the arrow keys afterwards', async () => {
    newTrial();
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    await terminal.answer(`${custodian}>`, `sign-in ${author}`);
    await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
    await terminal.answer(`Key file of ${author}`, '');
    await terminal.answer(`${author}>`, 'form file K-1 contact-sheet');
    await terminal.answer('Full name：', '海宁纺织');
    await terminal.answer('Address：', '仰山路八号');
    await terminal.answer('…：', '后门');
    await terminal.answer('…：', '');
    await terminal.answer('name of person 1', '陶婉仪');
    for (const [part, said] of [
      ['Position', '总监'],
      ['Telephone', ''],
      ['Mobile', '13800138476'],
      ['Mail', ''],
    ] as const)
      await terminal.answer(`${part}：`, said);
    await terminal.answer('name of person 2', '');
    await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
    await terminal.until('K-1/1');
    await terminal.answer(
      `${author}>`,
      "form file K-1 profile-sheet --field '偏好=忌提旧讼' --field 'preferences=忌提旧讼'",
    );
    await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
    await terminal.until('NO_SUCH_FIELD');
    await terminal.until(`${author}>`);
    const times = (said: string): number => terminal.screen.split(said).length - 1;
    const secrets = ['仰山路', '陶婉仪', '13800138476', '忌提旧讼'];
    const before = secrets.map(times);
    // The line that asked for the form is still there; before it, somebody else was at the desk.
    terminal.press(keys.up);
    await terminal.until('form file K-1 contact-sheet');
    const signIns = times(`sign-in ${author}`);
    terminal.press(keys.up);
    terminal.press(keys.up);
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
    expect(secrets.map(times)).toEqual(before);
    expect(times(`sign-in ${author}`)).toBe(signIns);
    expect(terminal.screen).not.toContain('Warning');
    expectDiscreet(terminal);
  });

  test('a key file that was mistyped is asked for again; help goes as deep as the verbs', async () => {
    newTrial();
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    const signIn = async (prompt: string, keyFile: string): Promise<void> => {
      await terminal.answer(prompt, `sign-in ${author}`);
      await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
      await terminal.answer(`Key file of ${author}`, keyFile);
    };
    await signIn(`${custodian}>`, 'departure list');
    await terminal.until('KEY_FILE_NOT_FOUND');
    // Nobody is at the desk then, and nobody's name stands before the line.
    await signIn('—>', '');
    await terminal.answer(`${author}>`, 'help departure apply');
    await terminal.until('Usage: departure apply [options] <last-day>');
    await terminal.answer(`${author}>`, 'close');
    expect(await terminal.ended).toEqual({ exit: 0, signal: 0 });
  });

  test('a passphrase typed where a command is asked for is not behind the arrow keys; a verb with a slip is', async () => {
    newTrial();
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    const slip = 'copper lantern under quiet water';
    const times = (said: string): number => terminal.screen.split(said).length - 1;
    await terminal.answer(`${custodian}>`, 'peple');
    await terminal.answer(`${custodian}>`, slip);
    await terminal.until(`${custodian}>`);
    const before = times('peple');
    terminal.press(keys.up);
    await terminal.until('peple');
    expect(times('peple')).toBe(before + 1);
    expect(times(slip)).toBe(1);
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
  });

  test('lines pasted in one piece are a script; Ctrl-C at an empty line closes with 130', async () => {
    newTrial();
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    await terminal.until(`${custodian}>`);
    terminal.press(`sign-out\rsign-in ${custodian}\r${trial.passphraseOf(custodian)}\rsay 'and on'\r`);
    await terminal.until(`${custodian}'s passphrase:`);
    await terminal.until('and on');
    await terminal.until(`${custodian}>`);
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
    expectDiscreet(terminal);
  });

  test('Ctrl-C during long work stops the line; the session goes on', async () => {
    newTrial();
    mkdirSync(trial.path('incoming'));
    for (let i = 0; i < 300; i++) writeFileSync(trial.path('incoming', `${i}.txt`), `Item ${i}.\n`);
    const terminal = sit(opening(['open']));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    await terminal.answer(`${custodian}>`, `sign-in ${author}`);
    await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
    await terminal.answer(`Key file of ${author}`, '');
    await terminal.answer(`${author}>`, `file K-1 '${trial.path('incoming')}'`);
    await terminal.answer(`${author}'s passphrase:`, trial.passphraseOf(author));
    await terminal.until('pages  New');
    terminal.press(keys.ctrlC);
    await terminal.until('Filed ');
    expect(terminal.screen).not.toContain('Filed 300');
    await terminal.answer(`${author}>`, 'close');
    expect(await terminal.ended).toEqual({ exit: 0, signal: 0 });
    expectDiscreet(terminal);
  });

  test('a script that asks ends with 130 at Ctrl-C, and the vault is closed', async () => {
    newTrial();
    const script = trial.script([`sign-in ${approver}`, 'say never']);
    const terminal = sit(opening(['open'], '--script', script));
    await terminal.answer(custodiansQuestion(), trial.passphraseOf(custodian));
    await terminal.until(`${approver}'s passphrase:`);
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
    expect(terminal.screen).not.toContain('never');
    expectDiscreet(terminal);
  });
});

describe('create', () => {
  const founders = [
    ['Ada Keeper', 'a long passphrase of Ada'],
    ['Ben Approver', 'a long passphrase of Ben'],
  ] as const;
  const typeFounders = async (terminal: Terminal): Promise<void> => {
    for (const [name, passphrase] of founders) {
      await terminal.answer(`New passphrase for ${name}:`, passphrase);
      await terminal.answer(`The same again for ${name}:`, passphrase);
    }
  };
  const expectCreated = async (terminal: Terminal, folder: string): Promise<void> => {
    expect(await terminal.ended, terminal.screen).toEqual({ exit: 0, signal: 0 });
    expect(existsSync(join(folder, 'vault.db'))).toBe(true);
    expect(readdirSync(trial.path('sheets'))).toHaveLength(6);
    for (const [, passphrase] of founders) expect(terminal.screen).not.toContain(passphrase);
  };

  test('with a ceremony file asks each founder for a passphrase, twice', async () => {
    newTrial();
    const ceremony = trial.path('ceremony.json');
    const founder = (i: number, role: string) => ({
      name: founders[i]?.[0],
      staffNumber: `F-${i}`,
      role,
      keyFiles: [trial.path(`f${i}.json`), trial.path(`f${i}-spare.json`)],
    });
    writeFileSync(
      ceremony,
      JSON.stringify({
        name: 'Records',
        station: 'A-03',
        founders: [founder(0, 'custodian'), founder(1, 'approver')],
      }),
    );
    const folder = trial.path('new');
    const terminal = sit(['create', folder, '--ceremony', ceremony, '--sheets', trial.path('sheets')]);
    await typeFounders(terminal);
    await expectCreated(terminal, folder);
  });

  test('without one asks for everything, and asks again where an answer is none', async () => {
    newTrial();
    const folder = trial.path('new');
    const terminal = sit(['create', folder]);
    await terminal.answer('Name of the vault:', '');
    await terminal.answer('Name of the vault:', 'Records 档案');
    await terminal.answer('This station:', '');
    await terminal.answer('A further folder for anchors', '');
    await terminal.answerAnew('Label of the lowest class:', 'Open');
    await terminal.answerAnew('Label of the middle class:', 'Private');
    await terminal.answerAnew('Label of the highest class:', 'OPEN');
    await terminal.answerAnew('Label of the lowest class:', 'Open');
    await terminal.answerAnew('Label of the middle class:', 'Private'.repeat(2));
    await terminal.answerAnew('Label of the middle class:', 'Private');
    await terminal.answerAnew('Label of the highest class:', 'Sealed');
    for (const [question, i] of [
      ['Name of the custodian:', 0],
      ['Name of the approver:', 1],
    ] as const) {
      await terminal.answer(question, founders[i][0]);
      await terminal.answer('Staff or identity number:', `F-${i}`);
      await terminal.answer('Department', '');
      if (i === 0) {
        await terminal.answerAnew('Clearance:', 'top');
        await terminal.answerAnew('Clearance:', 'sealed');
      } else await terminal.answer('Clearance:', '');
      await terminal.answer('Key file', trial.path(`f${i}.json`));
      await terminal.answer('Spare key file', trial.path(`f${i}.json`));
      await terminal.answer('Spare key file', trial.path(`f${i}-spare.json`));
    }
    await terminal.answer('Name of a second custodian', '');
    await terminal.answer('Name of a second approver', '');
    await terminal.answer('A new folder for the recovery sheets:', trial.path('sheets'));
    await typeFounders(terminal);
    await expectCreated(terminal, folder);
  });

  test('founders who look alike are named before anybody types a passphrase', async () => {
    newTrial();
    const ceremony = trial.path('ceremony.json');
    const founder = (name: string, i: number, role: string) => ({
      ...{ name, staffNumber: `F-${i}`, role },
      keyFiles: [trial.path(`f${i}.json`), trial.path(`f${i}-spare.json`)],
    });
    const founders = [founder('Ann Lee', 0, 'custodian'), founder('Lee Ann', 1, 'approver')];
    writeFileSync(ceremony, JSON.stringify({ name: 'Records', station: 'A-03', founders }));
    const terminal = sit(['create', trial.path('new'), '--ceremony', ceremony, '--sheets', trial.path('s')]);
    await terminal.until('Lee Ann · F-1 looks like Ann Lee · F-0');
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
    expect(existsSync(trial.path('new'))).toBe(false);
  });

  test('Ctrl-C at a question leaves nothing and says 130', async () => {
    newTrial();
    const terminal = sit(['create', trial.path('new')]);
    await terminal.until('Name of the vault:');
    terminal.press(keys.ctrlC);
    expect(await terminal.ended).toEqual({ exit: 130, signal: 0 });
    expect(existsSync(trial.path('new'))).toBe(false);
  });
});

test('recover asks for the new passphrase twice, for the approver’s and for their stick', async () => {
  newTrial();
  const files = sheets.custody.slice(0, 2).map((sheet, i) => {
    // One in digits, one in words as somebody wrote them into a file.
    writeFileSync(trial.path(`sheet-${i}.txt`), i === 0 ? sheet : wordsOfSheetText(sheet).toUpperCase());
    return ['--sheet', trial.path(`sheet-${i}.txt`)];
  });
  const keyFiles = ['--key-file', trial.path('r1.json'), '--key-file', trial.path('r2.json')];
  const words = ['recover', trial.vault, '--who', custodian, '--with', approver];
  const terminal = sit([...words, ...files.flat(), ...keyFiles]);
  await terminal.answer(`New passphrase for ${custodian}:`, 'a new one of many words');
  await terminal.answer(`The same again for ${custodian}:`, 'a new one of many words');
  await terminal.answer(`${approver}'s passphrase:`, trial.passphraseOf(approver));
  await terminal.answer(`Key file of ${approver}`, trial.keyFileOf(approver));
  expect(await terminal.ended, terminal.screen).toEqual({ exit: 0, signal: 0 });
  expect(terminal.screen).toContain('key fingerprint');
  expect(existsSync(trial.path('r2.json'))).toBe(true);
  expectDiscreet(terminal);
});
