/** The calendar day by which what runs out is judged: the clock at this desk, and never before the last entry (A8). */
import { dayAt } from '../storage/gates.ts';
import type { OpenVault } from './open-vault.ts';

export const judgedDay = (vault: OpenVault): string =>
  dayAt(vault.writer.nowMs(), vault.writer.readClock().offsetMinutes);
