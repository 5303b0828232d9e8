import type { Opening } from './entry.ts';
import { type Envelope, entryPayloadType, openEnvelope } from './envelope.ts';
import { type Fault, fault } from './fault.ts';
import { anyString, count, hash, list, object, pattern, type TypeOf } from './kinds.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/** One line of entries.jsonl (audit-bundle.md). */

const lineKind = object({
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
});

export interface EntryLine {
  readonly envelope: Envelope;
  readonly openings: readonly Opening[];
}

export function readEntryLine(bytes: Buffer, index: number): EntryLine | Fault {
  const text = decodeUtf8(bytes);
  if (text === null) return fault('not-utf8');
  const parsed = parseStrictJson(text);
  if ('fault' in parsed) return parsed.fault;
  const where = lineKind(parsed.value, { shown: [], withheld: [] });
  if (where !== null) return fault('malformed-field', { field: where.replace(/^\./, '') });
  const line = parsed.value as TypeOf<typeof lineKind>;
  if (line.index !== index) return fault('index', { index: line.index, due: index });
  if (line.envelope.payloadType !== entryPayloadType) return fault('payload-type');
  const envelope = openEnvelope(line.envelope);
  return 'code' in envelope ? envelope : { envelope, openings: line.openings };
}

/** The JSON of a payload. */
export function parsePayload(payload: Buffer): ReturnType<typeof parseStrictJson> {
  const text = decodeUtf8(payload);
  return text === null ? { fault: fault('not-utf8') } : parseStrictJson(text);
}
