/** The line under what a register says of a file: whether the vault holds that file (P5, P6). */
import type { ScanSealed } from '../../shared/contract/answers.ts';
import type { Report } from '../terminal/report.ts';

export function tellSealed(report: Report, sealed: ScanSealed | null | undefined): void {
  if (sealed === null || sealed === undefined) return;
  const sign = sealed.stands === 'sealed' ? '✓' : '✗';
  report.line(`  ${sign} ${report.term('scanStands', sealed.stands)}  ${sealed.document ?? ''}`.trimEnd());
}
