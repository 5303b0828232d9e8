/** Forms in which the log's table is written: two for people, two for programs that watch logs. */
export const logTableForms = ['csv', 'xlsx', 'ocsf', 'syslog'] as const;
export type LogTableForm = (typeof logTableForms)[number];

/** What the files are called. */
export const logTableEndings: Readonly<Record<LogTableForm, string>> = {
  csv: '.csv',
  xlsx: '.xlsx',
  ocsf: '.jsonl',
  syslog: '.log',
};
