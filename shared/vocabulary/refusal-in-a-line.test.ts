import { expect, it } from 'vitest';
import { refusalInALine } from './refusal-in-a-line.ts';

it('says what to do after what stands against it, with the signs of each language', () => {
  expect(refusalInALine('ROW_TOO_WIDE', {}, 'zh-CN')).toBe(
    '这一行的单元格比表头多。多半是名称里的分隔符没有加引号。',
  );
  expect(refusalInALine('ROW_TOO_WIDE', {}, 'en')).toBe(
    'The row has more cells than the table has columns. A separator within a name is probably not quoted.',
  );
  expect(refusalInALine('NO_SUCH_PERSON', {}, 'en')).toBe('No such person');
});
