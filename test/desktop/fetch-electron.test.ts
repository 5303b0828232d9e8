/** Fetching Electron at the first start, from a server on this machine that serves, stalls, refuses or lies. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  describeFailure,
  type FetchFailure,
  fetchElectron,
  recallFailure,
  rememberFailure,
} from '../../build/scripts/fetch-electron.ts';
import { electronBinary, fetchRemedies } from '../../build/scripts/start.ts';

const zip = Buffer.from('PK… as many bytes as Electron has, in a manner of speaking'.repeat(200));
const version = '45.4.1';
const fileName = `electron-v${version}-${process.platform}-${process.arch}.zip`;

let folder: string;
let server: Server | null = null;
const environment = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'ELECTRON_OVERRIDE_DIST_PATH'] as const;
const before = Object.fromEntries(environment.map((name) => [name, process.env[name]]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-fetch-'));
  const electron = join(folder, 'electron');
  mkdirSync(electron);
  const sha256 = createHash('sha256').update(zip).digest('hex');
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ name: 'electron', version }));
  writeFileSync(join(electron, 'checksums.json'), JSON.stringify({ [fileName]: sha256 }));
  for (const name of environment) delete process.env[name];
});
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server === null ? closed(null) : server.close(closed)));
  server = null;
  rmSync(folder, { recursive: true, force: true });
  for (const name of environment) {
    const value = before[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(made.address() as AddressInfo).port}`;
  process.env.ELECTRON_MIRROR = `http://${host}/`;
  return host;
}
const seen: (readonly [number, number | null])[] = [];
/** The far limit of a silence is half a second here. */
const run = (): Promise<FetchFailure | null> => {
  seen.length = 0;
  return fetchElectron({
    electronFolder: join(folder, 'electron'),
    cacheFolder: join(folder, 'cache'),
    silentMsMax: 500,
    progress: (done, total) => seen.push([done, total]),
  });
};
const cached = (): string[] => {
  try {
    return readdirSync(join(folder, 'cache'), { recursive: true }).map(String);
  } catch {
    return [];
  }
};

describe('a server', () => {
  test('that serves: the file is in the cache, and how far it was is told', async () => {
    const asked: string[] = [];
    await serve((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-length': zip.length });
      response.write(zip.subarray(0, 1_000));
      setTimeout(() => response.end(zip.subarray(1_000)), 50);
    });
    expect(await run()).toBeNull();
    expect(asked).toEqual([`/v${version}/${fileName}`]);
    expect(seen.at(0)?.[1]).toBe(zip.length);
    expect(seen.at(-1)).toEqual([zip.length, zip.length]);
    const file = cached().find((name) => name.endsWith('.zip')) ?? '';
    expect(readFileSync(join(folder, 'cache', file)).equals(zip)).toBe(true);
    // What is there is not fetched again.
    expect(await run()).toBeNull();
    expect(asked).toHaveLength(1);
  });
  test('that never answers', async () => {
    await serve(() => undefined);
    expect(await run()).toMatchObject({ kind: 'silent' });
  });
  test('that stops in the middle', async () => {
    await serve((_request, response) => {
      response.writeHead(200, { 'content-length': zip.length });
      response.write(zip.subarray(0, 1_000));
    });
    expect(await run()).toMatchObject({ kind: 'silent' });
    expect(seen.length).toBeGreaterThan(0);
    expect(cached().filter((name) => name.endsWith('.zip'))).toEqual([]);
  });
  test('that is slow, but goes on', async () => {
    await serve((_request, response) => {
      response.writeHead(200, { 'content-length': zip.length });
      let at = 0;
      const timer = setInterval(() => {
        response.write(zip.subarray(at, at + 2_000));
        at += 2_000;
        if (at < zip.length) return;
        clearInterval(timer);
        response.end();
      }, 120);
    });
    expect(await run()).toBeNull();
  });
  test('that refuses the connection', async () => {
    const host = await serve(() => undefined);
    await new Promise((closed) => server?.close(closed));
    server = null;
    expect(await run()).toEqual({ kind: 'refused', host });
  });
  test('that has nothing of the kind', async () => {
    await serve((_request, response) => response.writeHead(404).end());
    expect(await run()).toEqual({ kind: 'status', status: 404 });
  });
  test('that serves another file', async () => {
    await serve((_request, response) => response.end('something else'));
    expect(await run()).toEqual({ kind: 'not-as-published' });
    expect(cached().filter((name) => name.endsWith('.zip'))).toEqual([]);
  });
  test('whose name nobody knows', async () => {
    process.env.ELECTRON_MIRROR = 'http://electron.invalid/';
    expect(await run()).toEqual({ kind: 'not-found', host: 'electron.invalid' });
  });
});

test('each failure has a sentence in both languages, with its facts filled in', () => {
  const failures: FetchFailure[] = [
    { kind: 'silent', seconds: 30 },
    { kind: 'not-found', host: 'h' },
    { kind: 'refused', host: 'h' },
    { kind: 'status', status: 404 },
    { kind: 'not-as-published' },
    { kind: 'other', code: 'ECONNRESET' },
  ];
  for (const failure of failures) {
    for (const sentence of describeFailure(failure)) expect(sentence).toMatch(/^[^{}]+$/);
  }
  expect(describeFailure(failures[0]!)).toEqual(['30 秒没有收到任何数据', 'no data came for 30 seconds']);
});

test('a failure is remembered for a day, for the same version and source', () => {
  const file = join(folder, 'cache', 'electron-fetch.json');
  const failure: FetchFailure = { kind: 'status', status: 404 };
  const now = { version, mirror: 'http://a/', atMs: 1_000_000 };
  expect(recallFailure(file, now)).toBeNull();
  rememberFailure(file, { ...now, failure });
  expect(recallFailure(file, { ...now, atMs: 1_000_000 + 3_600_000 })).toEqual(failure);
  expect(recallFailure(file, { ...now, atMs: 1_000_000 + 25 * 3_600_000 })).toBeNull();
  expect(recallFailure(file, { ...now, mirror: 'http://b/' })).toBeNull();
  expect(recallFailure(file, { ...now, version: '46.0.0' })).toBeNull();
  rememberFailure(file, null);
  expect(recallFailure(file, now)).toBeNull();
});

test('the two variables that are named are those that help', async () => {
  for (const sentence of fetchRemedies) {
    expect(sentence).toContain('ELECTRON_MIRROR=');
    expect(sentence).toContain('ELECTRON_OVERRIDE_DIST_PATH=');
  }
  const electron = join(folder, 'electron');
  expect(electronBinary(electron)).toBeUndefined();
  const unpacked = join(folder, 'unpacked');
  const name =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron';
  mkdirSync(join(unpacked, name, '..'), { recursive: true });
  writeFileSync(join(unpacked, name), '');
  process.env.ELECTRON_OVERRIDE_DIST_PATH = unpacked;
  expect(electronBinary(electron)).toBe(join(unpacked, name));
});
