/** The entries that name a person, without anybody else in them, and the texts of those that were the person's own acts. */

import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import { fieldOf, fieldText } from '../access-log/log-proof.ts';
import { readBody } from '../access-log/log-rows-shown.ts';
import { actWords } from '../audit/entry-words.ts';
import { type LeafRow, openingsOf } from '../storage/log-rows.ts';
import type { OwnDataOf } from './own-data-of.ts';

/** Keyed hashes are no words about anybody. */
const keyedHash = /\.(likeness|staff)$/;

function* leavesOf({ vault: { db }, accounts }: OwnDataOf): Generator<LeafRow> {
  const indexes = db.all<{ idx: number }>(
    `SELECT DISTINCT idx FROM mention WHERE ref IN (${accounts.map(() => '?').join(',')}) ORDER BY idx`,
    ...accounts,
  );
  for (const { idx } of indexes) {
    const leaf = db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', idx);
    if (leaf !== undefined) yield leaf;
  }
}

function isTheirs({ accounts }: OwnDataOf, body: AnyEntry): boolean {
  const actor = body.signers[0]?.person ?? body.actor.person;
  return actor !== null && accounts.includes(actor);
}

/** What was done by others about them is told by its kind alone. */
export function entriesAbout(of: OwnDataOf, yes: (flag: boolean) => string): string[][] {
  return [...leavesOf(of)].map((leaf) => {
    const body = readBody(leaf);
    return [`${leaf.idx}`, of.time(body.at.wall), actWords(body, of.language), yes(isTheirs(of, body))];
  });
}

/** Of their own acts, and of nobody else's: what others wrote may name others. */
export function textsOf(of: OwnDataOf): string[][] {
  return [...leavesOf(of)].flatMap((leaf) => {
    const body = readBody(leaf);
    if (!isOwnWords(of, body)) return [];
    return openingsOf(of.vault.db, leaf.idx).flatMap(({ commitment, text }) => {
      const field = fieldOf(body, commitment, '') ?? '?';
      if (keyedHash.test(field)) return [];
      return [
        [
          `${leaf.idx}`,
          of.time(body.at.wall),
          actWords(body, of.language),
          fieldText(field, of.language),
          text,
        ],
      ];
    });
  });
}

/** Types whose texts are a person's own words about their own business; what keepers and authors write is about clients and others. */
const ownWords: ReadonlySet<AnyEntry['type']> = new Set([
  'session.signed-in',
  'loan.requested',
  'view.open',
  'view.resumed',
  'directory.searched',
  'survey.answered',
  'report.given',
  'course.evaluated',
]);

const isOwnWords = (of: OwnDataOf, body: AnyEntry): boolean => ownWords.has(body.type) && isTheirs(of, body);
