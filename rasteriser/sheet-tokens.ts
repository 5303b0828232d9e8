/**
 * The tags and words of a part of a spreadsheet, without its extensions (`extLst`, ECMA-376 part 1, §18.2.10): what later programs
 * add there bears names of the part itself and means something else. Excel writes a second `workbookPr` without the calendar there.
 */
import { type MarkupToken, xmlTokens } from './markup.ts';

/** Names without their prefix. Throws FileFault where the part declares types or entities. */
export function* sheetTokens(source: string): Generator<MarkupToken> {
  let depth = 0;
  for (const token of xmlTokens(source)) {
    if (token.type !== 'text' && token.name === 'extLst') depth += token.type === 'open' ? 1 : -1;
    else if (depth === 0) yield token;
  }
}
