import type { Opening } from './entry.ts';
import { type Envelope, entryPayloadType, openEnvelope } from './envelope.ts';
import { type Fault, fault } from './fault.ts';
import { anyString, count, flag, hash, list, object, pattern, type TypeOf } from './kinds.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/** One line of entries.jsonl (audit-bundle.md). */

const shape = {
  index: count,
  envelope: object({
    payloadType: anyString,
    payload: anyString,
    signatures: list(
      object({
        keyid: pattern(/^(?:[0-9a-f]{32}|log:[1-9][0-9]{0,8}(?:\.[1-9][0-9]{0,8})?)$/),
        sig: anyString,
      }),
      1,
    ),
  }),
  openings: list(object({ commit: hash, salt: hash, text: anyString })),
};
const lineKind = object(shape);
/** A line of a part (audit-part.md §1). */
const partLineKind = object({ ...shape, chosen: flag });

/** How the lines of a file are written: all entries from 0 on, marked or not, or some of them. */
export type LineForm = 'whole' | 'skeleton' | 'extract';

export interface EntryLine {
  readonly index: number;
  readonly chosen: boolean;
  readonly envelope: Envelope;
  readonly openings: readonly Opening[];
}

/** `due` is the index that comes next, in an extract the lowest that may come. */
export function readEntryLine(bytes: Buffer, due: number, form: LineForm = 'whole'): EntryLine | Fault {
  const text = decodeUtf8(bytes);
  if (text === null) return fault('not-utf8');
  const parsed = parseStrictJson(text);
  if ('fault' in parsed) return parsed.fault;
  const where = (form === 'whole' ? lineKind : partLineKind)(parsed.value, { shown: [], withheld: [] });
  if (where !== null) return fault('malformed-field', { field: where.replace(/^\./, '') });
  const line = parsed.value as TypeOf<typeof lineKind> & { readonly chosen?: boolean };
  const { index } = line;
  if (form === 'extract' ? index < due : index !== due) return fault('index', { index, due });
  if (line.envelope.payloadType !== entryPayloadType) return fault('payload-type');
  const envelope = openEnvelope(line.envelope);
  if ('code' in envelope) return envelope;
  return { index, chosen: line.chosen ?? true, envelope, openings: line.openings };
}

/** The JSON of a payload. */
export function parsePayload(payload: Buffer): ReturnType<typeof parseStrictJson> {
  const text = decodeUtf8(payload);
  return text === null ? { fault: fault('not-utf8') } : parseStrictJson(text);
}
