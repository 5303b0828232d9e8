/** What goes to the terminal: sentences for people, one JSON object a line with `--json`. Nothing else prints. */

import { describeStop } from '../../shared/vocabulary/changed.ts';
import { type ClassLabels, classLabel } from '../../shared/vocabulary/class-labels.ts';
import { describeFault, VaultFault } from '../../shared/vocabulary/fault.ts';
import { describeRefusal, type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import { type TermList, type TermOf, termText } from '../../shared/vocabulary/term-words.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { Interrupted } from './keyboard.ts';
import { UnfinishedQuote } from './line-words.ts';
import { NoDescriptor, NoSecret } from './secrets.ts';
import { terminalTrace } from './terminal-trace.ts';
import { type Phrase, say } from './words.ts';

/** `stopped`: by Ctrl-C, as shells number it; what was done until then stands. */
export const exitCodes = { done: 0, usage: 2, refused: 3, fault: 4, tampered: 5, stopped: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export class UsageError extends Error {}

export function exitCodeOf(error: unknown): ExitCode {
  const usage = [UsageError, NoSecret, NoDescriptor, UnfinishedQuote];
  if (usage.some((kind) => error instanceof kind)) return exitCodes.usage;
  if (wasStopped(error)) return exitCodes.stopped;
  if (error instanceof Refusal) return error.code === 'QUARANTINE' ? exitCodes.tampered : exitCodes.refused;
  if (error instanceof VaultFault) return error.exitCode;
  return exitCodes.fault;
}

/** By whoever is at the keyboard, at a question or during long work. */
const wasStopped = (error: unknown): boolean =>
  error instanceof Interrupted || (error instanceof VaultFault && error.code === 'STOPPED');

/** Codes by which scripts name what they expect. */
export const codeOf = (error: unknown): string =>
  error instanceof Refusal || error instanceof VaultFault
    ? error.code
    : error instanceof NoSecret
      ? 'NO_SECRET'
      : error instanceof Interrupted
        ? 'STOPPED'
        : 'USAGE';

export interface Progress {
  percent(done: number, total: number): void;
  /** `remainingMs` null: not known yet. */
  files(done: number, total: number, remainingMs: number | null): void;
  /** However the work ended: what is said next stands on a line of its own. */
  ended(): void;
}

export class Report {
  readonly language: Language;
  readonly json: boolean;
  /** Of the vault that is open; null where it has the usual ones. */
  classLabels: ClassLabels | null = null;
  private readonly out: (text: string) => void;
  private readonly err: (text: string) => void;

  constructor(
    language: Language,
    json: boolean,
    out: (text: string) => void = (text) => writeTo(process.stdout, text),
    err: (text: string) => void = (text) => writeTo(process.stderr, text),
  ) {
    this.language = language;
    this.json = json;
    this.out = out;
    this.err = err;
  }

  /** A value of a closed list in its word. */
  term<L extends TermList>(list: L, value: TermOf<L>): string {
    return termText(list, value, this.language);
  }
  terms<L extends TermList>(list: L, values: readonly TermOf<L>[]): string {
    return values.map((value) => this.term(list, value)).join(this.language === 'zh-CN' ? '、' : ', ');
  }
  level(level: Classification | null): string {
    return level === null ? '' : classLabel(this.classLabels, level, this.language);
  }

  /** Help and scripts: whatever the form of the answers, these are what was asked for. */
  raw(text: string): void {
    this.out(text);
  }
  line(text: string): void {
    if (!this.json) this.out(`${plain(text)}\n`);
  }
  say(phrase: Phrase, facts: Readonly<Record<string, string | number>> = {}): void {
    this.line(say(phrase, this.language, facts));
  }
  /** Beside a question, for whoever answers it; never an answer itself. */
  note(phrase: Phrase, facts: Readonly<Record<string, string | number>> = {}): void {
    this.err(`${plain(say(phrase, this.language, facts))}\n`);
  }
  answer(command: string, answer: unknown): void {
    if (this.json) this.out(`${JSON.stringify({ ok: true, command, answer }, withoutBytes)}\n`);
  }
  table(rows: readonly (readonly string[])[]): void {
    const widths: number[] = [];
    for (const row of rows) {
      for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    }
    for (const row of rows) {
      this.line(
        row
          .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell)))
          .join('  ')
          .trimEnd(),
      );
    }
  }

  /** How far long work is, on one line of a terminal that is written over and gone in the end. */
  progress(terminal = process.stderr.isTTY === true): Progress {
    let shown = '';
    const show = (text: string): void => {
      if (!terminal || this.json || text === shown) return;
      shown = text;
      this.err(`\r\u001b[K${plain(text)}`);
    };
    return {
      percent: (done, total) => {
        if (done < total) show(say('underWay', this.language, { percent: Math.floor((100 * done) / total) }));
      },
      files: (done, total, remainingMs) => {
        const minutes = Math.ceil((remainingMs ?? 0) / 60_000);
        const phrase =
          remainingMs === null ? 'filesUnderWay' : minutes < 90 ? 'filesRemaining' : 'filesRemainingHours';
        show(say(phrase, this.language, { done, total, minutes, hours: Math.round(minutes / 60) }));
      },
      ended: () => show(''),
    };
  }

  /** Says what was refused or failed: in four parts for people, as one object for programs. */
  failure(command: string, error: unknown): void {
    const { language } = this;
    if (error instanceof Refusal) {
      const { sentence, rule, now } = describeRefusal(error.code, error.facts, language, {
        commands: true,
      });
      const lines = [
        say('refused', language, { sentence }),
        `  ${say('rule', language, { rule, code: error.code })}`,
        ...(error.several === null ? [] : [`  ${describeStop(error.several, language)}`]),
        ...(now === null ? [] : [`  ${say('now', language, { now })}`]),
      ];
      const { code, several } = error;
      this.tellFailure(lines, {
        command,
        kind: 'refusal',
        code,
        rule,
        sentence,
        now,
        ...(several === null ? {} : { several }),
      });
    } else if (error instanceof VaultFault) {
      const sentence = describeFault(error.code, error.facts, language, error.changed);
      const trace = error.code === 'INTERNAL' ? terminalTrace() : null;
      const lines = [
        say('fault', language, { sentence, code: error.code }),
        ...(trace === null ? [] : [`  ${say('traceAt', language, { file: trace.path })}`]),
      ];
      this.tellFailure(lines, {
        command,
        kind: 'fault',
        code: error.code,
        sentence,
        changed: error.changed,
        trace: trace?.path,
      });
    } else if (error instanceof Interrupted) {
      const sentence = say('stopped', language);
      this.tellFailure([sentence], { command, kind: 'stopped', code: 'STOPPED', sentence });
    } else {
      const detail = usageDetail(error, language);
      const lines = [say('usage', language, { detail })];
      this.tellFailure(lines, { command, kind: 'usage', code: codeOf(error), sentence: detail });
    }
  }

  private tellFailure(lines: readonly string[], facts: Readonly<Record<string, unknown>>): void {
    if (this.json) this.out(`${JSON.stringify({ ok: false, ...facts })}\n`);
    else this.err(`${plain(lines.join('\n'))}\n`);
  }
}

/** A reader who has seen enough (`… | head -1`) has closed the pipe: the work goes on, and nothing more is said. */
function writeTo(stream: NodeJS.WriteStream, text: string): void {
  if (!stream.destroyed) stream.write(text);
}

export function keepQuietWithoutReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    });
}

function usageDetail(error: unknown, language: Language): string {
  if (error instanceof NoSecret) return say('noSecret', language, { who: error.who });
  if (error instanceof NoDescriptor) return say('noDescriptor', language, { option: error.message });
  if (error instanceof UnfinishedQuote) return say('unfinishedQuote', language);
  return error instanceof UsageError ? error.message : '';
}

/** Without what would move a terminal's cursor or turn its text round; what people typed is said back to them too. */
const plain = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

const withoutBytes = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? `${value.length} bytes` : value;

/** Columns a text takes in a terminal: two for each wide East Asian character. */
const displayWidth = (text: string): number =>
  [...text].reduce(
    (width, letter) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
