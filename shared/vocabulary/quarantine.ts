/** Why a vault may not be worked with until both sides sign a new generation (A6); `none` where nothing stands against it. */
export const quarantines = [
  'none',
  'anchor-ahead',
  'anchor-differs',
  'no-anchor',
  'log-broken',
  'tables-differ',
] as const;
export type Quarantine = (typeof quarantines)[number];
