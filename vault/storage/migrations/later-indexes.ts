/**
 * Indexes younger than their tables; no format of their own, because without them all is the same but slower.
 *
 * `view_asked` is partial, of `n >= 1`, which is every view: the questions ask with that and use it. The count of an
 * allowance does not, and rests on the table itself: an old page of an index, put back, must not shorten it.
 */
export const laterIndexes = `
CREATE INDEX IF NOT EXISTS dossier_responsible ON dossier (responsible, status);
CREATE INDEX IF NOT EXISTS loan_due ON loan (state, overdue, window_to);
CREATE INDEX IF NOT EXISTS loan_dossier ON loan (dossier, state);
CREATE INDEX IF NOT EXISTS view_loan ON view (loan);
CREATE INDEX IF NOT EXISTS view_asked ON view (lineage, person, opened) WHERE n >= 1;
`;
