/** Imported first by tests of what a disk does: their folders lie on the real one, not on a memory disk. */
import { diskVariable } from './run-folder.ts';

const disk = process.env[diskVariable];
if (disk !== undefined) for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = disk;
