/** A prepared office copied for one trial. */
import { Desk, type DeskOptions } from './desk.ts';
import { remember, saveDesk } from './desk-memory.ts';

/** The office must be closed: a lock file and a write-ahead log belong to the process that has it open. */
export function copyDesk(prepared: Desk, options: DeskOptions = {}): Desk {
  const copy = new Desk(options);
  return remember(copy, saveDesk(prepared, copy.root));
}
