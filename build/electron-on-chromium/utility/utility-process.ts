/** `utilityProcess`: a Node process of its own, with ports. Typed arrays go over in binary, by V8's own serialisation. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { type LineMessage, PortLine } from '../common/ports.ts';
import { plainEvent } from '../common/preventable.ts';
import { guardClass, handedOut, standIn } from '../common/strict.ts';
import { app } from '../main/app.ts';
import { lifecycle } from '../main/lifecycle.ts';

/** What parent and child say to each other besides the messages of ports. */
export type UtilityMessage =
  | LineMessage
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly string[] };

const running = new Set<UtilityProcess>();

type Stream = 'pipe' | 'ignore' | 'inherit';

export class UtilityProcess extends EventEmitter {
  pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  private readonly child: ChildProcess;
  private readonly ports = new PortLine((message) => this.tell(message));

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    const [stdout, stderr] = streamsOf(options.stdio);
    this.child = fork(modulePath, args, {
      execArgv: ['--import', join(import.meta.dirname, 'entry.ts'), ...(options.execArgv ?? [])],
      env: { ...compiledBefore(), ...(options.env ?? process.env) },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      serialization: 'advanced',
      stdio: ['ignore', stdout, stderr, 'ipc'],
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    running.add(this);
    this.child.on('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.hear(message as UtilityMessage));
    this.child.on('error', (error) => process.stderr.write(`electron-on-chromium: ${error.message}\n`));
    this.child.on('exit', (code, signal) => this.ended(code, signal, options.serviceName));
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    this.tell({ kind: 'message', data: message, ports: this.ports.give(transfer) });
  }

  kill(): boolean {
    return this.child.kill();
  }

  private hear(message: UtilityMessage): void {
    if (message.kind === 'message') this.emit('message', message.data);
    else this.ports.receive(message);
  }

  private tell(message: UtilityMessage): void {
    // Serialised before send returns: what cannot be cloned throws here, as in Electron.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private ended(code: number | null, signal: NodeJS.Signals | null, serviceName?: string): void {
    running.delete(this);
    this.pid = undefined;
    this.ports.closeAll();
    const exitCode = code ?? (signal === null ? 0 : 15);
    this.emit('exit', exitCode);
    if (exitCode === 0 || lifecycle.quitting) return;
    app.emit('child-process-gone', plainEvent(), {
      type: 'Utility',
      reason: signal === null ? 'abnormal-exit' : 'killed',
      exitCode,
      serviceName: 'node.mojom.NodeService',
      name: serviceName ?? 'Node Utility Process',
    });
  }
}
guardClass('UtilityProcess', UtilityProcess, EventEmitter.prototype);

/** Where Node keeps what it has compiled is its own affair, as Electron's code cache is; the app need not name it. */
function compiledBefore(): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}

function streamsOf(stdio: Electron.ForkOptions['stdio']): [Stream, Stream] {
  if (Array.isArray(stdio)) return [stdio[1] ?? 'inherit', stdio[2] ?? 'inherit'];
  const both = (stdio ?? 'inherit') as Stream;
  return [both, both];
}

export function killUtilityProcesses(): void {
  for (const child of running) child.kill();
}

export const utilityProcessModule = standIn<typeof Electron.utilityProcess>('utilityProcess')({
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
    if (!lifecycle.ready) throw new Error('utilityProcess cannot be created before app is ready.');
    return handedOut<Electron.UtilityProcess>(new UtilityProcess(modulePath, args, options));
  },
});
