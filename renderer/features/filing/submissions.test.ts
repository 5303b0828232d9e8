import { describe, expect, test } from 'vitest';
import type { FiledFile } from '../../../shared/contract/answers.ts';
import { CallError } from '../../calls/vault-client.ts';
import { askFor, datedOf, followed, isCheckSaid, keyOf, stillToFile, withFiles } from './submissions.ts';

const told = (file: string, change: Partial<FiledFile> = {}): FiledFile => ({
  file,
  asked: {
    title: '',
    sheet: 'document',
    ownership: 'company',
    versionOf: '',
    encoding: '',
    dated: null,
    check: null,
  },
  state: 'waiting',
  result: null,
  problem: null,
  ...change,
});
const [first] = withFiles([], ['/in/合同.v2.pdf']) as [ReturnType<typeof withFiles>[number]];

describe('files that are put in', () => {
  test('are called by their names without the last ending, in any system’s paths', () => {
    expect(withFiles([], ['/in/合同.v2.pdf', 'C:\\in\\notes', ' ']).map(({ title }) => title)).toEqual([
      '合同.v2',
      'notes',
    ]);
  });
  test('stand once, unless they have been filed already', () => {
    expect(withFiles([first], [first.file])).toHaveLength(1);
    expect(withFiles([{ ...first, state: 'refused' }], [first.file])).toHaveLength(1);
    expect(withFiles([{ ...first, state: 'done' }], [first.file])).toHaveLength(2);
  });
  test('are signed for where they wait or were refused', () => {
    const states = ['waiting', 'working', 'done', 'refused'] as const;
    const rows = states.map((state) => ({ ...first, state }));
    expect(stillToFile(rows).map(({ state }) => state)).toEqual(['waiting', 'refused']);
  });
});

describe('the document’s own dates', () => {
  test.each([
    ['none', '', '', undefined],
    ['a day', '2026-02-03', '', { from: '2026-02-03', to: '2026-02-03' }],
    ['a span', '2026-02-03', '2026-03-01', { from: '2026-02-03', to: '2026-03-01' }],
    ['no day of the calendar', '2026-02-30', '', null],
    ['an end alone', '', '2026-03-01', null],
    ['backwards', '2026-03-01', '2026-02-03', null],
  ])('%s', (_what, datedFrom, datedTo, expected) => {
    expect(datedOf({ ...first, datedFrom, datedTo })).toEqual(expected);
  });
  test('are sent where they are some; so are the other answers', () => {
    expect(askFor(first)).toEqual({
      file: first.file,
      title: '合同.v2',
      sheet: 'document',
      ownership: 'company',
    });
    expect(
      askFor({ ...first, datedFrom: '2026-02-03', versionOf: ' A-1/2 ', encoding: 'gb18030' }),
    ).toMatchObject({
      dated: { from: '2026-02-03', to: '2026-02-03' },
      versionOf: 'A-1/2',
      encoding: 'gb18030',
    });
  });
});

describe('what the vault tells of a filing', () => {
  test('is put to the rows, with its problem as something thrown', () => {
    const problem = { kind: 'fault', code: 'INTERNAL', facts: {}, changed: null } as unknown as NonNullable<
      FiledFile['problem']
    >;
    const [row] = followed([first], [told(first.file, { state: 'refused', problem })], false);
    expect(row).toMatchObject({ state: 'refused', title: '合同.v2' });
    expect(row?.error).toBeInstanceOf(CallError);
  });
  test('takes nothing back from a row that is done', () => {
    const done = { ...first, state: 'done' as const };
    expect(followed([done], [told(first.file, { state: 'working' })], true)).toEqual([done]);
  });
  test('adds what was not listed only where it may, as its author asked for it', () => {
    const asked = { ...told('').asked, title: '函', dated: { from: '2026-02-03', to: '2026-02-03' } };
    const files = [told('/in/other.pdf', { asked, state: 'working' })];
    expect(followed([first], files, false)).toEqual([first]);
    expect(followed([first], files, true)[1]).toMatchObject({
      file: '/in/other.pdf',
      title: '函',
      datedFrom: '2026-02-03',
      datedTo: '',
      state: 'working',
    });
  });
  test('D2: a background check is said before it is signed for, and said to the vault', () => {
    const check = {
      ...first,
      sheet: 'background-check' as const,
      checkOn: '2026-02-03',
      checkSubject: '资信',
    };
    expect(isCheckSaid(first)).toBe(true);
    expect(askFor(first)).not.toHaveProperty('check');
    expect(isCheckSaid(check)).toBe(true);
    expect(askFor(check).check).toEqual({ on: '2026-02-03', subject: '资信', renewal: null });
    for (const wrong of [{ checkOn: '2026-02-30' }, { checkSubject: ' ' }, { checkRenewal: '2026-02-03' }])
      expect(isCheckSaid({ ...check, ...wrong })).toBe(false);
  });
  test('is of one filing as long as dossier and files are the same', () => {
    const shown = { code: 'A-1', running: true, done: 0, total: 1, remainingMs: null, files: [told('a')] };
    expect(keyOf({ ...shown, running: false, done: 1 })).toBe(keyOf(shown));
    expect(keyOf({ ...shown, code: 'A-2' })).not.toBe(keyOf(shown));
    expect(keyOf({ ...shown, files: [told('b')] })).not.toBe(keyOf(shown));
  });
});
