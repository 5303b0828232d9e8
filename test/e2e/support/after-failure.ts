/** Once a test of a file has failed, those that build on it are not waited for as long. */
import { afterEach } from 'vitest';
import { waitNoLongerThan } from './launch.ts';

const seenMsMax = 60_000;

afterEach(({ task }) => {
  if (task.result?.state === 'fail') waitNoLongerThan(seenMsMax);
});
