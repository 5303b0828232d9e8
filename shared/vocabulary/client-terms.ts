/** The closed lists by which clients are looked through (001-14). */

/** What a dossier that is complete has, in the order in which it is shown. */
export const clientParts = ['responsible', 'second', 'contactSheet', 'profileSheet', 'papers'] as const;
export type ClientPart = (typeof clientParts)[number];

export const clientRisks = ['nobody-responsible', 'leaving', 'no-second', 'known-to-one'] as const;
export type ClientRisk = (typeof clientRisks)[number];

/** When a client was looked at last. */
export const viewSpanNames = ['month', 'quarter', 'year', 'longer', 'never'] as const;
export type ViewSpan = (typeof viewSpanNames)[number];

/** How many documents, in steps: the least number of each. */
export const paperSteps = ['0', '1', '5', '20', '100'] as const;
export type PaperStep = (typeof paperSteps)[number];
