import { expect, it } from 'vitest';
import { fileOutcomes } from '../../../shared/vocabulary/folder-terms.ts';
import { saidOfFolders } from './folders-said.ts';

const none = Object.fromEntries(fileOutcomes.map((each) => [each, 0])) as Record<
  (typeof fileOutcomes)[number],
  number
>;

it('tells whoever comes back that a filing of folders goes on, then what it has left', () => {
  expect(saidOfFolders(null)).toMatchObject({ word: 'folders' });
  const running = { running: true, done: 138, total: 3961, counts: { ...none, waits: 3823 } };
  expect(saidOfFolders(running)).toEqual({ word: 'foldersRunning', facts: { done: '138', total: '3,961' } });
  const stopped = { ...running, running: false, counts: { ...none, waits: 2806, 'to-see': 40 } };
  expect(saidOfFolders(stopped)).toEqual({ word: 'foldersLeft', facts: { count: '2,846' } });
  expect(saidOfFolders({ ...stopped, counts: { ...none, filed: 3961 } })).toMatchObject({ word: 'folders' });
});
