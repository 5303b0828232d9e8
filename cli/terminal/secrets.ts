/**
 * Where passphrases come from: typed without echo, or read from a file descriptor as lines
 * `name<TAB>passphrase[<TAB>key file]`. Never from an argument or the environment, where other processes see them.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputEnded, Keyboard } from './keyboard.ts';

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
  private readonly passphrases = new Map<string, string>();
  /** Null: somebody said that there is none. */
  private readonly keyFiles = new Map<string, string | null>();
  readonly keyboard: Keyboard;

  constructor(descriptor: number | null, keyboard = new Keyboard()) {
    this.keyboard = keyboard;
    if (descriptor === null) return;
    for (const line of readDescriptor(descriptor).split(/\r?\n/)) {
      const [name, passphrase, keyFile] = line.split('\t');
      if (name === undefined || name === '' || passphrase === undefined) continue;
      this.remember(name, passphrase, keyFile === '' ? undefined : keyFile);
    }
  }

  remember(who: string, passphrase: string, keyFile?: string): void {
    this.passphrases.set(who.normalize('NFC'), passphrase);
    if (keyFile !== undefined) this.rememberKeyFile(who, keyFile);
  }
  rememberKeyFile(who: string, keyFile: string | null): void {
    this.keyFiles.set(who.normalize('NFC'), keyFile);
  }
  forgetKeyFile(who: string): void {
    this.keyFiles.delete(who.normalize('NFC'));
  }

  /** Undefined where nobody has said. */
  keyFileOf(who: string): string | null | undefined {
    return this.keyFiles.get(who.normalize('NFC'));
  }

  /** Whose key file this is, as far as the secrets at hand tell. */
  holderOf(keyFile: string): string | null {
    for (const [who, path] of this.keyFiles) if (path !== null && resolve(path) === keyFile) return who;
    return null;
  }

  /** At hand from the descriptor, or drawn in this session. */
  storedOf(who: string): string | null {
    return this.passphrases.get(who.normalize('NFC')) ?? null;
  }

  /** Typed without echo; `NoSecret` where nobody is at a terminal, or ends the input there. */
  async typed(who: string, question: string): Promise<string> {
    if (!this.keyboard.there) throw new NoSecret(who);
    try {
      return await this.keyboard.secret(question);
    } catch (error) {
      throw error instanceof InputEnded ? new NoSecret(who) : error;
    }
  }
}
