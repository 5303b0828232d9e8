import { expect, test } from 'vitest';
import { readSessions, sessionLine } from './session-lines.ts';

test('sessions are read from lines, and written as they are read', () => {
  const text = '2027-03-02 09:00 120\n2027-03-03 13:30 30 visit 技术 部\n2027-03-04 09:05 60 general';
  const read = readSessions(text);
  expect(read).toEqual([
    { on: '2027-03-02', at: 540, minutes: 120, part: null, visited: null },
    { on: '2027-03-03', at: 810, minutes: 30, part: 'visit', visited: '技术 部' },
    { on: '2027-03-04', at: 545, minutes: 60, part: 'general', visited: null },
  ]);
  expect(read?.map(sessionLine).join('\n')).toBe(text);
});
test.each(['', 'tomorrow', '2027-02-30 09:00 60', '2027-03-02 25:00 60', '2027-03-02 09:00 60 nothing'])(
  'what is no session is none: %s',
  (text) => {
    expect(readSessions(text)).toBeNull();
  },
);
