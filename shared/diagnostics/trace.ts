/**
 * What an internal error leaves behind for whoever mends it: codes and places in the program, and nothing that a person
 * typed, named or opened. A message is never written, because anybody's text may stand in it. Places come from the
 * engine's own call sites and not from the printed stack, in which a message can pass itself off as a line.
 */
import { z } from 'zod';
import { faultCodes } from '../vocabulary/fault.ts';
import { refusalCodes } from '../vocabulary/refusal.ts';

/** As code names its functions: one word, with what V8 puts before it. */
const functionName = /^(?:(?:get|set|static|async|new) )*[\w$.#<>]{1,80}$/;
const fileName = /^(?:node:)?[\w@./-]{1,120}$/;
const errorCode = /^(?:E[A-Z0-9]{2,24}|ERR_[A-Z0-9_]{2,60}|SQLITE_[A-Z0-9_]{2,60})$/;
const ownCodes: ReadonlySet<string> = new Set([...faultCodes, ...refusalCodes]);
const isCode = (code: string): boolean => code === '' || errorCode.test(code) || ownCodes.has(code);
const framesMax = 20;
const causesMax = 5;

/** Names that programs give to kinds of errors. Any other is somebody's text and becomes `Error`. */
const errorNames = [
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AssertionError',
  'SqliteError',
  'ZodError',
  'AbortError',
  'TimeoutError',
  'DataCloneError',
  'NotReadableError',
  'RuntimeError',
  'CompileError',
  'LinkError',
  'VaultFault',
  'Refusal',
  'CallError',
] as const;

const traceFrame = z.strictObject({
  /** Empty where it has no name. */
  at: z.union([z.literal(''), z.string().regex(functionName)]),
  /** A file of the program, or a module of Node; empty for anything else. */
  file: z.union([z.literal(''), z.string().regex(fileName)]),
  line: z.int().min(0),
  column: z.int().min(0),
});
export type TraceFrame = z.infer<typeof traceFrame>;

const traceError = z.strictObject({
  name: z.enum(errorNames),
  /** As the system, SQLite or the vault name it; empty where there is none. */
  code: z.string().max(80).refine(isCode),
  frames: z.array(traceFrame).max(framesMax),
});
export type TraceError = z.infer<typeof traceError>;

export const errorTrace = z.array(traceError).max(causesMax);
/** An error, then its cause, then the cause of that. */
export type ErrorTrace = z.infer<typeof errorTrace>;

/** The part of V8's call sites that is asked for. */
interface CallSite {
  getFunctionName(): string | null;
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}
type Prepare = (error: unknown, sites: readonly CallSite[]) => unknown;
const host = Error as unknown as { prepareStackTrace?: Prepare | undefined; stackTraceLimit?: number };

let frames = new WeakMap<object, readonly TraceFrame[]>();

/** How a file of the program is called in a trace: its name below the program's folder, or null if it is none. */
export type FileNamer = (file: string) => string | null;

const withoutQuery = (file: string): string => file.split(/[?#]/)[0] ?? '';

/** Names files below `base`, a folder's path or address that ends with a slash. */
export const filesBelow =
  (...bases: readonly string[]): FileNamer =>
  (file) => {
    const base = bases.find((each) => file.startsWith(each));
    return base === undefined ? null : file.slice(base.length);
  };

/** From now on the engine's call sites are kept for each error whose stack is read. To be called once, at the start. */
export function keepCallSites(nameFile: FileNamer): void {
  frames = new WeakMap();
  host.stackTraceLimit = framesMax;
  host.prepareStackTrace = (error, sites) => {
    if (typeof error === 'object' && error !== null)
      frames.set(
        error,
        sites.map((site) => frameOf(site, nameFile)),
      );
    return [String(error), ...sites.map((site) => `    at ${String(site)}`)].join('\n');
  };
}

function frameOf(site: CallSite, nameFile: FileNamer): TraceFrame {
  const name = site.getFunctionName() ?? '';
  const path = withoutQuery(site.getFileName() ?? '');
  const file = path.startsWith('node:') ? path : (nameFile(path.replaceAll('\\', '/')) ?? '');
  return {
    at: functionName.test(name) ? name : '',
    file: fileName.test(file) ? file : '',
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
  };
}

function framesOf(error: object): readonly TraceFrame[] {
  // Reading it makes the engine hand over the call sites, unless somebody has read it before.
  void (error as { stack?: unknown }).stack;
  return frames.get(error) ?? [];
}

function nameOf(error: { name?: unknown }): TraceError['name'] {
  const name = errorNames.find((each) => each === error.name);
  return name ?? 'Error';
}

export function traceOf(thrown: unknown): ErrorTrace {
  const trace: TraceError[] = [];
  let error: unknown = thrown;
  while (typeof error === 'object' && error !== null && trace.length < causesMax) {
    const { code, cause } = error as { code?: unknown; cause?: unknown };
    trace.push({
      name: nameOf(error as { name?: unknown }),
      code: typeof code === 'string' && isCode(code) ? code : '',
      frames: [...framesOf(error)],
    });
    error = cause;
  }
  // Somebody threw what is no error: a text, perhaps, which nobody may read.
  return trace.length > 0 ? trace : [{ name: 'Error', code: '', frames: [] }];
}
