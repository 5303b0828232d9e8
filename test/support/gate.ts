/** A place where work under way is held until a test lets it go on. */
export class Gate {
  private waiting: (() => void)[] | null = null;
  private arrivals: (() => void)[] = [];
  private held = 0;

  shut(): void {
    this.waiting ??= [];
  }

  open(): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    this.held = 0;
    for (const goOn of waiting) goOn();
  }

  async pass(): Promise<void> {
    if (this.waiting === null) return;
    const { waiting } = this;
    this.held += 1;
    for (const arrived of this.arrivals.splice(0)) arrived();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** Resolves when something waits. */
  async reached(): Promise<void> {
    if (this.held > 0) return;
    await new Promise<void>((resolve) => this.arrivals.push(resolve));
  }
}
