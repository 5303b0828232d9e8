/**
 * The CLI as users get it: built afresh for a test, and run as a process of its own. Passphrases go in through a pipe,
 * as from a password keeper; what the process says is kept, with how it ended.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { buildVerifyPage } from '../../build/scripts/build-verify-page.ts';
import { builtFolder, madeOnce } from './made-once.ts';
import { projectFolder } from './project-files.ts';

export interface BuiltCli {
  readonly folder: string;
  readonly program: string;
  /** Every file of the program, as one text. */
  source(): string;
}

/** Modules of the program that a test's own stand in for. */
const instead = (name: string, module: string, ours: string): Plugin => ({
  name,
  enforce: 'pre',
  resolveId: (wanted, importer) =>
    wanted.endsWith(module) && !importer?.startsWith(supportFolder) ? join(supportFolder, ours) : null,
});
const supportFolder = join(projectFolder, 'test/support');
const pausing = instead('pausing step points', '/step-points.ts', 'pausing-step-points.ts');
/** For programs on vaults sealed with the weak hasher: half a second less for each passphrase. */
export const quickPassphrases = instead('quick passphrases', '/passphrase.ts', 'quick-passphrase.ts');
/** For a desktop of which a test says which answers come late. */
export const lateAnswers = instead('late answers', '/router/router.ts', 'late-router.ts');

/**
 * The product as users get it; quick with passphrases, for what is not about them; the same, stopping at the step point that
 * the environment names.
 */
const variants = { product: [], quick: [quickPassphrases], pausing: [quickPassphrases, pausing] } as const;
type Variant = keyof typeof variants;

/** Built once a run. */
export async function buildCli(variant: Variant = 'quick'): Promise<BuiltCli> {
  const { folder } = await madeOnce(['cli', variant], (outDir) => buildInto(outDir, variant), builtFolder);
  return {
    folder,
    program: join(folder, 'dossier-vault.mjs'),
    source: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n'),
  };
}

async function buildInto(outDir: string, variant: Variant): Promise<void> {
  const shared = { root: projectFolder, logLevel: 'warn', build: { outDir } } as const;
  await build({
    ...shared,
    configFile: join(projectFolder, 'build/vite.cli.config.ts'),
    plugins: [...variants[variant]],
  });
  await build({ ...shared, configFile: join(projectFolder, 'build/vite.verifier.config.ts') });
  await buildVerifyPage(outDir);
}

/** The rasteriser's thread as the product has it: on its sources a thread takes three times as long to start. */
export const builtRasteriserUrl = async (): Promise<URL> =>
  pathToFileURL(join((await buildCli()).folder, 'rasteriser-worker.mjs'));

export interface RunOptions {
  /** Lines `name<TAB>passphrase[<TAB>key file]` for --secrets-fd 3. */
  readonly secrets?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed into it; nothing unless given. */
  readonly input?: string;
  /** The test goes on typing with `type`, and ends with `endInput`. */
  readonly typing?: boolean;
  readonly cwd?: string;
  /** A program and its words in front of Node, for instance a shell that sets a limit. */
  readonly through?: readonly string[];
  readonly node?: readonly string[];
}

export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** What Node has compiled of the program before; not for one whose files a shell limits, as these would count among them. */
function compiledBefore({ through }: RunOptions): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE } = process.env;
  return through !== undefined || NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}

export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  private out = '';
  private err = '';
  private readonly waiting = new Set<() => void>();

  constructor(program: string, words: readonly string[], options: RunOptions) {
    const line = [...(options.through ?? []), process.execPath, ...(options.node ?? []), program, ...words];
    this.child = spawn(line[0] ?? '', line.slice(1), {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        DOSSIER_VAULT_CREDENTIAL_STORE: 'off',
        ...compiledBefore(options),
        ...options.env,
      },
      cwd: options.cwd,
    });
    const [stdin, stdout, stderr, secrets] = this.child.stdio as unknown as [
      Writable,
      Readable,
      Readable,
      Writable,
    ];
    // A process that ends before it has read everything breaks the pipe: that is its business.
    for (const pipe of [stdin, secrets]) pipe.on('error', () => {});
    if (options.typing !== true) stdin.end(options.input ?? '');
    secrets.end(options.secrets ?? '');
    stdout.setEncoding('utf8').on('data', (text) => this.hear('out', String(text)));
    stderr.setEncoding('utf8').on('data', (text) => this.hear('err', String(text)));
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (exit, signal) => {
        resolve({ exit, signal, out: this.out, err: this.err });
        for (const look of this.waiting) look();
      });
    });
  }

  private hear(where: 'out' | 'err', text: string): void {
    this[where] += text;
    for (const look of this.waiting) look();
  }

  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }
  endInput(): void {
    this.child.stdin?.end();
  }

  get said(): string {
    return this.out + this.err;
  }

  /** Until it has said this on either stream. Fails with everything it said when it ends without. */
  async until(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.said.includes(text)) resolve();
        else if (this.child.exitCode !== null || this.child.signalCode !== null)
          reject(new Error(`ended without "${text}":\n${this.said}`));
        else return;
        this.waiting.delete(look);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** kill -9, by its id. */
  async kill(): Promise<Ended> {
    this.child.kill('SIGKILL');
    return this.ended;
  }
}

export const startCli = (cli: BuiltCli, words: readonly string[], options: RunOptions = {}): Running =>
  new Running(cli.program, words, options);

export const runCli = (cli: BuiltCli, words: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  startCli(cli, words, options).ended;
