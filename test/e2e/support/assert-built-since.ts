/** A test of screens that are not those of today shows nothing: the build has to be younger than what it is made of. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../support/project-files.ts';

const sources = ['electron', 'renderer', 'shared', 'vault'];

/** Throws with the file that changed since. */
export function assertBuiltSince(): void {
  const built = statSync(join(projectFolder, 'out/desktop/ui/index.html')).mtimeMs;
  for (const room of sources)
    for (const file of readdirSync(join(projectFolder, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:tsx?|css|html)$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      if (statSync(join(projectFolder, room, file)).mtimeMs > built)
        throw new Error(`${join(room, file)} has changed since the desktop was built: npm run build:desktop`);
    }
}
