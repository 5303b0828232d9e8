/** The texts of one entry: committed in the signed bytes, opened beside them (A1b). */
import type { Committed } from '../../shared/vocabulary/entry.ts';
import { commitText, type TextCommitment } from '../sealing/statement.ts';

export class Texts {
  readonly openings: TextCommitment[] = [];

  of(text: string): Committed {
    const commitment = commitText(text);
    this.openings.push(commitment);
    return { commit: commitment.commit };
  }
  maybe(text: string | null | undefined): Committed | null {
    return text === null || text === undefined || text === '' ? null : this.of(text);
  }
}
