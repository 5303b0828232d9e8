/** K6: names of folders and files read by a pattern. */
import { describe, expect, it } from 'vitest';
import { filePatterns, folderPatterns, patternText } from './folder-terms.ts';
import { filePlaceholders, folderPlaceholders, parseNamePattern, readName } from './name-pattern.ts';

const ofFile = (pattern: string, name: string) =>
  readName(parseNamePattern(pattern, filePlaceholders)!, name);
const ofFolder = (pattern: string, name: string) =>
  readName(parseNamePattern(pattern, folderPlaceholders)!, name);
const day = (on: string) => ({ from: on, to: on });

describe('K6: a pattern of names', () => {
  it('is understood in both languages, and every one that is offered is', () => {
    for (const [offered, allowed] of [
      [folderPatterns, folderPlaceholders],
      [filePatterns, filePlaceholders],
    ] as const)
      for (const pattern of offered) {
        const parsed = parseNamePattern(pattern, allowed);
        expect(parsed, pattern).not.toBeNull();
        expect(parseNamePattern(patternText(pattern, 'zh-CN'), allowed), pattern).toEqual(parsed);
      }
    expect(ofFile('{日期} {题名}', '2024年3月5日　框架合同')).toEqual({
      date: day('2024-03-05'),
      title: '框架合同',
    });
  });

  it.each([
    ['{colour}', 'unknown'],
    ['{title', 'open'],
    ['title}', 'never opened'],
    ['{title}{title}', 'twice'],
    ['{title}{any}', 'nothing between them'],
    ['{code}', 'not of a file'],
    ['合同', 'asks nothing'],
    ['{any}', 'asks nothing'],
    [`{title}${'x'.repeat(120)}`, 'too long'],
    [`{date}${'{any}-'.repeat(12)}`, 'too many parts'],
  ])('%s is refused: %s', (pattern) => {
    expect(parseNamePattern(pattern, filePlaceholders)).toBeNull();
  });

  it.each([
    ['{date} {title}', '2024-03-05 框架合同', { date: day('2024-03-05'), title: '框架合同' }],
    ['{date}{title}', '20240305框架合同', { date: day('2024-03-05'), title: '框架合同' }],
    ['{date}_{title}', '2024.3.5_a_b', { date: day('2024-03-05'), title: 'a_b' }],
    [
      '{title} {date}',
      'Offer 2 2024-03',
      { date: { from: '2024-03-01', to: '2024-03-31' }, title: 'Offer 2' },
    ],
    ['{title}（{date}）', '年报(2023年)', { date: { from: '2023-01-01', to: '2023-12-31' }, title: '年报' }],
    ['{date} {title}', '2024年2月 月报', { date: { from: '2024-02-01', to: '2024-02-29' }, title: '月报' }],
    ['{number}_{title}', '０12_合同', { number: '０12', title: '合同' }],
    ['{number}-{title}', 'HT-2024-017-补充协议', { number: 'HT-2024-017', title: '补充协议' }],
    ['{number}、{title}', '3、报价单', { number: '3', title: '报价单' }],
    ['{any}_{title}', 'scan_Invoice', { title: 'Invoice' }],
    ['{date} {title}', '2024-02-31 合同', { date: null, title: '合同' }],
    ['{date} {title}', '2024-13 合同', { date: null, title: '合同' }],
    ['{date} {title}', '10023345 合同', null],
    ['{date} {title}', '合同', null],
    ['{date} {title}', '2024-03-05 ', null],
    ['{number}_{title}', '合同_副本', null],
  ])('%s reads %s', (pattern, name, read) => {
    expect(ofFile(pattern, name)).toEqual(read);
  });

  it.each([
    ['{code}', 'KH-2026-0147', { code: 'KH-2026-0147' }],
    ['{code}', 'KH 2026', null],
    [
      '{code} {client}',
      'KH-2026-0147  恒岳精密 有限公司',
      { code: 'KH-2026-0147', client: '恒岳精密 有限公司' },
    ],
    ['{code}-{client}', 'KH-2026-0147-恒岳', { code: 'KH-2026-0147', client: '恒岳' }],
    ['{client}({code})', '恒岳精密（KH-1）', { code: 'KH-1', client: '恒岳精密' }],
    ['{number}.{client}', '07.恒岳', { number: '07', client: '恒岳' }],
    ['{client}', 'e\u0301clair', { client: 'éclair' }],
  ])('%s reads the folder %s', (pattern, name, read) => {
    expect(ofFolder(pattern, name)).toEqual(read);
  });

  it('tries each place of a hostile name once for each placeholder', () => {
    const pattern = `{date}${'{any}_'.repeat(4)}{title}!`;
    const parsed = parseNamePattern(pattern, filePlaceholders)!;
    const name = `20240101${'_'.repeat(240)}`;
    expect(readName(parsed, name)).toBeNull();
  });
});
