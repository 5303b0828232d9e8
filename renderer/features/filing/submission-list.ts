/** Files on their way into the vault: what was asked for each, and what came of it. The vault goes through them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FilingShown } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { forgetForTheNextPerson } from '../../session/kept-for-one-person.ts';
import { useVaultQuery } from '../../session/session.tsx';
import {
  askFor,
  followed,
  keyOf,
  type LeftOver,
  type Submission,
  type SubmissionRun,
  stillToFile,
  withFiles,
} from './submissions.ts';

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
      set((now) => followed(now, shown.files, mayAdd));
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

  const add = useCallback((files: readonly string[]) => set((now) => withFiles(now, files)), [set]);
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
      const files = stillToFile(kept).map(askFor);
      const begun = await vault.call('filing.begin', { code, files, signature });
      cleared = '';
      follow(begun);
    },
    [follow],
  );
  const stop = useCallback(() => void vault.call('filing.stop', {}).catch(() => undefined), []);
  return { submissions: kept, run: running, leftOver, add, change, remove, clearDone, forget, submit, stop };
}
