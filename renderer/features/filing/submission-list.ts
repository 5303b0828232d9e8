/** Files on their way into the vault, one after another: what was asked for each, and what came of it. */
import { useCallback, useRef, useState } from 'react';
import type { SubmittedFile } from '../../../shared/contract/answers.ts';
import type { Ownership, Sheet } from '../../../shared/vocabulary/terms.ts';
import { vault } from '../../vault-client.ts';

export interface Submission {
  readonly file: string;
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly versionOf: string;
  readonly state: 'waiting' | 'working' | 'done' | 'refused';
  readonly result: SubmittedFile | null;
  readonly error: unknown;
}

export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
const titleOf = (path: string): string => nameOf(path).replace(/\.[^.]+$/, '');

export interface SubmissionRun {
  readonly done: number;
  readonly total: number;
  readonly remainingMs: number;
}

// Kept while the program runs and the same person is at the desk: leaving the screen stops nothing.
let kept: readonly Submission[] = [];
let listener: (() => void) | null = null;
let running: SubmissionRun | null = null;
let stopAsked = false;

export const forgetSubmissions = (): void => {
  kept = [];
  stopAsked = true;
};

export function useSubmissions() {
  const [, draw] = useState(0);
  const redraw = useCallback(() => draw((n) => n + 1), []);
  listener = redraw;
  const set = useRef((change: (now: readonly Submission[]) => readonly Submission[]) => {
    kept = change(kept);
    listener?.();
  }).current;

  const add = useCallback(
    (files: readonly string[]) =>
      set((now) => [
        ...now,
        ...files
          .filter(
            (file) => file.trim() !== '' && !now.some((each) => each.file === file && each.state !== 'done'),
          )
          .map(
            (file): Submission => ({
              file,
              title: titleOf(file),
              sheet: 'document',
              ownership: 'company',
              versionOf: '',
              state: 'waiting',
              result: null,
              error: null,
            }),
          ),
      ]),
    [set],
  );
  const change = useCallback(
    (file: string, part: Partial<Submission>) =>
      set((now) => now.map((each) => (each.file === file ? { ...each, ...part } : each))),
    [set],
  );
  const remove = useCallback(
    (file: string) => set((now) => now.filter((each) => each.file !== file || each.state === 'working')),
    [set],
  );
  const clearDone = useCallback(() => set((now) => now.filter((each) => each.state !== 'done')), [set]);

  /** Submits what waits, one after another; the first refusal of the passphrase ends it. */
  const submit = useCallback(
    async (code: string, signature: { passphrase: string }) => {
      const waiting = kept.filter((each) => each.state === 'waiting' || each.state === 'refused');
      stopAsked = false;
      const startedAt = performance.now();
      for (const [i, each] of waiting.entries()) {
        if (stopAsked) break;
        const perFile = i === 0 ? 0 : (performance.now() - startedAt) / i;
        running = { done: i, total: waiting.length, remainingMs: perFile * (waiting.length - i) };
        change(each.file, { state: 'working', error: null });
        try {
          const result = await vault.call('document.submit', {
            code,
            file: each.file,
            title: each.title,
            sheet: each.sheet,
            ownership: each.ownership,
            ...(each.versionOf.trim() === '' ? {} : { versionOf: each.versionOf.trim() }),
            signature,
          });
          change(each.file, { state: 'done', result });
        } catch (error) {
          change(each.file, { state: 'refused', error });
          if (isAboutThePerson(error)) {
            running = null;
            listener?.();
            throw error;
          }
        }
      }
      running = null;
      listener?.();
    },
    [change],
  );
  const stop = useCallback(() => {
    stopAsked = true;
  }, []);
  return { submissions: kept, run: running, add, change, remove, clearDone, submit, stop };
}

/** Refusals that the next file would meet as well. */
function isAboutThePerson(error: unknown): boolean {
  const code = error instanceof Error ? error.message : '';
  return [
    'SECRET_MISMATCH',
    'TRY_LATER',
    'NOT_SIGNED_IN',
    'NO_SUCH_DOSSIER',
    'DOSSIER_HELD',
    'VAULT_CLOSED',
  ].includes(code);
}
