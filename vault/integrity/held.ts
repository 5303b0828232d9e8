/**
 * What is held about a person (K3): the texts of all entries that name them, each of which can be erased by law while the
 * proofs hold (A1b), and by number what cannot. It comes before an erasure; looking at it is an entry, as reading the log is.
 */
import type { HeldAbout, HeldText } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { fieldOf, fieldText } from '../access-log/log-proof.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { actWords } from '../audit/entry-words.ts';
import { countHeld, leavesWithTexts } from '../storage/held.ts';
import { openingsOf } from '../storage/log-rows.ts';
import { findPerson } from '../storage/people.ts';

/** More than one person's texts of years; further ones come up once these are erased. */
const entriesMax = 2_000;
/** Keyed hashes: by them a person who was enrolled twice is noticed (S4). They are no words about anybody. */
const keyedHash = /\.(likeness|staff)$/;

export function heldAbout(vault: OpenVault, input: ParsedInput<'person.held'>, call: Call): HeldAbout {
  assertStanding(vault, call, ['custodian', 'approver']);
  const person = findPerson(vault.db, input.who);
  call.about.person = person.id;
  const leaves = leavesWithTexts(vault.db, person.id, entriesMax + 1);
  const texts = leaves.slice(0, entriesMax).flatMap((leaf): HeldText[] => {
    const body = readBody(leaf);
    // Somebody looked this person up: what it holds is about whoever looked.
    if (body.type === 'log.read' && body.actor.person !== person.id) return [];
    return openingsOf(vault.db, leaf.idx).flatMap(({ commitment, text }) => {
      const field = fieldOf(body, commitment, '') ?? '?';
      if (keyedHash.test(field)) return [];
      return [
        {
          index: leaf.idx,
          atMs: body.at.wall,
          act: actWords(body, call.language),
          field: fieldText(field, call.language),
          commit: commitment,
          text,
        },
      ];
    });
  });
  if (!call.answeredBefore) {
    vault.writer.transact((tx) =>
      tx.append({
        type: 'log.read',
        data: (committing) => ({ person: person.id, query: committing.maybe(''), results: texts.length }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  }
  return {
    no: person.no,
    name: person.name ?? '',
    department: person.department,
    roles: person.roles,
    ...countHeld(vault.db, person.id),
    texts,
    more: leaves.length > entriesMax,
  };
}
