/** Ctrl-C, and the other ways in which a terminal or a system asks a program to end. */
import type { Session } from './session.ts';

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Returns what takes it back. */
export function onSignals(act: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of endingSignals) process.on(signal, act);
  return () => {
    for (const signal of endingSignals) process.off(signal, act);
  };
}

/**
 * Work stops between two durable steps, and the vault is closed. Once: whoever asks a second time means it, and leaves
 * what a crash would. In a conversation the first Ctrl-C of a line stops that line and no more.
 */
export function endOnSignals(session: Session): () => void {
  const act = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGINT' && session.stopsLinesOnly && !session.stopRequested) {
      session.stop();
    } else {
      heedNoMore();
      session.end();
    }
    session.secrets.keyboard.interrupt();
  };
  const heedNoMore = onSignals(act);
  return heedNoMore;
}
