/** Where to go on after a decision: the next row that has none, or the next, or where one is. */
export function rowAfter(rows: readonly string[], chosen: number, isMade: (loan: string) => boolean): number {
  const next = rows.findIndex((loan, i) => i > chosen && !isMade(loan));
  return next === -1 ? Math.min(rows.length - 1, chosen + 1) : next;
}
