/** Indexes younger than their tables; no format of their own, because without them all is the same but slower. */
export const laterIndexes = `
CREATE INDEX IF NOT EXISTS dossier_responsible ON dossier (responsible, status);
CREATE INDEX IF NOT EXISTS loan_due ON loan (state, overdue, window_to);
CREATE INDEX IF NOT EXISTS loan_dossier ON loan (dossier, state);
CREATE INDEX IF NOT EXISTS view_lineage ON view (lineage, person, opened);
`;
