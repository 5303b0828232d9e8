/**
 * Questions at a terminal, one reader for all of them. The terminal is raw and read only while a question waits; in
 * between its mode is restored, so that Ctrl-C is a signal and a program with nothing left to do ends.
 */
import { createInterface, emitKeypressEvents, type Interface, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';

/** Ctrl-C at a question. */
export class Interrupted extends Error {}
/** Ctrl-D at an empty question, or the terminal went away. */
export class InputEnded extends Error {}

interface Pressed {
  /** Undefined for keys that write nothing: arrows, function keys, Alt with a letter. */
  readonly text: string | undefined;
  readonly key: Key;
}

interface Waiting {
  press(pressed: Pressed): void;
  fail(error: Error): void;
}

export class Keyboard {
  private readonly input: ReadStream;
  private readonly output: WriteStream;
  private waiting: Waiting | null = null;
  /** Keys that came in one piece with the end of the line before, as pasted lines do. */
  private readonly ahead: Pressed[] = [];
  private editor: Interface | null = null;
  private history: string[] = [];
  private prepared = false;

  /** Questions go to standard error: standard output holds answers only. */
  constructor(input: ReadStream = process.stdin, output: WriteStream = process.stderr) {
    this.input = input;
    this.output = output;
  }

  get there(): boolean {
    return this.input.isTTY === true;
  }

  /** A line nobody sees. Backspace takes one character as people count them, Ctrl-U all of them. */
  async secret(question: string): Promise<string> {
    let typed = '';
    try {
      return await this.read<string>((settle, fail) => {
        // Asked only now that the terminal shows nothing of what is pressed.
        this.output.write(`${question} `);
        return ({ text, key }) => {
          if (key.name === 'return' || key.name === 'enter') settle(typed);
          else if (key.ctrl === true && key.name === 'c') fail(new Interrupted());
          else if (key.ctrl === true && key.name === 'd' && typed === '') fail(new InputEnded());
          else if (key.ctrl === true && key.name === 'u') typed = '';
          else if (key.name === 'backspace') typed = withoutLast(typed);
          else if (key.ctrl !== true && key.meta !== true && text !== undefined && !/\p{Cc}/u.test(text))
            typed += text;
        };
      });
    } finally {
      this.output.write('\n');
    }
  }

  /** A line in sight, with Node's own line editing and the lines before behind the arrow keys. */
  async line(
    question: string,
    already = '',
    kept: 'remembered' | 'not remembered' = 'remembered',
  ): Promise<string> {
    const editor = this.lineEditor();
    // A copy: the editor adds to the list that it was given.
    const before = [...this.history];
    let closed = (): void => {};
    try {
      return await this.read<string>((settle, fail) => {
        editor.on('line', settle);
        editor.on('SIGINT', () => fail(new Interrupted()));
        closed = () => fail(new InputEnded());
        editor.on('close', closed);
        // A vault that is open is not left stopped in the background.
        editor.on('SIGTSTP', () => {});
        editor.setPrompt(question === '' ? '' : `${question} `);
        editor.prompt();
        if (already !== '') editor.write(already);
        return ({ text, key }) => editor.write(text as string, key);
      });
    } catch (error) {
      this.output.write('\n');
      editor.off('close', closed);
      // What was begun is dropped with its editor.
      this.dropEditor();
      throw error;
    } finally {
      for (const event of ['line', 'SIGINT', 'SIGTSTP']) editor.removeAllListeners(event);
      // Its own listener to that stays: by it the editor lets go of the terminal.
      editor.off('close', closed);
      if (kept === 'not remembered') this.remember(before);
    }
  }

  /** The line before is no longer behind the arrow keys. */
  forgetLast(): void {
    this.remember(this.history.slice(1));
  }

  forgetAll(): void {
    this.remember([]);
  }

  /** The editor has a list of its own, which only a new one lets go of. */
  private remember(lines: readonly string[]): void {
    this.history = [...lines];
    this.dropEditor();
  }

  /** Closed, or it would go on listening to its output. */
  private dropEditor(): void {
    this.editor?.close();
    this.editor = null;
  }

  /** Ends the question that waits, if one does, as Ctrl-C would. */
  interrupt(): void {
    this.waiting?.fail(new Interrupted());
  }

  /** Keys come from here and not from its input, which nothing is ever written to. */
  private lineEditor(): Interface {
    if (this.editor !== null) return this.editor;
    this.editor = createInterface({
      input: new PassThrough(),
      output: this.output,
      terminal: true,
      history: this.history,
      completer: () => [[], ''],
    });
    this.editor.on('history', (lines) => {
      this.history = [...lines];
    });
    return this.editor;
  }

  private async read<T>(
    begin: (settle: (value: T) => void, fail: (error: Error) => void) => (pressed: Pressed) => void,
  ): Promise<T> {
    this.prepare();
    this.setRaw(true);
    this.input.resume();
    try {
      return await new Promise<T>((resolve, reject) => {
        const settled = (): void => {
          this.waiting = null;
        };
        const fail = (error: Error): void => {
          settled();
          this.ahead.length = 0;
          reject(error);
        };
        const press = begin((value) => {
          settled();
          resolve(value);
        }, fail);
        this.waiting = { press, fail };
        while (this.waiting !== null && this.ahead.length > 0) this.waiting.press(this.ahead.shift()!);
      });
    } finally {
      this.input.pause();
      this.setRaw(false);
    }
  }

  private setRaw(raw: boolean): void {
    try {
      this.input.setRawMode(raw);
    } catch {
      // The terminal was taken away: its end is heard as the end of the input.
    }
  }

  private prepare(): void {
    if (this.prepared) return;
    this.prepared = true;
    emitKeypressEvents(this.input);
    this.input.on('keypress', (text: string | undefined, key: Key) => {
      if (this.waiting === null) this.ahead.push({ text, key });
      else this.waiting.press({ text, key });
    });
    for (const event of ['end', 'error', 'close'])
      this.input.on(event, () => this.waiting?.fail(new InputEnded()));
  }
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const withoutLast = (text: string): string =>
  [...characters.segment(text)]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');
