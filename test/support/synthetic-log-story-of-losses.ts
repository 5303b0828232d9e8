/** What a log says after a loss: evidence, a gap that is closed, views given back. */
import { id, type Step, text } from './synthetic-log.ts';
import { all, changeData, insert, type Telling } from './synthetic-log-lie.ts';
import { both } from './synthetic-log-story.ts';

/** The disk of the story was lost, and no ledger covers what came after. */
const uncovered: Telling = changeData('generation 2', { ledgerCovers: false, spent: [] });
const afterLoss = 'opened after the loss';

export const narrowed = (data: object = {}, name = 'evidence'): Step => ({
  name,
  type: 'gap.narrowed',
  by: both,
  data: {
    generation: 2,
    source: 'ledger',
    reach: 75,
    from: text('the stick in the drawer'),
    spent: [{ person: id('cai'), lineage: id('memo'), n: 1, view: id('lost view') }],
    ...data,
  },
});

export const gapClosed = (data: object = {}): Step => ({
  name: 'gap closed',
  type: 'gap.closed',
  by: both,
  data: { generation: 2, reach: 75, ground: text('nobody worked after that'), ...data },
});

export const restoredTo = (data: object = {}, more: Partial<Step> = {}): Step => ({
  name: 'views given back',
  type: 'allowance.restored',
  by: [...both, ['approver', 'xu']],
  data: {
    person: id('bo'),
    document: id('memo'),
    lineage: id('memo'),
    left: 2,
    ground: text('asked him and his chief'),
    ...data,
  },
  ...more,
});

export const afterTheLoss = (...steps: Step[]): Telling => all(uncovered, insert(afterLoss, ...steps));
