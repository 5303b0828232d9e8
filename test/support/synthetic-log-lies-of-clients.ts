/** A client passed, or seemed to, without those who have to say so. */
import { id, text } from './synthetic-log.ts';
import { all, change, changeData, endAfter, insertAndEnd, type Lie, named } from './synthetic-log-lie.ts';
import { approved, frozen, roleEnded, sameAs } from './synthetic-log-story.ts';
import {
  assigned,
  clientsOpened,
  contactLoan,
  described,
  describedWith,
  dossierChanged,
  registered,
  signed,
  takenOver,
  withdrawn,
} from './synthetic-log-story-of-handovers.ts';

const assignedToFay = 'clients 1 assigned to fay';
const assignedToGus = 'clients 1 assigned to gus';
const describedByFay = 'clients 1: acme described by fay';
const witnessed = 'clients 1: wei signs acme and globex';

const opened = (
  name: string,
  fault: string,
  after: string,
  ...step: Parameters<typeof clientsOpened>
): Lie => ({
  name,
  check: 'handovers',
  at: `${step[0]} opened`,
  fault,
  tell: insertAndEnd(after, clientsOpened(...step)),
});

const aboutTheList: Lie[] = [
  opened(
    'client-handover-under-the-id-of-another',
    'handover-twice',
    'practice set',
    'handover 1',
    'bo',
    null,
    'acme',
  ),
  opened(
    'client-handover-opened-again',
    'handover-twice',
    'clients 2 withdrawn',
    'clients 1',
    'fay',
    null,
    'acme',
  ),
  opened('clients-of-the-unknown', 'person-unknown', 'practice set', 'clients 3', 'eve', null, 'acme'),
  opened('client-never-opened', 'dossier-unknown', 'practice set', 'clients 3', 'bo', null, 'umbrella'),
  opened('client-on-two-ways', 'line-open-already', 'clients 1 opened', 'clients 3', 'bo', null, 'acme'),
  opened(
    'client-twice-on-a-list',
    'line-open-already',
    'practice set',
    'clients 3',
    'bo',
    null,
    'acme',
    'acme',
  ),
  opened(
    'clients-of-no-departure',
    'departure-unknown',
    'practice set',
    'clients 3',
    'bo',
    'departure of bo',
    'acme',
  ),
  opened(
    'clients-of-a-departure-that-is-over',
    'departure-over',
    'departure of bo ended',
    'clients 3',
    'bo',
    'departure of bo',
    'acme',
  ),
  opened(
    'clients-of-the-departure-of-another',
    'departure-of-another',
    'departure of bo registered',
    'clients 3',
    'fay',
    'departure of bo',
    'acme',
  ),
];

const toFay = (name: string, fault: string, data: object): Lie => ({
  name,
  check: 'handovers',
  at: assignedToFay,
  fault,
  tell: all(changeData(assignedToFay, data), endAfter(assignedToFay)),
});
const lineTo = (successor: string, dossier = 'acme') => ({ dossier: id(dossier), successor: id(successor) });

const aboutSuccessors: Lie[] = [
  toFay('successor-in-no-handover', 'handover-unknown', { handover: id('clients 9') }),
  toFay('successor-in-a-custody-handover', 'handover-unknown', { handover: id('handover 1') }),
  toFay('successor-for-no-line', 'line-not-open', { lines: [lineTo('fay', 'umbrella')] }),
  toFay('two-successors-at-once', 'line-named-twice', { lines: [lineTo('fay'), lineTo('gus')] }),
  toFay('successor-unknown', 'person-unknown', { lines: [lineTo('eve')] }),
  toFay('succeeding-oneself-under-another-account', 'successor-is-transferor', { lines: [lineTo('twin')] }),
  toFay('successor-who-may-not-borrow', 'role-not-held', { lines: [lineTo('ada')] }),
  {
    name: 'successor-who-is-leaving',
    check: 'handovers',
    at: assignedToGus,
    fault: 'handed-to-leaving',
    tell: insertAndEnd(
      assignedToFay,
      registered('departure of gus', 'gus'),
      assigned('clients 1', 'gus', 'initech'),
    ),
  },
  {
    name: 'successor-who-is-frozen',
    check: 'handovers',
    at: assignedToGus,
    fault: 'frozen-acts',
    tell: insertAndEnd(
      assignedToFay,
      { ...frozen('gus'), by: [['custodian', 'chen']] },
      assigned('clients 1', 'gus', 'initech'),
    ),
  },
  {
    name: 'successor-after-the-line-was-closed',
    check: 'handovers',
    at: 'clients 1 assigned to gus again',
    fault: 'line-not-open',
    tell: insertAndEnd(
      witnessed,
      named('clients 1 assigned to gus again', assigned('clients 1', 'gus', 'globex')),
    ),
  },
];

