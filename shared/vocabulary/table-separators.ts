/** What stands between cells of a text, full-width forms among it. Apart from the columns: who reads cells needs no schemas. */
export const tableSeparators = [',', ';', '\t', '|', '，', '；'] as const;
