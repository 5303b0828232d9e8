/** Files on their way into the vault: what was asked for each, and what came of it. The vault goes through them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FiledFile, FilingShown, SubmittedFile } from '../../../shared/contract/answers.ts';
import type { TextEncoding } from '../../../shared/vocabulary/losses.ts';
import { type DatedSpan, datedSpan } from '../../../shared/vocabulary/retention.ts';
import type { Ownership, Sheet } from '../../../shared/vocabulary/terms.ts';
import { CallError, vault } from '../../calls/vault-client.ts';
import { forgetForTheNextPerson } from '../../session/kept-for-one-person.ts';
import { useVaultQuery } from '../../session/session.tsx';

export interface Submission {
  readonly file: string;
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly versionOf: string;
  /** Of a text; empty where the program finds it out. */
  readonly encoding: TextEncoding | '';
  /** The document's own dates as typed; the last is empty for one of a single day. */
  readonly datedFrom: string;
  readonly datedTo: string;
  readonly state: 'waiting' | 'working' | 'done' | 'refused';
  readonly result: SubmittedFile | null;
  readonly error: unknown;
}

export const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
const titleOf = (path: string): string => nameOf(path).replace(/\.[^.]+$/, '');

export type LeftOver = Pick<FilingShown, 'code' | 'done' | 'total'>;
export type SubmissionRun = Pick<FilingShown, 'done' | 'total' | 'remainingMs'>;

const newSubmission = (file: string): Submission => ({
  file,
  title: titleOf(file),
  sheet: 'document',
  ownership: 'company',
  versionOf: '',
  encoding: '',
  datedFrom: '',
  datedTo: '',
  state: 'waiting',
  result: null,
  error: null,
});

const asTold = ({ state, result, problem }: FiledFile): Pick<Submission, 'state' | 'result' | 'error'> => ({
  state,
  result,
  error: problem === null ? null : new CallError(problem),
});

/** As its author had it, where the vault knows more of it than this page does. */
const askedAs = ({ file, asked: { dated, ...asked } }: FiledFile): Submission => ({
  ...newSubmission(file),
  ...asked,
  title: asked.title === '' ? titleOf(file) : asked.title,
  datedFrom: dated?.from ?? '',
  datedTo: dated === null || dated.to === dated.from ? '' : dated.to,
});

/** A day or a span that the calendar has; undefined where none is told, null where what is typed is none. */
export function datedOf({ datedFrom, datedTo }: Submission): DatedSpan | undefined | null {
  if (datedFrom === '' && datedTo === '') return undefined;
  return datedSpan.safeParse({ from: datedFrom, to: datedTo === '' ? datedFrom : datedTo }).data ?? null;
}

const keyOf = ({ code, files }: FilingShown): string => JSON.stringify([code, files.map(({ file }) => file)]);

// Kept while the program runs and the same person is at the desk: leaving the screen stops nothing.
let kept: readonly Submission[] = [];
let listener: (() => void) | null = null;
let running: SubmissionRun | null = null;
/** Of the filing that has ended and was told of. */
let cleared = '';
/** Of a filing that ended with the program, found when this page knew of no file: into which dossier, and how far it came. */
let leftOver: LeftOver | null = null;

forgetForTheNextPerson(() => {
  kept = [];
  running = null;
  cleared = '';
  leftOver = null;
});

export function useSubmissions() {
  const [, draw] = useState(0);
  const redraw = useCallback(() => draw((n) => n + 1), []);
  listener = redraw;
  const set = useRef((change: (now: readonly Submission[]) => readonly Submission[]) => {
    kept = change(kept);
    listener?.();
  }).current;

  /** What the vault says of the filing under way, or of one that ended while nobody watched. */
  const follow = useCallback(
    (shown: FilingShown) => {
      const mayAdd = shown.running || kept.length === 0;
      running = shown.running ? shown : null;
      const unfinished = !shown.running && shown.done < shown.total;
      leftOver = unfinished && kept.length === 0 ? shown : unfinished ? leftOver : null;
      set((now) => {
        const listed = new Set(now.map(({ file }) => file));
        const unlisted = mayAdd ? shown.files.filter(({ file }) => !listed.has(file)) : [];
        return [
          ...now.map((each) => {
            const told = shown.files.find(({ file }) => file === each.file);
            return told === undefined || each.state === 'done' ? each : { ...each, ...asTold(told) };
          }),
          ...unlisted.map((told) => ({ ...askedAs(told), ...asTold(told) })),
        ];
      });
    },
    [set],
  );
  const filing = useVaultQuery('filing.show', {}, { refetchMs: 1_000 }).data?.mine ?? null;
  useEffect(() => {
    // One that has ended is told of once: what was cleared or corrected since stays so.
    if (filing === null || (!filing.running && cleared === keyOf(filing))) return;
    if (!filing.running) cleared = keyOf(filing);
    follow(filing);
  }, [filing, follow]);

  const add = useCallback(
    (files: readonly string[]) =>
      set((now) => [
        ...now,
        ...files
          .filter(
            (file) => file.trim() !== '' && !now.some((each) => each.file === file && each.state !== 'done'),
          )
          .map(newSubmission),
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
  const clearDone = useCallback(() => {
    set((now) => now.filter((each) => each.state !== 'done'));
    // Where something is left it stays to be signed for.
    if (kept.length === 0) void vault.call('filing.forget', {}).catch(() => undefined);
  }, [set]);
  /** The rest is not wanted: the vault lets go of its list. */
  const forget = useCallback(async () => {
    await vault.call('filing.forget', {});
    leftOver = null;
    set(() => []);
  }, [set]);

  /** Signs for all that wait; from then on the vault goes through them, whatever becomes of this screen (D5b). */
  const submit = useCallback(
    async (code: string, signature: { passphrase: string }) => {
      const waiting = kept.filter((each) => each.state === 'waiting' || each.state === 'refused');
      const begun = await vault.call('filing.begin', {
        code,
        files: waiting.map((each) => {
          const { file, title, sheet, ownership, versionOf, encoding } = each;
          const dated = datedOf(each);
          return {
            file,
            title,
            sheet,
            ownership,
            ...(dated === undefined || dated === null ? {} : { dated }),
            ...(versionOf.trim() === '' ? {} : { versionOf: versionOf.trim() }),
            ...(encoding === '' ? {} : { encoding }),
          };
        }),
        signature,
      });
      cleared = '';
      follow(begun);
    },
    [follow],
  );
  const stop = useCallback(() => void vault.call('filing.stop', {}).catch(() => undefined), []);
  return { submissions: kept, run: running, leftOver, add, change, remove, clearDone, forget, submit, stop };
}
