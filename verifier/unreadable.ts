import type { Fault } from './fault.ts';

/** There is nothing here to judge: no bundle, or one that cannot be read. Exit code 2. */
export class Unreadable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}