const aboutDescriptions: Lie[] = [
  {
    name: 'line-described-by-a-stranger',
    check: 'handovers',
    at: 'clients 1: acme described by gus',
    fault: 'line-not-theirs',
    tell: insertAndEnd(assignedToGus, described('clients 1', 'acme', ['self', 'gus'])),
  },
  {
    name: 'line-described-in-no-handover',
    check: 'handovers',
    at: 'clients 9: acme described by bo',
    fault: 'handover-unknown',
    tell: insertAndEnd(assignedToGus, described('clients 9', 'acme', ['self', 'bo'])),
  },
  {
    name: 'line-described-after-its-end',
    check: 'handovers',
    at: 'clients 1: globex described by fay',
    fault: 'line-not-open',
    tell: insertAndEnd(witnessed, described('clients 1', 'globex', ['self', 'fay'])),
  },
  {
    name: 'personal-document-of-another-client',
    check: 'handovers',
    at: 'clients 1: globex described by bo',
    fault: 'personal-elsewhere',
    tell: insertAndEnd(assignedToGus, described('clients 1', 'globex', ['self', 'bo'], 'memo')),
  },
  {
    name: 'client-of-a-leaver-balanced',
    check: 'handovers',
    at: 'clients 1: globex described by bo',
    fault: 'balance-of-leaver',
    tell: insertAndEnd(
      assignedToGus,
      describedWith('clients 1', 'globex', ['self', 'bo'], { balance: text('a bonus') }),
    ),
  },
];

const signs = (name: string, fault: string, after: string, ...step: Parameters<typeof signed>): Lie => ({
  name,
  check: 'handovers',
  at: name,
  fault,
  tell: insertAndEnd(after, named(name, signed(...step))),
});

const aboutSignaturesOfLines: Lie[] = [
  signs(
    'line-signed-for-the-transferor',
    'line-not-theirs',
    assignedToGus,
    'clients 1',
    'transferor',
    'gus',
    ['initech', assignedToGus],
  ),
  signs('line-signed-for-the-successor', 'line-not-theirs', assignedToGus, 'clients 1', 'transferee', 'bo', [
    'initech',
    assignedToGus,
  ]),
  signs('line-signed-in-no-handover', 'handover-unknown', assignedToGus, 'clients 9', 'transferor', 'bo', [
    'initech',
    assignedToGus,
  ]),
  signs(
    'line-signed-twice-in-one-entry',
    'line-named-twice',
    assignedToGus,
    'clients 1',
    'transferor',
    'bo',
    ['initech', assignedToGus],
    ['initech', assignedToGus],
  ),
  signs(
    'line-signed-before-a-successor-is-named',
    'line-without-successor',
    assignedToFay,
    'clients 1',
    'transferor',
    'bo',
    ['initech', 'clients 1 opened'],
  ),
  signs('line-signed-as-it-was', 'line-state', describedByFay, 'clients 1', 'transferor', 'bo', [
    'acme',
    'clients 1: acme described by bo',
  ]),
  signs(
    'line-signed-again',
    'line-signed-already',
    'clients 1: bo signs globex',
    'clients 1',
    'transferor',
    'bo',
    ['globex', assignedToFay],
  ),
  signs(
    'line-witnessed-first',
    'witness-not-last',
    'clients 1: bo signs globex',
    'clients 1',
    'witness',
    'wei',
    ['globex', assignedToFay],
  ),
  {
    name: 'signature-given-before-a-new-description',
    check: 'handovers',
    at: witnessed,
    fault: 'witness-not-last',
    // Bo signs the line as Bo described it; what Fay says of it afterwards they never sign.
    tell: all((story) => {
      const acme = story.findIndex(({ name }) => name === 'clients 1: bo signs acme');
      const globex = story.findIndex(({ name }) => name === 'clients 1: bo signs globex');
      const early = signed('clients 1', 'transferor', 'bo', ['acme', 'clients 1: acme described by bo']);
      return story.toSpliced(acme, 1).toSpliced(globex, 0, named('bo signs acme early', early));
    }, endAfter(witnessed)),
  },
  {
    name: 'line-witnessed-by-the-transferor',
    check: 'handovers',
    at: 'clients 3: wei signs globex at last',
    fault: 'line-not-theirs',
    tell: insertAndEnd(
      'clients 2 withdrawn',
      clientsOpened('clients 3', 'wei', null, 'globex'),
      assigned('clients 3', 'gus', 'globex'),
      signed('clients 3', 'transferor', 'wei', ['globex', 'clients 3 assigned to gus']),
      signed('clients 3', 'transferee', 'gus', ['globex', 'clients 3 assigned to gus']),
      named(
        'clients 3: wei signs globex at last',
        signed('clients 3', 'witness', 'wei', ['globex', 'clients 3 assigned to gus']),
      ),
    ),
  },
  {
    name: 'line-signed-for-a-successor-who-is-leaving',
    check: 'handovers',
    at: 'clients 1: bo signs initech',
    fault: 'handed-to-leaving',
    tell: insertAndEnd(
      assignedToGus,
      registered('departure of gus', 'gus'),
      signed('clients 1', 'transferor', 'bo', ['initech', assignedToGus]),
    ),
  },
  {
    name: 'line-of-two-who-turn-out-to-be-one',
    check: 'handovers',
    at: 'clients 1: gus signs initech',
    fault: 'successor-is-transferor',
    tell: insertAndEnd(
      assignedToGus,
      sameAs('bo', 'gus'),
      signed('clients 1', 'transferee', 'gus', ['initech', assignedToGus]),
    ),
  },
  {
    name: 'line-witnessed-without-being-approver',
    check: 'roles',
    at: witnessed,
    fault: 'signers-row',
    tell: all(change(witnessed, { by: [['self', 'gus']] }), endAfter(witnessed)),
  },
];

