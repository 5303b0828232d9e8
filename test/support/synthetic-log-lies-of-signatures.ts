/** Somebody else signed, or something was left out of what a person signed. */
import { hashOf, id } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  endAfter,
  forge,
  insertAndEnd,
  type Lie,
  named,
  tamper,
} from './synthetic-log-lie.ts';
import { enrolled, keysOf } from './synthetic-log-story.ts';

export const aboutSignatures: Lie[] = [
  {
    name: 'payload-byte-changed',
    check: 'signatures',
    at: 'loan 1 approved',
    fault: 'signature-invalid',
    tell: forge('loan 1 approved', ({ envelope }) => {
      const json = Buffer.from(envelope.payload, 'base64').toString().replace('"minutes":30', '"minutes":39');
      envelope.payload = Buffer.from(json).toString('base64');
    }),
  },
  {
    name: 'signed-by-another-person',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'signature-invalid',
    tell: change('view 2 open', { signAs: [[id('bo'), 'cai']] }),
  },
  {
    name: 'signed-under-anothers-keyset',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'keyset-of-another',
    tell: all(
      change('view 2 open', { signAs: [[id('cai'), 'cai']] }),
      tamper('view 2 open', (body) => {
        body.signers[0].keyset = id('cai');
      }),
    ),
  },
  {
    name: 'signed-by-an-unknown-keyset',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'keyset-unknown',
    tell: change('view 2 open', { by: [['borrower', 'bo', 'bo at home']] }),
  },
  {
    name: 'signed-by-a-replaced-keyset',
    check: 'signatures',
    at: 'loan 5 requested',
    fault: 'keyset-replaced',
    tell: change('loan 5 requested', { by: [['borrower', 'bo', 'bo']] }),
  },
  {
    name: 'signatures-swapped',
    check: 'signatures',
    at: 'cai made borrower',
    fault: 'signature-order',
    tell: forge('cai made borrower', ({ envelope: { signatures } }) => {
      [signatures[1], signatures[2]] = [signatures[2]!, signatures[1]!];
    }),
  },
  {
    name: 'signature-values-swapped',
    check: 'signatures',
    at: 'cai made borrower',
    fault: 'signature-invalid',
    tell: forge('cai made borrower', ({ envelope: { signatures } }) => {
      const [, custodian, approver] = signatures;
      [custodian!.sig, approver!.sig] = [approver!.sig, custodian!.sig];
    }),
  },
  {
    name: 'signature-left-out',
    check: 'signatures',
    at: 'cai made borrower',
    fault: 'signature-count',
    tell: forge('cai made borrower', ({ envelope }) => {
      envelope.signatures.pop();
    }),
  },
  {
    name: 'signature-added',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'signature-count',
    tell: change('view 2 open', {
      signAs: [
        [id('bo'), 'bo'],
        [id('wei'), 'wei'],
      ],
    }),
  },
  {
    name: 'machine-entry-signed-by-a-person',
    check: 'signatures',
    at: 'view 1 page 2',
    fault: 'machine-entry-by-person',
    tell: change('view 1 page 2', { signAs: [[id('bo'), 'bo']] }),
  },
  {
    name: 'person-entry-signed-by-the-log-key',
    check: 'signatures',
    at: 'view 2 open',
    fault: 'signature-order',
    tell: change('view 2 open', { signAs: [['log:1', 'log 1']] }),
  },
  {
    name: 'log-key-changed-without-generation',
    check: 'signatures',
    at: 'view 1 page 2',
    fault: 'log-key-not-in-force',
    tell: change('view 1 page 2', { signAs: [['log:2', 'log 2']] }),
  },
  {
    name: 'log-key-changed-under-its-old-name',
    check: 'signatures',
    at: 'view 1 page 2',
    fault: 'signature-invalid',
    tell: change('view 1 page 2', { signAs: [['log:1', 'log 2']] }),
  },
  {
    name: 'old-log-key-after-generation',
    check: 'signatures',
    at: 'view 6 closed',
    fault: 'log-key-not-in-force',
    tell: change('view 6 closed', { signAs: [['log:1', 'log 1']] }),
  },
  {
    name: 'generation-skipped',
    check: 'signatures',
    at: 'generation 2',
    fault: 'generation-not-next',
    tell: changeData('generation 2', { generation: 3 }),
  },
  {
    name: 'vault-created-twice',
    check: 'signatures',
    at: 'created again',
    fault: 'creation-not-first',
    tell: (story) => insertAndEnd('opened', named('created again', story[0]!))(story),
  },
  {
    name: 'keyset-introduced-twice',
    check: 'signatures',
    at: 'eve enrolled',
    fault: 'keyset-twice',
    tell: insertAndEnd('bo enrolled', {
      ...enrolled('eve'),
      by: [
        ['self', 'eve', 'bo'],
        ['custodian', 'chen'],
        ['approver', 'wei'],
      ],
      data: { ...enrolled('eve').data, keyset: id('bo') },
    }),
  },
  {
    name: 'person-enrolled-twice',
    check: 'signatures',
    at: 'bo enrolled again',
    fault: 'person-twice',
    tell: insertAndEnd('bo enrolled', {
      ...enrolled('bo'),
      name: 'bo enrolled again',
      by: [
        ['self', 'bo', 'bo 3'],
        ['custodian', 'chen'],
        ['approver', 'wei'],
      ],
      data: { ...enrolled('bo').data, ...keysOf('bo', 'bo 3') },
    }),
  },
  {
    name: 'enrolled-without-owning-the-key',
    check: 'signatures',
    at: 'cai enrolled',
    fault: 'signature-invalid',
    tell: change('cai enrolled', {
      signAs: [
        [id('cai'), 'bo'],
        [id('chen'), 'chen'],
        [id('wei'), 'wei'],
      ],
    }),
  },
  {
    name: 're-keyed-with-the-old-keyset',
    check: 'signatures',
    at: 'bo re-keyed',
    fault: 'self-not-by-new-keyset',
    tell: all(
      change('bo re-keyed', (step) => ({ by: [['self', 'bo', 'bo'], ...step.by.slice(1)] })),
      endAfter('bo re-keyed'),
    ),
  },
];

export const aboutChains: Lie[] = [
  {
    name: 'chain-gap',
    check: 'chains',
    at: 'view 2 open',
    fault: 'chain-gap',
    tell: tamper('view 2 open', (body) => {
      body.signers[0].seq += 1;
    }),
  },
  {
    name: 'chain-fork',
    check: 'chains',
    at: 'view 2 open',
    fault: 'chain-fork',
    tell: tamper('view 2 open', (body) => {
      body.signers[0].seq -= 1;
    }),
  },
  {
    name: 'chain-of-another-past',
    check: 'chains',
    at: 'view 2 open',
    fault: 'chain-prev',
    tell: tamper('view 2 open', (body) => {
      body.signers[0].prev = hashOf('other past');
    }),
  },
];
