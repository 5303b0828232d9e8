/** Pages of the guide that its own reader refuses: one of them would take the screens down where somebody asks for help. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGuide } from '../../renderer/ui/read-guide.ts';

/** Name of the file and what is wrong, of each such page in the folder. */
export function guideFaults(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      try {
        readGuide(readFileSync(join(folder, name), 'utf8'));
        return [];
      } catch (error) {
        return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
      }
    });
}
