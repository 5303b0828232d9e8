/**
 * The built CLI at a real terminal: a pseudo-terminal of the system, by way of an npm package that brings its binaries
 * along. What appears on the screen is kept; keys are pressed as a keyboard sends them.
 */
import { type IPty, spawn } from '@lydell/node-pty';
import type { BuiltCli } from './built-cli.ts';

export const keys = {
  enter: '\r',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlU: '\u0015',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  left: '\u001b[D',
  f5: '\u001b[15~',
  altA: '\u001ba',
} as const;

/** Far limit for one thing to appear: nothing is measured by it. */
const waitMsMax = 60_000;

export class Terminal {
  readonly ended: Promise<{ exit: number; signal: number }>;
  private readonly pty: IPty;
  private shown = '';
  private seen = 0;
  private over = false;
  private readonly looking = new Set<() => void>();

  constructor(cli: BuiltCli, words: readonly string[], env: Readonly<Record<string, string>>) {
    this.pty = spawn(process.execPath, [cli.program, ...words], {
      cols: 200,
      rows: 50,
      env: {
        PATH: process.env.PATH ?? '',
        DOSSIER_VAULT_CREDENTIAL_STORE: 'off',
        TERM: 'xterm-256color',
        ...env,
      },
    });
    this.pty.onData((text) => {
      this.shown += text;
      for (const look of this.looking) look();
    });
    this.ended = new Promise((resolve) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.over = true;
        resolve({ exit: exitCode, signal: signal ?? 0 });
        for (const look of this.looking) look();
      });
    });
  }

  /** Everything that was on the screen, without what colours it or moves its cursor. */
  get screen(): string {
    return this.shown.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, '').replace(/\r/g, '');
  }

  /** Until this appears, after what was waited for before; fails with the screen if the program ends without. */
  async until(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        this.looking.delete(look);
        settle();
      };
      const look = (): void => {
        const at = this.screen.indexOf(text, this.seen);
        if (at !== -1) {
          this.seen = at + text.length;
          done(resolve);
        } else if (this.over) done(() => reject(new Error(`ended without "${text}":\n${this.screen}`)));
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`"${text}" did not come:\n${this.screen}`))),
        waitMsMax,
      );
      this.looking.add(look);
      look();
    });
  }

  press(keysPressed: string): void {
    this.pty.write(keysPressed);
  }

  /** Waits for the question, then answers it. */
  async answer(question: string, answer: string): Promise<void> {
    await this.until(question);
    this.press(`${answer}${keys.enter}`);
  }

  /**
   * Answers in the place of what already stands there. Emptying the line draws the question once more: Enter waits for
   * the new text behind it, or that drawing would be taken for the next question.
   */
  async answerAnew(question: string, answer: string): Promise<void> {
    await this.until(question);
    this.press(`${keys.ctrlU}${answer}`);
    await this.until(answer);
    this.press(keys.enter);
  }

  /** kill -9, by its id: for what a failed test left behind. */
  kill(): void {
    if (!this.over) this.pty.kill('SIGKILL');
  }
}
