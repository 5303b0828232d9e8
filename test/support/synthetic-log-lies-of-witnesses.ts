/** What a witness outside is said to have cosigned, and has not, or not of this log (A5a). */
import { type Body, hashOf } from './synthetic-log.ts';
import { insertAndEnd, type Lie } from './synthetic-log-lie.ts';
import { cosigned } from './synthetic-log-story-of-witnesses.ts';

type Change = (data: Body) => void;

const lie = (name: string, fault: string, told: Change, after?: Change): Lie => ({
  name,
  check: 'cosignatures',
  at: 'witness heard',
  fault,
  tell: insertAndEnd('memo accepted', cosigned('witness heard', told, after)),
});

const nothing: Change = () => {};

export const aboutWitnesses: readonly Lie[] = [
  lie('witness-of-another-history', 'cosigned-root', (data) => {
    data.root = hashOf('another history');
  }),
  lie('witness-of-a-longer-log', 'cosigned-longer', (data) => {
    data.size += 1;
  }),
  lie('witness-of-a-generation-to-come', 'cosigned-generation', (data) => {
    data.generation = 2;
  }),
  lie('witness-who-signed-another-time', 'cosigned-signature', nothing, (data) => {
    data.seconds += 1;
  }),
  lie('witness-under-another-size', 'cosigned-root', nothing, (data) => {
    data.size -= 1;
  }),
];
