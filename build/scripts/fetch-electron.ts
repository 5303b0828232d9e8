/**
 * Fetches Electron's binary into the cache of its package, from which the package's own install.js unpacks it: with progress,
 * an end where no bytes come, and a failure that is said with its cause and remembered.
 */
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { downloadArtifact } from '@electron/get';

/** Without a byte for this long, the source is taken to be gone. */
const silentMsMax = 30_000;
/** So long a source that failed is not asked again, unless somebody asks for it. */
const rememberedMs = 24 * 3_600_000;

export type FetchFailure =
  | { readonly kind: 'silent'; readonly seconds: number }
  | { readonly kind: 'not-found'; readonly host: string }
  | { readonly kind: 'refused'; readonly host: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'not-as-published' }
  | { readonly kind: 'other'; readonly code: string };

const both: Readonly<Record<FetchFailure['kind'], readonly [zh: string, en: string]>> = {
  silent: ['{seconds} 秒没有收到任何数据', 'no data came for {seconds} seconds'],
  'not-found': [
    '找不到 {host}（没有网络，或域名解析被拦截）',
    '{host} was not found (no network, or names are blocked)',
  ],
  refused: ['{host} 拒绝连接', '{host} refused the connection'],
  status: ['服务器回答 {status}', 'the server answered {status}'],
  'not-as-published': ['下载的文件与公布的校验值不符', 'the file is not the one that was published'],
  other: ['{code}', '{code}'],
};

export function describeFailure(failure: FetchFailure): readonly [zh: string, en: string] {
  const facts = failure as unknown as Record<string, unknown>;
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name]));
  const [zh, en] = both[failure.kind];
  return [fill(zh), fill(en)];
}

class Failed extends Error {
  readonly failure: FetchFailure;
  constructor(failure: FetchFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

function failureOf(error: unknown, host: string): FetchFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Failed) return cause.failure;
    const { code } = cause as { code?: unknown };
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'not-found', host };
    if (code === 'ECONNREFUSED') return { kind: 'refused', host };
    if (/checksum|sumchecker/i.test(`${cause.name} ${cause.constructor.name} ${cause.message}`))
      return { kind: 'not-as-published' };
    if (typeof code === 'string') return { kind: 'other', code };
  }
  return { kind: 'other', code: error instanceof Error ? error.name : 'Error' };
}

export interface FetchWishes {
  /** The folder of the `electron` package. */
  readonly electronFolder: string;
  /** Bytes so far, and in all where the server said so. */
  readonly progress: (done: number, total: number | null) => void;
  readonly silentMsMax?: number;
  /** For tests; otherwise the package's own, in the user's folder for caches. */
  readonly cacheFolder?: string;
}

/** Streams `url` into `file`. A server that stops sending is left. */
async function download(
  url: string,
  file: string,
  { progress, silentMsMax: max = silentMsMax }: FetchWishes,
): Promise<void> {
  const silence = new AbortController();
  const giveUp = (): void => silence.abort(new Failed({ kind: 'silent', seconds: Math.round(max / 1000) }));
  let timer = setTimeout(giveUp, max);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, max);
  };
  try {
    const answer = await fetch(url, { signal: silence.signal });
    heard();
    if (!answer.ok || answer.body === null) throw new Failed({ kind: 'status', status: answer.status });
    const length = Number(answer.headers.get('content-length'));
    const total = length > 0 ? length : null;
    let done = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        heard();
        done += chunk.length;
        progress(done, total);
        next(null, chunk);
      },
    });
    mkdirSync(dirname(file), { recursive: true });
    const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, count, createWriteStream(file), { signal: silence.signal });
  } catch (error) {
    // Ended because of the silence: the cause is that, not how it was ended.
    throw silence.signal.aborted ? silence.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Null where it is in the cache now, whole and as published. */
export async function fetchElectron(wishes: FetchWishes): Promise<FetchFailure | null> {
  const require = createRequire(join(wishes.electronFolder, 'package.json'));
  const { version } = require('./package.json') as { version: string };
  let host = '';
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.env.ELECTRON_INSTALL_PLATFORM ?? process.env.npm_config_platform ?? process.platform,
      arch: process.env.ELECTRON_INSTALL_ARCH ?? process.env.npm_config_arch ?? process.arch,
      checksums: require('./checksums.json') as Record<string, string>,
      ...(wishes.cacheFolder === undefined ? {} : { cacheRoot: wishes.cacheFolder }),
      downloader: {
        download: (url: string, file: string) => {
          ({ host } = new URL(url));
          return download(url, file, wishes);
        },
      },
    });
    return null;
  } catch (error) {
    return failureOf(error, host);
  }
}

/** A failure that is remembered: of which version, from where. */
export interface Remembered {
  readonly version: string;
  readonly mirror: string;
  readonly atMs: number;
  readonly failure: FetchFailure;
}

export function recallFailure(file: string, now: Omit<Remembered, 'failure'>): FetchFailure | null {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Remembered;
    const same = known.version === now.version && known.mirror === now.mirror;
    const age = now.atMs - known.atMs;
    return same && age >= 0 && age < rememberedMs && known.failure.kind in both ? known.failure : null;
  } catch {
    return null;
  }
}

export function rememberFailure(file: string, remembered: Remembered | null): void {
  if (remembered === null) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(remembered));
}
