import { describe, expect, it, test } from 'vitest';
import { finderOf, foldName, isIn } from './name-fold.ts';
import { readingsOf, syllablesIn } from './pinyin.ts';

describe('S8: a name is found by its pinyin', () => {
  it.each([
    ['李保', ['libao', 'lb', 'LiBao', 'Li Bao', 'lǐ bǎo', 'lib', 'liba', 'li', 'bao', 'ｌｉｂａｏ']],
    ['張偉', ['zhangwei', 'zw', 'zhangw']],
    ['曾单', ['zengshan', 'cengdan', 'zengdan', 'zs', 'cd']],
    ['仇尉', ['qiuyu', 'chouwei']],
    ['万俟卨', ['moqi', 'wanqi', 'mqx']],
    ['吕略', ['lvlve', 'lulue', 'lyulyue', 'lülüe', 'll']],
    ['朴恩', ['piaoen', 'pu', 'pe']],
    ['西安重机', ["xi'an", 'xian', 'zhongji', 'chongji', 'xazj', 'xacj', 'anz']],
    ['方案', ['fangan', 'fan', 'fa']],
    ['乾坤', ['qiankun', 'gankun']],
    ['阿卜杜拉·买买提', ['abudula', 'lamai', 'abdlmmt', 'dlmm']],
    ['Cora 李', ['li']],
  ])('%s', (name, typed) => {
    for (const each of typed) expect(isIn(name, each), each).toBe(true);
  });

  it.each([
    ['李保', ['bl', 'baoli', 'libaoguo', 'lbg', 'l', 'lb1', 'ibao', 'i']],
    ['长张', ['zhangchang']],
    ['Cora', ['ca']],
  ])('%s not by another', (name, typed) => {
    for (const each of typed) expect(isIn(name, each), each).toBe(false);
  });

  it('cuts letters into syllables in every way, the last perhaps half typed', () => {
    expect(syllablesIn('xian').map((cut) => cut.join(' '))).toEqual(['xian', 'xia n', 'xi an', 'xi a n']);
    expect(syllablesIn('qqq')).toEqual([]);
    expect(syllablesIn('xian'.repeat(15)).length).toBe(32);
    expect(syllablesIn(`${'fangan'.repeat(9)}qv`)).toEqual([]);
  });

  it('knows the readings of family names', () => {
    const surnames: Record<string, string> = {
      区: 'ou',
      仇: 'qiu',
      单: 'shan',
      解: 'xie',
      查: 'zha',
      盖: 'ge',
      乐: 'yue',
      缪: 'miao',
      翟: 'zhai',
      覃: 'qin',
      冼: 'xian',
      俟: 'qi',
    };
    for (const [character, reading] of Object.entries(surnames))
      expect(readingsOf(character)).toContain(reading);
  });
});

test.each([
  ['張三', '张三'],
  ['中國銀行', '中国银行'],
  ['臺灣發展', '台湾发展'],
  ['葉國強', '叶国强'],
  ['後髮', '后发'],
  ['乾', '干'],
  ['幹', '干'],
])('S8: %s and %s find each other', (traditional, simplified) => {
  expect(foldName(traditional)).toBe(foldName(simplified));
  expect(isIn(traditional, simplified)).toBe(true);
  expect(isIn(`某${simplified}某`, traditional)).toBe(true);
});

test('one question is asked of many names', () => {
  const found = ['李保', '李本', '王保', 'Lib Reader'].filter(finderOf('lib'));
  expect(found).toEqual(['李保', '李本', 'Lib Reader']);
});
