/**
 * Counting a person's views from what they signed, not from tables: each statement of a person holds the
 * number and the leaf hash of the one before, so from the newest, signed a moment ago at this desk, every earlier one can
 * be followed back to the first. Whoever edits the tables of views, or takes out leaves, is found by it. A weakness: where the
 * chain begins is read from the person's row and its entries from `mention`; somebody who edits those as well makes the newest
 * statement fork the chain. The ledgers are the guard against that at opening, the full check finds it. docs/formats/log-entry.md §2.
 */
import { entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { LogBroken } from '../log/log-broken.ts';
import { leafHash } from '../log/tree.ts';
import { leafData } from '../sealing/statement.ts';
import { decodeUtf8, encodeHex } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type LeafRow, parseSignatures } from '../storage/log-rows.ts';

interface CountedChain {
  /** Statements followed so far, and the leaf hash of the newest of them. */
  readonly statements: number;
  readonly head: string;
  /** Views by lineage and by document. */
  readonly views: ReadonlyMap<string, number>;
}

/** Remembers for each person how far their chain was followed in this session: it is walked once, then only onwards. */
export class PersonChains {
  private readonly counted = new Map<string, CountedChain>();

  /** Views of this lineage, or document, that the person has signed. Throws LogBroken where the chain does not hold. */
  countViews(db: VaultDatabase, person: PersonId, lineageOrDocument: string): number {
    return this.follow(db, person).views.get(lineageOrDocument) ?? 0;
  }

  private follow(db: VaultDatabase, person: PersonId): CountedChain {
    const row = db.get<{ next_seq: number; last_leaf: string }>(
      'SELECT next_seq, last_leaf FROM person WHERE id = ?',
      person,
    );
    const known = this.counted.get(person) ?? { statements: 0, head: '', views: new Map<string, number>() };
    const statements = row?.next_seq ?? 0;
    if (statements === known.statements && (row?.last_leaf ?? '') === known.head) return known;
    if (statements < known.statements) throw new LogBroken(0, "a person's statements are missing");
    const views = new Map(known.views);
    let expected = row?.last_leaf ?? '';
    let seq = statements;
    const indexes = db.iterate<{ idx: number }>(
      'SELECT idx FROM mention WHERE ref = ? ORDER BY idx DESC',
      person,
    );
    for (const { idx } of [...indexes]) {
      if (seq === known.statements) break;
      const leaf = db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', idx);
      if (leaf === undefined) throw new LogBroken(idx, 'an entry is missing');
      const payload = new Uint8Array(leaf.payload);
      const body = parseEntryBody(JSON.parse(decodeUtf8(payload)));
      const own = body.signers.find((signer) => signer.person === person);
      if (own === undefined) continue;
      const hash = encodeHex(leafHash(leafData(entryPayloadType, payload, parseSignatures(leaf.signatures))));
      if (hash !== expected || own.seq !== seq - 1) {
        throw new LogBroken(idx, "a person's statements do not follow each other");
      }
      if (body.type === 'view.open') {
        for (const key of [body.data.lineage, body.data.document]) views.set(key, (views.get(key) ?? 0) + 1);
      }
      expected = own.prev ?? '';
      seq -= 1;
    }
    if (seq !== known.statements || expected !== known.head) {
      throw new LogBroken(0, "a person's statements are missing");
    }
    const chain = { statements, head: row?.last_leaf ?? '', views };
    this.counted.set(person, chain);
    return chain;
  }
}
