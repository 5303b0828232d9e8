/** Finding among very many names as pickers do, on each letter: one pass of `finderOf` against one of plain `includes`. */
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import type { BenchRow } from './lists.ts';
import { median } from './log.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭馬羅曾单仇解乐重'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平国行长'];
const sought = ['李', '国强', '羅', 'l', 'li', 'liqiang', 'lq', 'zengguoq', 'zgq', 'xyz'];

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export function benchNames(count: number): BenchRow[] {
  const names = Array.from(
    { length: count },
    (_, i) =>
      `${surnames[i % surnames.length]}${givenNames[(i * 5) % givenNames.length]}${givenNames[(i * 11 + 3) % givenNames.length]}`,
  );
  finderOf('warm')(names[0] ?? '');
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const typed of sought) {
      ours.push(timed(() => names.filter(finderOf(typed))));
      plain.push(timed(() => names.filter((name) => name.includes(typed))));
    }
  }
  return [
    {
      row: `a picker over ${count.toLocaleString('en')} names, each letter`,
      ours: `p50 ${ms(median(ours))}, longest ${ms(Math.max(...ours))}`,
      bound: `includes, which knows no pinyin, p50 ${ms(median(plain))}`,
      ratio: `${Math.round(median(ours) / median(plain))} ×`,
    },
  ];
}

if (import.meta.main)
  for (const row of benchNames(Number(process.argv[2] ?? 10_000)))
    console.log(Object.values(row).join(' | '));
