/**
 * Test files in the order of how long they take, the longest first: one that begins last would keep a processor busy while the
 * others have nothing left. What each takes is written in `file-seconds.json`, from an idle run on two cores; a file that is not
 * there comes after those that are. Those with a process of their own come before those that share one: a shared process ends
 * as soon as the next in the row has one of its own.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { projectFolder } from './project-files.ts';

const seconds = JSON.parse(readFileSync(new URL('./file-seconds.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>;
const secondsOf = ({ moduleId }: TestSpecification): number =>
  seconds[relative(projectFolder, moduleId).replaceAll('\\', '/')] ?? 0;
const shares = ({ project }: TestSpecification): number => Number(!project.config.isolate);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((one, other) => shares(one) - shares(other) || secondsOf(other) - secondsOf(one));
  }
}