const aboutTheEnd: Lie[] = [
  {
    name: 'taken-over-by-the-transferor',
    check: 'handovers',
    at: 'clients 3: globex taken over',
    fault: 'signs-about-self',
    tell: insertAndEnd(
      'clients 2 withdrawn',
      clientsOpened('clients 3', 'wei', null, 'globex'),
      assigned('clients 3', 'gus', 'globex'),
      takenOver('clients 3', ['globex', 'clients 3 assigned to gus']),
    ),
  },
  {
    name: 'taken-over-by-nobody-in-particular',
    check: 'handovers',
    at: 'clients 1: initech taken over',
    fault: 'line-without-successor',
    tell: insertAndEnd(assignedToFay, takenOver('clients 1', ['initech', 'clients 1 opened'])),
  },
  {
    name: 'taken-over-though-both-have-signed',
    check: 'handovers',
    at: 'clients 1: acme taken over',
    fault: 'line-agreed',
    tell: insertAndEnd(
      'clients 1: fay signs acme and globex',
      takenOver('clients 1', ['acme', describedByFay]),
    ),
  },
  {
    name: 'taken-over-for-somebody-who-borrows-no-more',
    check: 'handovers',
    at: 'clients 1: initech taken over',
    fault: 'role-not-held',
    tell: insertAndEnd(
      assignedToGus,
      roleEnded('gus', 'borrower'),
      takenOver('clients 1', ['initech', assignedToGus]),
    ),
  },
  {
    name: 'taken-over-as-it-was',
    check: 'handovers',
    at: 'clients 1: acme taken over',
    fault: 'line-state',
    tell: insertAndEnd(describedByFay, takenOver('clients 1', ['acme', assignedToFay])),
  },
  {
    name: 'taken-over-after-it-was-withdrawn',
    check: 'handovers',
    at: 'clients 2: globex taken over',
    fault: 'line-not-open',
    tell: insertAndEnd('clients 2 withdrawn', takenOver('clients 2', ['globex', 'clients 2 opened'])),
  },
  {
    name: 'withdrawn-that-was-never-opened',
    check: 'handovers',
    at: 'clients 9 withdrawn',
    fault: 'handover-unknown',
    tell: insertAndEnd('clients 2 withdrawn', withdrawn('clients 9')),
  },
  {
    name: 'contacts-lent-before-the-envelope-was-opened',
    check: 'loans',
    at: 'loan 6 approved',
    fault: 'envelope-sealed',
    tell: insertAndEnd('loan 6 requested', approved(contactLoan)),
  },
  {
    name: 'contacts-lent-early-under-another-account',
    check: 'loans',
    at: 'loan 6 approved',
    fault: 'envelope-sealed',
    tell: insertAndEnd(
      'loan 6 requested',
      sameAs('gus', 'fay'),
      named('clients 1 assigned to gus anew', assigned('clients 1', 'gus', 'acme')),
      approved(contactLoan),
    ),
  },
  {
    name: 'responsible-changed-on-the-way',
    check: 'loans',
    at: 'globex changed',
    fault: 'responsible-in-handover',
    tell: insertAndEnd(assignedToGus, dossierChanged('globex', 'fay')),
  },
  {
    name: 'responsible-as-before-the-handover',
    check: 'loans',
    at: 'globex changed on the way',
    fault: 'responsible-in-handover',
    tell: insertAndEnd(
      'clients 2 opened',
      named('globex changed on the way', dossierChanged('globex', 'gus')),
    ),
  },
  {
    name: 'successor-without-the-role-at-the-time',
    check: 'handovers',
    at: assignedToGus,
    fault: 'role-not-held',
    tell: insertAndEnd(assignedToFay, roleEnded('gus', 'borrower'), assigned('clients 1', 'gus', 'initech')),
  },
];

export const aboutClients: readonly Lie[] = [
  ...aboutTheList,
  ...aboutSuccessors,
  ...aboutDescriptions,
  ...aboutSignaturesOfLines,
  ...aboutTheEnd,
];
