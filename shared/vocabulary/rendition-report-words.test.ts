import { expect, test } from 'vitest';
import type { ShownReport } from './rendition-report.ts';
import { differencePhrases, encodingPhrase, reportPhrases } from './rendition-report-words.ts';

const report = (by: 'certain' | 'guessed' | 'chosen'): ShownReport => ({
  losses: [{ what: 'chart', count: 2 }],
  encoding: { name: 'koi8-r', by },
  repaired: false,
  fontsSubstituted: 0,
  glyphsMissing: 0,
});

test('D5: the encoding is told with how it came about, and is no difference from the original', () => {
  expect(reportPhrases(report('chosen'), 'en')).toEqual([
    '2 charts are not shown',
    'encoding KOI8-R (chosen by the author)',
  ]);
  expect(differencePhrases(report('chosen'), 'en')).toEqual(['2 charts are not shown']);
  expect(differencePhrases(report('guessed'), 'zh-CN')).toEqual(['2 个图表未显示']);
  expect(encodingPhrase(report('guessed'), 'zh-CN')).toBe('KOI8-R（推测）');
  expect(encodingPhrase(report('certain'), 'en')).toBe('');
  expect(reportPhrases(report('certain'), 'en')).toHaveLength(1);
});
