import { expect, it } from 'vitest';
import { Report } from './report.ts';

it('says how far long work is in words, on one line that is gone when the work has ended', () => {
  let told = '';
  const said = new Report('zh-CN', false, undefined, (text) => (told += text));
  const progress = said.progress(true);
  progress.percent(500, 649);
  progress.percent(500, 649);
  expect(told).toBe('\r\u001b[K已办 77 %');
  progress.files(812, 2898, 600_001);
  expect(told).toContain('第 812 件，共 2898 件，约还需 11 分钟');
  progress.files(812, 2898, 7 * 3_600_000);
  expect(told).toContain('约还需 7 小时');
  // Work that was stopped, or that did not count to its end, leaves nothing before what is said next.
  progress.ended();
  expect(told.endsWith('\r\u001b[K')).toBe(true);
});

it('says nothing of it where nobody looks: to a file, and to a program', () => {
  let told = '';
  const tell = (text: string) => (told += text);
  for (const progress of [
    new Report('en', false, undefined, tell).progress(false),
    new Report('en', true, undefined, tell).progress(true),
  ]) {
    progress.percent(1, 2);
    progress.ended();
  }
  expect(told).toBe('');
});
