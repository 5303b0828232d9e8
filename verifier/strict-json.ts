import { type Fault, fault } from './fault.ts';

/**
 * JSON (RFC 8259) as the formats allow it: no key twice in one object, integers only, moderate depth.
 *
 * JSON.parse has the grammar right and silently keeps the last of two equal keys. So the members written in the
 * text are counted and compared with the members that came out of it: fewer came out exactly if a key was repeated.
 */

export type Parsed = { readonly value: unknown } | { readonly fault: Fault };

const depthMax = 32;

const quote = 0x22;
const backslash = 0x5c;

export function parseStrictJson(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: fault('json-grammar') };
  }
  const written = countWrittenMembers(text);
  if (typeof written !== 'number') return { fault: written };
  if (written !== countMembers(value)) return { fault: fault('json-duplicate-key') };
  return { value };
}

/** Counts the colons outside of strings in valid JSON; meets every number and every bracket on the way. */
function countWrittenMembers(text: string): number | Fault {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at);
        break;
      case 0x3a: // :
        members++;
        break;
      case 0x7b: // {
      case 0x5b: // [
        if (++depth > depthMax) return fault('json-depth');
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
        break;
      case 0x2e: // .
      case 0x45: // E
        return fault('json-number');
      case 0x65: // e: of true and false, or of an exponent
        if (isDigit(text.charCodeAt(at - 1))) return fault('json-number');
        break;
      case 0x2d: // -: nothing but a digit from 1 follows
        if (text.charCodeAt(at + 1) === 0x30) return fault('json-number');
        break;
    }
  }
  return members;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

/** A quote is escaped by an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes++;
  return backslashes % 2 === 1;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += countMembers(item);
    return members;
  }
  for (const key in value) members += 1 + countMembers((value as Record<string, unknown>)[key]);
  return members;
}
