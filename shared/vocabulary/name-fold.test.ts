import { expect, test } from 'vitest';
import { foldName, isIn } from './name-fold.ts';

test.each([
  ['阿卜杜拉·买买提', '阿卜杜拉买买提'],
  ['阿卜杜拉·买买提', '阿卜杜拉・买买提'],
  ['阿卜杜拉·买买提', '阿卜杜拉 • 买买提'],
  ['张 三', '张三'],
  ['张\u3000三', '张三'],
  ['Ｃｏｒａ Whitfield', 'cora whitfield'],
  ['Cora\u00a0Whitfield', 'corawhitfield'],
])('%s and %s find each other', (written, typed) => {
  expect(foldName(written)).toBe(foldName(typed));
  expect(isIn(written, typed)).toBe(true);
  expect(isIn(typed, written)).toBe(true);
});

test('a part is in the whole, another name is not', () => {
  expect(isIn('阿卜杜拉·买买提', '拉买')).toBe(true);
  expect(isIn('张三', '张四')).toBe(false);
  expect(isIn('张三', '')).toBe(true);
});
