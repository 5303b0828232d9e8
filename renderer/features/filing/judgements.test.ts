import { expect, test } from 'vitest';
import type { OpenedFiling } from '../../../shared/contract/answers.ts';
import { mayAccept, saidOf, unjudged } from './judgements.ts';

const filing = { document: 'K-1/3', joined: 'new', like: ['K-1/1 报告'] } as never as OpenedFiling;
const plain = { ...filing, like: [] };
const joined = { ...filing, joined: 'same-bytes' as const };

test('D7: what is like a known document is accepted with a choice only, and its words', () => {
  expect(mayAccept(filing, unjudged)).toBe(false);
  expect(mayAccept(filing, { ...unjudged, choice: 'new', because: ' ' })).toBe(false);
  expect(mayAccept(filing, { ...unjudged, choice: 'new', because: '另一客户' })).toBe(true);
  expect(mayAccept(filing, { ...unjudged, choice: 'K-1/1' })).toBe(true);
});

test('D7: nothing is asked where nothing is like it, or where it joined by sameness', () => {
  for (const each of [plain, joined]) expect(mayAccept(each, unjudged)).toBe(true);
});

test('D5b: each filing is asked for in its own words', () => {
  const accept = { ...unjudged, decision: 'accept' as const, choice: 'K-1/1', because: '不用' };
  expect(saidOf(filing, accept)).toEqual({ document: 'K-1/3', decision: 'accept', versionOf: 'K-1/1' });
  expect(saidOf(filing, { ...accept, choice: 'new' })).toEqual({
    document: 'K-1/3',
    decision: 'accept',
    newBecause: '不用',
  });
  expect(saidOf(joined, accept)).toEqual({ document: 'K-1/3', decision: 'accept' });
  expect(saidOf(plain, { ...unjudged, decision: 'send-back', reason: '扫描不全' })).toEqual({
    document: 'K-1/3',
    decision: 'send-back',
    reason: '扫描不全',
  });
  expect(saidOf(plain, unjudged)).toBe(null);
});
