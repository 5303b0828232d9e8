/**
 * One running app for each user data folder. The first one writes who it is and where it listens; a second one tells it
 * what it was called with, and synchronously, as it will exit at once.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { mainProfile } from '../chromium/profile.ts';

interface Holder {
  readonly pid: number;
  readonly address: string;
}

export interface SecondCall {
  readonly argv: string[];
  readonly folder: string;
  readonly additionalData: unknown;
}

const lockFile = (userData: string): string => join(userData, 'single-instance.lock');
let held: { server: Server; remove(): void } | undefined;

export const holdsInstanceLock = (): boolean => held !== undefined;

export function takeInstanceLock(
  userData: string,
  additionalData: unknown,
  onSecond: (call: SecondCall) => void,
): boolean {
  if (held !== undefined) return true;
  mkdirSync(userData, { recursive: true });
  const holder = livingHolder(userData);
  if (holder !== undefined) {
    tell(holder, { argv: process.argv, folder: process.cwd(), additionalData });
    return false;
  }
  held = listen(userData, onSecond);
  return true;
}

export function releaseInstanceLock(): void {
  held?.server.close();
  held?.remove();
  held = undefined;
}

function livingHolder(userData: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lockFile(userData), 'utf8')) as Holder;
    process.kill(holder.pid, 0);
    return holder.pid === process.pid ? undefined : holder;
  } catch {
    return undefined;
  }
}

/** In the profile, because a socket's path may have only about a hundred bytes, and because it is removed in any case. */
function listen(userData: string, onSecond: (call: SecondCall) => void) {
  const onWindows = process.platform === 'win32';
  const address = onWindows
    ? `\\\\.\\pipe\\electron-on-chromium-${process.pid}`
    : join(mainProfile(), 'instance');
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let text = '';
    connection.setEncoding('utf8');
    connection.on('error', () => undefined);
    connection.on('data', (part) => {
      text += part;
    });
    connection.on('end', () => {
      connection.end();
      onSecond(JSON.parse(text) as SecondCall);
    });
  });
  server.listen(address).unref();
  const holder: Holder = { pid: process.pid, address };
  writeFileSync(lockFile(userData), JSON.stringify(holder));
  return { server, remove: () => rmSync(lockFile(userData), { force: true }) };
}

function tell({ address }: Holder, call: SecondCall): void {
  const program =
    "const line = require('node:net').connect(process.argv[1], () => line.end(process.argv[2])).on('error', () => {})";
  spawnSync(process.execPath, ['--eval', program, address, JSON.stringify(call)]);
}
