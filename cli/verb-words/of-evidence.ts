/** What `log evidence` and `own-data` do, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const evidenceVerbs: VerbTable = {
  'own-data': [
    '写出保险库所存关于本人的一切：PDF、CSV、JSON',
    'write everything that the vault holds about you into a folder: PDF, CSV, JSON',
  ],
  'log evidence': [
    '写出合理保密措施证据包：vault、client:档号、client:#编号、person:姓名 或 person:#编号，可加 ;2026-10 之类的期间',
    'write evidence of reasonable measures as a bundle: vault, client:CODE, client:#NO, person:NAME or person:#NO; a period may follow, as in ;2026-10',
  ],
};

export const evidenceOptions: VerbTable = {
  'own-data --person': ['代某人写出（限保管人）', 'about somebody else, for them; for custodians'],
  'log evidence --form': [
    'skeleton：骨架（缺省，全部条目均可核验）；extract：摘录；整个保险库总是全部日志',
    'skeleton (the default: all entries can be verified) or extract; of the whole vault it is always the whole log',
  ],
};
