/** Answers the screens over their port: each message is parsed, each answer is a plain value, a refusal or a fault. */
import type { CommandName } from '../../shared/contract/commands.ts';
import {
  type CallProblem,
  type FromVault,
  toVault,
  type VaultEvent,
} from '../../shared/contract/messages.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultRouter } from '../router.ts';
import { CallLanes, laneOf } from './call-lanes.ts';
import type { ServicePort } from './ports.ts';

/** Asked by the screens of themselves, not by a person: they do not count as somebody being there. */
const polled: ReadonlySet<string> = new Set<CommandName>(['vault.status', 'session.people']);

const progressMsMin = 100;

export class ScreenService {
  private readonly router: VaultRouter;
  private readonly lanes = new CallLanes();
  private readonly running = new Map<number, AbortController>();
  private port: ServicePort | null = null;
  /** Milliseconds of the monotonic clock when a person last did something. */
  private lastActMono = performance.now();

  constructor(router: VaultRouter) {
    this.router = router;
  }

  /** The screens' window was made, or made anew: an older port is spoken to no longer. */
  attach(port: ServicePort): void {
    this.port?.close();
    this.port = port;
    port.on('message', ({ data }) => {
      if (this.port === port) this.receive(data);
    });
    port.start();
  }

  get idleMs(): number {
    return performance.now() - this.lastActMono;
  }

  tell(event: VaultEvent): void {
    this.send({ kind: 'event', event });
  }

  /** Stops what runs, at its next step, and signs the person out; the page goes blank first. */
  async lock(): Promise<void> {
    for (const controller of this.running.values()) controller.abort();
    await this.router.lock();
    await this.lanes.idle();
    // What ended meanwhile may have signed somebody in.
    await this.router.lock();
    this.tell({ name: 'locked' });
  }

  async shutdown(): Promise<void> {
    for (const controller of this.running.values()) controller.abort();
    await this.router.lock().catch(() => undefined);
    await this.lanes.idle();
    await this.router.close('shutdown');
  }

  private send(message: FromVault): void {
    this.port?.postMessage(message);
  }

  private receive(data: unknown): void {
    const parsed = toVault.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.kind === 'stop') {
      this.running.get(message.call)?.abort();
      return;
    }
    const { call, name, input, language } = message;
    if (this.running.has(call)) return;
    if (!polled.has(name)) this.lastActMono = performance.now();
    const controller = new AbortController();
    this.running.set(call, controller);
    let toldAt = 0;
    const progress = (done: number, total: number): void => {
      const now = performance.now();
      if (now - toldAt < progressMsMin && done < total) return;
      toldAt = now;
      this.send({ kind: 'progress', call, done, total });
    };
    const work = async (): Promise<unknown> =>
      this.router.call(name as CommandName, input, { language, progress, signal: controller.signal });
    this.lanes
      .run(laneOf(name), work)
      .then(
        (value) => this.send({ kind: 'answer', call, value }),
        (error: unknown) => this.send({ kind: 'problem', call, problem: this.problemOf(error) }),
      )
      .finally(() => this.running.delete(call));
  }

  private problemOf(error: unknown): CallProblem {
    if (error instanceof Refusal) {
      return { kind: 'refusal', code: error.code, facts: error.facts, entry: error.entry };
    }
    if (error instanceof VaultFault) return { kind: 'fault', code: error.code, facts: error.facts };
    return { kind: 'fault', code: 'INTERNAL', facts: {} };
  }
}
