import { VaultFault } from '../../shared/vocabulary/fault.ts';

/** What is wrong with the log, and where. */
export class LogBroken extends VaultFault {
  constructor(index: number, cause: string) {
    super('LOG_TAMPERED', { index, cause });
  }
}
