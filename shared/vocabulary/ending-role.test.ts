import { describe, expect, test } from 'vitest';
import { describeEndingRole } from './ending-role.ts';
import { role } from './terms.ts';

describe('what the end of a role means', () => {
  test.each(role.options)(
    'P1: %s: the last one, one other and several are told apart, in both languages',
    (each) => {
      const said = ([0, 1, 2] as const).flatMap((n) =>
        (['zh-CN', 'en'] as const).map((language) => describeEndingRole(each, n, language)),
      );
      expect(new Set(said).size).toBe(6);
      expect(said.join()).not.toMatch(/[{}]/);
      expect(describeEndingRole(each, 2, 'zh-CN')).toContain('另有 2 人');
      expect(describeEndingRole(each, 1, 'en')).toContain('one other');
    },
  );
  test('P1: without a custodian the sheets open the vault; without an approver nothing is lent', () => {
    expect(describeEndingRole('custodian', 0, 'en')).toContain('recovery sheets');
    expect(describeEndingRole('approver', 0, 'zh-CN')).toContain('不能借出');
  });
});
