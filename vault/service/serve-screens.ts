/** Answers the screens over their port: each message is parsed, each answer is a plain value, a refusal or a fault. */
import type { CommandName } from '../../shared/contract/commands.ts';
import { askedAboutAtClosing } from '../../shared/contract/long-work.ts';
import {
  type CallProblem,
  type FromVault,
  toVault,
  type VaultEvent,
} from '../../shared/contract/messages.ts';
import type { UnderWay } from '../../shared/contract/processes.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { VaultRouter } from '../router/router.ts';
import { CallLanes, laneOf } from './call-lanes.ts';
import type { ServicePort } from './ports.ts';

/** By these somebody is known to be there. All others the screens may ask of themselves, on a timer of theirs. */
const signsOfLife: ReadonlySet<string> = new Set<CommandName>([
  'vault.open',
  'session.sign-in',
  'session.touch',
  'view.touch',
]);

const progressMsMin = 100;
/** Calls that screens have under way at one time; a page that floods the port is told no. */
const callsMax = 256;

/** One page of screens: what it asked is answered to it, and to no page that comes after it. */
class Conversation {
  readonly port: ServicePort;
  readonly running = new Map<number, AbortController>();

  constructor(port: ServicePort) {
    this.port = port;
  }

  send(message: FromVault): void {
    this.port.postMessage(message);
  }

  stopAll(): void {
    for (const controller of this.running.values()) controller.abort();
  }
}

export class ScreenService {
  private readonly router: VaultRouter;
  private readonly tellUnderWay: (what: UnderWay) => void;
  private underWayTold: UnderWay = 'nothing';
  /** Calls under way that closing asks about. */
  private readonly long = new Set<object>();
  private readonly lanes = new CallLanes();
  private screens: Conversation | null = null;
  /** Milliseconds of the monotonic clock when a person last did something. */
  private lastActMono = performance.now();

  constructor(router: VaultRouter, tellUnderWay: (what: UnderWay) => void = () => undefined) {
    this.router = router;
    this.tellUnderWay = tellUnderWay;
  }

  /** What closing would interrupt is told when it changes. A filing ends by itself, so this is asked now and then as well. */
  heedUnderWay(): void {
    const now = this.router.isFiling ? 'filing' : this.long.size > 0 ? 'other' : 'nothing';
    if (now === this.underWayTold) return;
    this.underWayTold = now;
    this.tellUnderWay(now);
  }

  /** The screens' window was made, or made anew: an older port is spoken to no longer, and what it asked for ends. */
  attach(port: ServicePort): void {
    this.screens?.stopAll();
    this.screens?.port.close();
    const screens = new Conversation(port);
    this.screens = screens;
    port.on('message', ({ data }) => {
      if (this.screens === screens) this.receive(screens, data);
    });
    port.start();
  }

  get idleMs(): number {
    return performance.now() - this.lastActMono;
  }

  tell(event: VaultEvent): void {
    this.screens?.send({ kind: 'event', event });
  }

  /** The page goes blank and the person out at once; what runs stops at its next step, what waits never begins. */
  async lock(): Promise<void> {
    this.screens?.stopAll();
    const signedOut = this.router.lock();
    this.tell({ name: 'locked' });
    try {
      await signedOut;
    } finally {
      await this.lanes.idle();
      // What ended meanwhile may have signed somebody in.
      await this.router.lock();
    }
  }

  async shutdown(): Promise<void> {
    this.screens?.stopAll();
    await this.router.lock().catch(() => undefined);
    await this.lanes.idle();
    await this.router.close('shutdown');
  }

  private receive(screens: Conversation, data: unknown): void {
    const parsed = toVault.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    const { running } = screens;
    if (message.kind === 'stop') {
      running.get(message.call)?.abort();
      return;
    }
    const { call, name, input, language, by } = message;
    if (running.has(call)) return;
    if (running.size >= callsMax) {
      screens.send({ kind: 'problem', call, problem: problemOf(neverBegun()) });
      return;
    }
    if (signsOfLife.has(name)) this.lastActMono = performance.now();
    // Who leaves waits for nothing, and nothing of theirs goes on.
    if (name === 'session.sign-out') screens.stopAll();
    const controller = new AbortController();
    running.set(call, controller);
    let toldAt = 0;
    let untold: readonly [done: number, total: number] | null = null;
    const progress = (done: number, total: number): void => {
      if (askedAboutAtClosing.has(name)) {
        this.long.add(controller);
        this.heedUnderWay();
      }
      const now = performance.now();
      untold = [done, total];
      if (now - toldAt < progressMsMin && done < total) return;
      toldAt = now;
      untold = null;
      screens.send({ kind: 'progress', call, done, total });
    };
    const work = async (): Promise<unknown> => {
      if (controller.signal.aborted) throw neverBegun();
      return this.router.call(name as CommandName, input, {
        language,
        progress,
        signal: controller.signal,
        by: by ?? 'person',
      });
    };
    void this.lanes
      .run(laneOf(name), work)
      .then((value) => screens.send({ kind: 'answer', call, value }))
      // Also an answer that no port can carry is a problem of this call alone, never the process's end.
      .catch((error: unknown) => {
        // Where an act of several stops in the middle, how far it came is part of the answer.
        if (untold !== null) screens.send({ kind: 'progress', call, done: untold[0], total: untold[1] });
        screens.send({ kind: 'problem', call, problem: problemOf(error) });
      })
      .catch(() => undefined)
      .finally(() => {
        running.delete(call);
        this.long.delete(controller);
        this.heedUnderWay();
      });
  }
}

/** Of a call that was stopped while it waited. */
function neverBegun(): VaultFault {
  const fault = new VaultFault('STOPPED');
  fault.changed = { kind: 'nothing' };
  return fault;
}

function problemOf(error: unknown): CallProblem {
  if (error instanceof Refusal) {
    const { code, facts, entry, several } = error;
    return { kind: 'refusal', code, facts, entry, ...(several === null ? {} : { several }) };
  }
  if (error instanceof VaultFault) {
    const { code, facts, changed } = error;
    return { kind: 'fault', code, facts, changed };
  }
  return { kind: 'fault', code: 'INTERNAL', facts: {}, changed: { kind: 'unknown' } };
}
