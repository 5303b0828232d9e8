import type { KeyObject } from 'node:crypto';
import type { EntryBody } from './entry-body.ts';
import { signingKeyFromHex } from './sound-key.ts';

/** A key that the log signs with, from the entry after the one that names it. */
export interface LogKey {
  /** The generation in decimal; `<generation>.<n>` of those that came later in it. */
  readonly name: string;
  readonly generation: number;
  readonly hex: string;
  readonly key: KeyObject;
}

/** The log's own keys: one with each generation, and one with each epoch of custody (log-entry.md §5.1). */
export class LogKeys {
  /** Null before the first entry. */
  inForce: LogKey | null = null;
  private readonly all: LogKey[] = [];
  private countInGeneration = 0;

  /** 0 before the first entry. */
  get generation(): number {
    return this.inForce?.generation ?? 0;
  }

  get nextName(): string {
    return `${this.generation}.${this.countInGeneration + 1}`;
  }

  isKnown(hex: string): boolean {
    return this.all.some((key) => key.hex === hex);
  }

  ofGeneration(generation: number): readonly LogKey[] {
    return this.all.filter((key) => key.generation === generation);
  }

  apply({ type, data }: EntryBody): void {
    if (type === 'vault.created' || type === 'generation.new') {
      this.countInGeneration = 0;
      this.take(`${data.generation}`, data.generation, data.logKey);
    } else if (type === 'log-key.new') this.take(data.name, this.generation, data.logKey);
  }

  private take(name: string, generation: number, hex: string): void {
    this.inForce = { name, generation, hex, key: signingKeyFromHex(hex) };
    this.all.push(this.inForce);
    this.countInGeneration++;
  }
}
