/** Asks the vault. One promise for each call; a refusal or a fault comes as a `CallError` with its facts. */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import { askedAboutAtClosing } from '../../shared/contract/long-work.ts';
import type { CallProblem, FromVault, VaultEvent } from '../../shared/contract/messages.ts';
import type { AskedBy } from '../../shared/contract/screen-questions.ts';
import { describeStop } from '../../shared/vocabulary/changed.ts';
import { describeFault } from '../../shared/vocabulary/fault.ts';
import { describeRefusal, type Language } from '../../shared/vocabulary/refusal.ts';

export class CallError extends Error {
  readonly problem: CallProblem;
  constructor(problem: CallProblem) {
    super(problem.code);
    this.name = 'CallError';
    this.problem = problem;
  }
}

export interface ProblemWords {
  readonly code: string;
  /** Number of the rule; null for a fault. */
  readonly rule: string | null;
  readonly sentence: string;
  readonly now: string | null;
  readonly entry: number | null;
}

export function wordsOf(error: unknown, language: Language): ProblemWords {
  if (!(error instanceof CallError)) {
    return {
      code: 'INTERNAL',
      rule: null,
      sentence: describeFault('INTERNAL', {}, language),
      now: null,
      entry: null,
    };
  }
  const { problem } = error;
  if (problem.kind === 'fault') {
    return {
      code: problem.code,
      rule: null,
      sentence: describeFault(problem.code, problem.facts, language, problem.changed),
      now: null,
      entry: null,
    };
  }
  const { sentence, rule, now } = describeRefusal(problem.code, problem.facts, language);
  const stop = problem.several === undefined ? '' : describeStop(problem.several, language);
  return {
    code: problem.code,
    entry: problem.entry,
    rule,
    now,
    sentence: stop === '' ? sentence : `${sentence}${language === 'zh-CN' ? '。' : '. '}${stop}`,
  };
}

export const isProblem = (error: unknown, code: CallProblem['code']): boolean =>
  error instanceof CallError && error.problem.code === code;

export interface CallOptions {
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Left out: a person asks. What the screen asks by itself leaves no entry (A0). */
  readonly by?: AskedBy;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: CallOptions['progress'];
  readonly name: CommandName;
  toldProgress: boolean;
}

class VaultClient {
  language: Language = 'zh-CN';
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<(event: VaultEvent) => void>();
  private last = 0;
  private listening = false;

  call<C extends CommandName>(
    name: C,
    input: CommandInput<C>,
    options: CallOptions = {},
  ): Promise<CommandAnswers[C]> {
    this.listen();
    this.last += 1;
    const call = this.last;
    return new Promise<CommandAnswers[C]>((resolve, reject) => {
      this.waiting.set(call, {
        resolve: resolve as (value: unknown) => void,
        reject,
        progress: options.progress,
        name,
        toldProgress: false,
      });
      options.signal?.addEventListener('abort', () => window.desktop.toVault({ kind: 'stop', call }));
      window.desktop.toVault({
        kind: 'call',
        call,
        name,
        input,
        language: this.language,
        by: options.by ?? 'person',
      });
    });
  }

  /** Something long is being done that is lost, or left half-way, where the window closes: an export, a change of keys. */
  get longUnderWay(): boolean {
    return [...this.waiting.values()].some(
      ({ name, toldProgress }) => toldProgress && askedAboutAtClosing.has(name),
    );
  }

  onEvent(listener: (event: VaultEvent) => void): () => void {
    this.listen();
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    window.desktop.listen((message) => this.receive(message));
  }

  private receive(message: FromVault): void {
    if (message.kind === 'event') {
      for (const listener of this.listeners) listener(message.event);
      return;
    }
    const waiting = this.waiting.get(message.call);
    if (waiting === undefined) return;
    if (message.kind === 'progress') {
      waiting.toldProgress = true;
      waiting.progress?.(message.done, message.total);
      return;
    }
    this.waiting.delete(message.call);
    if (message.kind === 'answer') waiting.resolve(message.value);
    else waiting.reject(new CallError(message.problem));
  }
}

export const vault = new VaultClient();
