/** Custody passed otherwise than the deed says. */
import { id, text } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  insertAndEnd,
  type Lie,
  remove,
  type Telling,
} from './synthetic-log-lie.ts';
import { opened } from './synthetic-log-story.ts';
import { custodyAbandoned, custodyChecked, inventory } from './synthetic-log-story-of-handovers.ts';

const begun = 'handover 1 begun';
const checked = 'handover 1 checked';
const deed = 'handover 1 handed over';

const changed = (name: string, data: object): Telling => all(changeData(name, data), endAfter(name));

const aboutTheBeginning: Lie[] = [
  {
    name: 'custody-handover-begun-again',
    check: 'handovers',
    at: begun,
    fault: 'handover-twice',
    tell: changed(begun, { handover: id('handover 0') }),
  },
  {
    name: 'custody-handovers-at-once',
    check: 'handovers',
    at: begun,
    fault: 'handover-under-way',
    tell: all(remove('handover 0 abandoned'), endAfter(begun)),
  },
  {
    name: 'custody-of-somebody-without-it',
    check: 'handovers',
    at: begun,
    fault: 'role-not-held',
    tell: changed(begun, { outgoing: id('fay') }),
  },
  {
    name: 'custody-to-a-borrower',
    check: 'handovers',
    at: 'handover 0 begun',
    fault: 'role-not-held',
    tell: changed('handover 0 begun', { incoming: id('fay') }),
  },
  {
    name: 'custody-witnessed-by-a-custodian',
    check: 'handovers',
    at: begun,
    fault: 'role-not-held',
    tell: changed(begun, { witness: id('chen') }),
  },
  {
    name: 'custody-handed-to-oneself',
    check: 'handovers',
    at: begun,
    fault: 'handover-parties',
    tell: changed(begun, { outgoing: id('hao') }),
  },
  {
    name: 'custody-handover-begun-by-a-bystander',
    check: 'handovers',
    at: begun,
    fault: 'handover-not-by-party',
    tell: all(change(begun, { by: [['custodian', 'chen']] }), endAfter(begun)),
  },
  {
    name: 'custody-taken-without-a-ground',
    check: 'handovers',
    at: 'handover 2 begun',
    fault: 'ground-wrong',
    tell: changed('handover 2 begun', { ground: null }),
  },
  {
    name: 'custody-agreed-with-a-ground',
    check: 'handovers',
    at: begun,
    fault: 'ground-wrong',
    tell: changed(begun, { ground: text('in hospital') }),
  },
  {
    name: 'check-that-does-not-add-up',
    check: 'handovers',
    at: checked,
    fault: 'items-sum',
    tell: changed(checked, { items: 7 }),
  },
  {
    name: 'check-of-an-abandoned-handover',
    check: 'handovers',
    at: 'handover 0 checked',
    fault: 'handover-over',
    tell: insertAndEnd('handover 0 abandoned', custodyChecked('handover 0', 5)),
  },
  {
    name: 'check-of-no-handover',
    check: 'handovers',
    at: 'handover 9 checked',
    fault: 'handover-unknown',
    tell: insertAndEnd(begun, custodyChecked('handover 9', 5)),
  },
  {
    name: 'handover-abandoned-after-the-deed',
    check: 'handovers',
    at: 'handover 1 abandoned',
    fault: 'handover-over',
    tell: insertAndEnd('custody epoch 3 done', custodyAbandoned('handover 1', 'hao')),
  },
];

const aboutTheDeed: Lie[] = [
  {
    name: 'deed-in-another-manner',
    check: 'handovers',
    at: deed,
    fault: 'not-as-begun',
    tell: all(
      changed(deed, { manner: 'refused', ground: text('will not') }),
      change(deed, (step) => ({ by: step.by.slice(1) })),
    ),
  },
  {
    name: 'deed-to-somebody-else',
    check: 'handovers',
    at: deed,
    fault: 'not-as-begun',
    tell: changed(deed, { incoming: id('chen') }),
  },
  {
    name: 'deed-without-a-ground',
    check: 'handovers',
    at: 'handover 2 handed over',
    fault: 'ground-wrong',
    tell: changed('handover 2 handed over', { ground: null }),
  },
  {
    name: 'deed-without-a-check',
    check: 'handovers',
    at: deed,
    fault: 'not-checked',
    tell: all(remove('handover 1 checked first', checked), endAfter(deed)),
  },
  {
    name: 'deed-over-an-older-check',
    check: 'handovers',
    at: deed,
    fault: 'not-as-checked',
    tell: changed(deed, inventory(5)),
  },
  {
    name: 'deed-over-another-list',
    check: 'handovers',
    at: deed,
    fault: 'not-as-checked',
    tell: changed(deed, { inventory: inventory(5).inventory }),
  },
  {
    name: 'deed-with-other-loans-out',
    check: 'handovers',
    at: deed,
    fault: 'not-as-checked',
    tell: changed(deed, { onLoan: 1 }),
  },
  {
    name: 'deed-silent-on-a-missing-item',
    check: 'handovers',
    at: deed,
    fault: 'notes-missing',
    tell: changed(deed, { notes: [{ item: 1, note: text('lent to court') }] }),
  },
  ...[0, 7].map(
    (item): Lie => ({
      name: `deed-with-a-note-of-item-${item}`,
      check: 'handovers',
      at: deed,
      fault: 'note-of-no-item',
      tell: changed(deed, {
        notes: [
          { item: 1, note: text('lent to court') },
          { item, note: text('where is it') },
        ],
      }),
    }),
  ),
  {
    name: 'deed-with-two-notes-of-one-item',
    check: 'handovers',
    at: deed,
    fault: 'note-of-no-item',
    tell: changed(deed, {
      notes: [
        { item: 2, note: text('lent to court') },
        { item: 2, note: text('where is it') },
      ],
    }),
  },
  {
    name: 'deed-signed-in-another-order',
    check: 'handovers',
    at: deed,
    fault: 'deed-signers',
    tell: all(
      change(deed, ({ by: [outgoing, incoming, witness] }) => ({ by: [incoming!, outgoing!, witness!] })),
      endAfter(deed),
    ),
  },
  {
    name: 'deed-signed-by-another-custodian',
    check: 'handovers',
    at: deed,
    fault: 'deed-signers',
    tell: all(
      change(deed, ({ by }) => ({ by: by.with(1, ['custodian', 'chen']) })),
      endAfter(deed),
    ),
  },
  {
    name: 'deed-agreed-without-the-outgoing',
    check: 'roles',
    at: deed,
    fault: 'signers-row',
    tell: all(
      change(deed, ({ by }) => ({ by: by.slice(1) })),
      endAfter(deed),
    ),
  },
  {
    name: 'deed-without-a-witness',
    check: 'roles',
    at: deed,
    fault: 'signers-row',
    tell: all(
      change(deed, ({ by }) => ({ by: by.slice(0, 2) })),
      endAfter(deed),
    ),
  },
  {
    name: 'custodian-of-before-the-deed',
    check: 'roles',
    at: 'opened by deng',
    fault: 'role-not-held',
    tell: insertAndEnd('custody epoch 3 done', {
      ...opened('opened by deng', 2),
      by: [['custodian', 'deng']],
    }),
  },
  {
    name: 'deed-without-a-new-epoch',
    check: 'roles',
    at: 'vault closed again',
    fault: 'epoch-due',
    tell: remove('custody epoch 5 begun', 'custody epoch 5', 'log key 2.4', 'custody epoch 5 done'),
  },
];

export const aboutCustody: readonly Lie[] = [...aboutTheBeginning, ...aboutTheDeed];
