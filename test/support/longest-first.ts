/**
 * Test files in the order of how long they take, the longest first: one that begins last would keep a processor busy while the
 * others have nothing left. What each takes is written in `file-seconds.json`, from an idle run on two cores; a file that is not
 * there comes after those that are. Those that share a process stand together, after those with one of their own: vitest ends a
 * shared process as soon as the next in the row is not for it, and the one after that loads the vault's modules anew.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { projectFolder } from './project-files.ts';

const seconds = JSON.parse(readFileSync(new URL('./file-seconds.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>;
type Placed = Pick<TestSpecification, 'moduleId'> & {
  readonly project: { readonly name: string; readonly config: { readonly isolate: boolean } };
};
const secondsOf = ({ moduleId }: Placed): number =>
  seconds[relative(projectFolder, moduleId).replaceAll('\\', '/')] ?? 0;
/** Sorts before every name of a project where each file has a process of its own. */
const sharing = ({ project }: Placed): string => (project.config.isolate ? '' : project.name);

export function longestFirst(one: Placed, other: Placed): number {
  const [ours, theirs] = [sharing(one), sharing(other)];
  if (ours !== theirs) return ours < theirs ? -1 : 1;
  return secondsOf(other) - secondsOf(one);
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted(longestFirst);
  }
}
