/**
 * Where passphrases come from: typed without echo, or read from a file descriptor as lines
 * `name<TAB>passphrase[<TAB>key file]`. Never from an argument or the environment, where other processes see them.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface StoredSecret {
  readonly passphrase: string;
  readonly keyFile: string | undefined;
}

export class NoSecret extends Error {
  readonly who: string;
  constructor(who: string) {
    super('no passphrase');
    this.who = who;
  }
}

/** The descriptor that was named is not open, or cannot be read. */
export class NoDescriptor extends Error {}

function readDescriptor(descriptor: number): string {
  try {
    return readFileSync(descriptor, 'utf8');
  } catch (cause) {
    throw new NoDescriptor(`--secrets-fd ${descriptor}`, { cause });
  }
}

export class Secrets {
  private readonly known = new Map<string, StoredSecret>();
  private readonly ask: (prompt: string) => Promise<string>;

  constructor(descriptor: number | null) {
    this.ask = askWithoutEcho;
    if (descriptor === null) return;
    for (const line of readDescriptor(descriptor).split(/\r?\n/)) {
      const [name, passphrase, keyFile] = line.split('\t');
      if (name === undefined || name === '' || passphrase === undefined) continue;
      this.remember(name, passphrase, keyFile === '' ? undefined : keyFile);
    }
  }

  remember(who: string, passphrase: string, keyFile?: string): void {
    this.known.set(who.normalize('NFC'), { passphrase, keyFile: keyFile ?? this.known.get(who)?.keyFile });
  }

  keyFileOf(who: string): string | undefined {
    return this.known.get(who.normalize('NFC'))?.keyFile;
  }

  /** Whose key file this is, as far as the secrets at hand tell. */
  holderOf(keyFile: string): string | null {
    for (const [who, secret] of this.known)
      if (secret.keyFile !== undefined && resolve(secret.keyFile) === keyFile) return who;
    return null;
  }

  async passphraseOf(who: string, prompt: string): Promise<string> {
    const stored = this.known.get(who.normalize('NFC'));
    if (stored !== undefined) return stored.passphrase;
    if (process.stdin.isTTY !== true) throw new NoSecret(who);
    return this.ask(prompt);
  }
}

/** Reads a line from the terminal with its echo off. */
function askWithoutEcho(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    stderr.write(`${prompt} `);
    let typed = '';
    const wasRaw = stdin.isRaw;
    stdin.setRawMode(true);
    stdin.resume();
    const finish = (settle: () => void): void => {
      stdin.off('data', onData);
      stdin.setRawMode(wasRaw);
      stderr.write('\n');
      settle();
    };
    const onData = (chunk: Buffer): void => {
      for (const letter of chunk.toString('utf8')) {
        if (letter === '\r' || letter === '\n') {
          finish(() => resolve(typed));
          return;
        }
        if (letter === '\u0003') {
          finish(() => reject(new NoSecret('')));
          return;
        }
        typed = letter === '\u007f' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter;
      }
    };
    stdin.on('data', onData);
  });
}
