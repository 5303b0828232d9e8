/**
 * The databases that the group's audit is tried on: PGlite always, and PostgreSQL where its programs are installed, a server of
 * the test's own behind a socket in a folder of its own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openPglite } from '../../group-audit/pglite-database.ts';
import { openPostgres } from '../../group-audit/postgres-database.ts';
import { diskVariable } from '../support/run-folder.ts';

export interface Engine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** Where a new, empty database is: what `--into` takes. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const installed = '/usr/lib/postgresql';

/** The newest that is installed; null where none is, or where none can be run as this user. */
function postgresPrograms(): string | null {
  if (!existsSync(installed)) return null;
  const folders = readdirSync(installed, { encoding: 'utf8' })
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(installed, version, 'bin'));
  const folder = folders.find(
    (each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres')),
  );
  return folder === undefined || serverUser() === null ? null : folder;
}

/** PostgreSQL refuses to run as root: there its own user takes it over. */
function serverUser(): { readonly uid: number; readonly gid: number } | 'oneself' | null {
  if (process.getuid?.() !== 0) return 'oneself';
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

export const enginesHere: readonly Engine['name'][] =
  postgresPrograms() === null ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

export async function startEngine(name: Engine['name']): Promise<Engine> {
  return name === 'PGlite' ? pglite() : postgres(postgresPrograms()!);
}

function pglite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'group-audit-'));
  let made = 0;
  const template = join(folder, 'template');
  return {
    name: 'PGlite',
    // Making the files takes seconds: once, and copied from then on.
    newDatabase: async () => {
      if (made === 0) await (await openPglite(template, true)).close();
      const place = join(folder, `database-${made++}`);
      cpSync(template, place, { recursive: true });
      return place;
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(programs: string): Promise<Engine> {
  // Not below the run's own folder, into which the server's user may not look.
  const folder = mkdtempSync(join(process.env[diskVariable] ?? tmpdir(), 'dv-postgres-'));
  const user = serverUser();
  const as = typeof user === 'object' && user !== null ? user : {};
  if (typeof user === 'object' && user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'auditor', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const inited = spawnSync(join(programs, 'initdb'), init, { ...as, cwd: folder, encoding: 'utf8' });
  if (inited.status !== 0) throw new Error(`initdb: ${inited.stderr}`);
  const run = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-F'];
  const server = spawn(join(programs, 'postgres'), run, { ...as, cwd: folder, stdio: 'ignore' });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const place = (database: string) =>
    `postgres://auditor@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let made = 0;
  const engine: Engine = {
    name: 'PostgreSQL',
    newDatabase: async () => {
      const name = `group_${made++}`;
      const admin = await openPostgres(place('postgres'));
      await admin.script(`create database ${name}`);
      await admin.close();
      return place(name);
    },
    stop: async () => {
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let tries = 0; ; tries++) {
    try {
      await (await openPostgres(place('postgres'))).close();
      return engine;
    } catch (error) {
      if (tries === 600 || server.exitCode !== null) {
        await engine.stop();
        throw error;
      }
      await pause(50);
    }
  }
}
