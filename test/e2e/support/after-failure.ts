/** Set up for each file of the desktop's tests: once one of its tests has failed, those that build on it are not waited for as long. */
import { afterEach, beforeAll } from 'vitest';
import { farSeenMs, waitNoLongerThan } from './launch.ts';

const seenMsMax = 60_000;

// The file before may have failed, in the same process.
beforeAll(() => waitNoLongerThan(farSeenMs));

afterEach(({ task }) => {
  if (task.result?.state === 'fail') waitNoLongerThan(seenMsMax);
});
