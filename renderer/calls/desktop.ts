/** What the preload gives this page: three roads out, and nothing else. */
import type { FromVault, ToVault } from '../../shared/contract/messages.ts';
import type { ShellAnswers, ShellCommand, ShellEvent, ShellInput } from '../../shared/contract/shell.ts';

export interface Desktop {
  toVault(message: ToVault): void;
  listen(listener: (message: FromVault) => void): void;
  listenToShell(listener: (event: ShellEvent) => void): void;
  askShell(command: string, input: unknown): Promise<unknown>;
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly desktop: Desktop;
  }
}

export const askShell = <C extends ShellCommand>(
  command: C,
  input: ShellInput<C>,
): Promise<ShellAnswers[C]> => window.desktop.askShell(command, input) as Promise<ShellAnswers[C]>;

type ShellListener = (event: ShellEvent) => void;
const shellListeners = new Set<ShellListener>();
let listening = false;

/** Returns what ends the listening. */
export function onShellEvent(listener: ShellListener): () => void {
  shellListeners.add(listener);
  if (!listening) {
    listening = true;
    // What was said before anybody listened comes at once: not before all that listen from the start do.
    queueMicrotask(() =>
      window.desktop.listenToShell((event) => {
        for (const each of shellListeners) each(event);
      }),
    );
  }
  return () => void shellListeners.delete(listener);
}
