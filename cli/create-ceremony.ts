/**
 * `create VAULT`: the ceremony at one keyboard. Who is there and which files hold their keys comes from a ceremony file
 * (docs/formats/ceremony.md) or is asked; each founder types their own passphrase in turn, twice.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { VaultFault } from '../shared/vocabulary/fault.ts';
import { namesAlike } from '../shared/vocabulary/look-alike.ts';
import { wordsOfSheetText } from '../shared/vocabulary/sheet-text.ts';
import { VaultRouter } from '../vault/router/router.ts';
import { writeDurably } from '../vault/storage/durable-file.ts';
import { ceremony } from './ceremony-file.ts';
import { askCeremony, askSheetsFolder } from './create-questions.ts';
import { type ExitCode, exitCodeOf, exitCodes, type Report, UsageError } from './terminal/report.ts';
import type { Secrets } from './terminal/secrets.ts';
import { Session } from './terminal/session.ts';
import type { Station } from './terminal/station.ts';
import { endOnSignals } from './terminal/stopping.ts';

/** Before anybody has typed a passphrase: the same human twice, or two whom others will take for one another (S8). */
function sayWhoLooksLikeWhom(
  founders: readonly { readonly name: string; readonly staffNumber: string }[],
  report: Report,
): void {
  for (const [at, founder] of founders.entries()) {
    const like = founders.slice(0, at).filter(({ name }) => namesAlike(name, founder.name));
    const names = like.map(({ name, staffNumber }) => `${name} · ${staffNumber}`).join(' / ');
    if (names !== '') report.note('founderLike', { name: `${founder.name} · ${founder.staffNumber}`, names });
  }
}

function readCeremony(path: string): z.output<typeof ceremony> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new VaultFault('FILE_NOT_FOUND', {}, error);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`${path}: JSON`);
  }
  const parsed = ceremony.safeParse(json);
  if (!parsed.success) throw new UsageError(`${path}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  return parsed.data;
}

export async function createByCeremony(
  folder: string,
  options: { readonly ceremony?: string; readonly sheets?: string },
  station: Station,
  report: Report,
  secrets: Secrets,
): Promise<ExitCode> {
  const router = new VaultRouter(station.ports);
  const session = new Session(router, report, secrets, '', '');
  const heedNoMore = endOnSignals(session);
  try {
    const plan =
      options.ceremony === undefined
        ? ceremony.parse(await askCeremony(session))
        : readCeremony(options.ceremony);
    const sheetsFolder = options.sheets ?? (await askSheetsFolder(session));
    sayWhoLooksLikeWhom(plan.founders, report);
    const founders = [];
    for (const founder of plan.founders) {
      founders.push({
        ...founder,
        keyFiles: founder.keyFiles.map((path) => resolve(path)),
        passphrase: await session.newPassphraseOf(founder.name),
      });
    }
    const created = await session.ask('vault.create', {
      folder: resolve(folder),
      name: plan.name,
      sample: plan.sample,
      ...(plan.policy === undefined ? {} : { policy: plan.policy }),
      ...(plan.labels === undefined ? {} : { labels: plan.labels }),
      founders,
      sheets: plan.sheets,
      anchorFolders: plan.anchorFolders.map((path) => resolve(path)),
      station: plan.station,
    });
    mkdirSync(sheetsFolder, { recursive: true, mode: 0o700 });
    for (const side of ['custody', 'approval'] as const) {
      for (const [i, sheet] of created.sheets[side].entries())
        writeDurably(join(sheetsFolder, `${side}-${i + 1}.txt`), `${sheet}\n${wordsOfSheetText(sheet)}`);
    }
    report.say('created', { vault: created.vault });
    for (const founder of created.founders) report.say('fingerprint', { ...founder });
    report.say('sheets', { folder: sheetsFolder });
    report.answer('create', {
      vault: created.vault,
      founders: created.founders,
      sheetsFolder,
    });
    return exitCodes.done;
  } catch (error) {
    report.failure('create', error);
    return exitCodeOf(error);
  } finally {
    heedNoMore();
    await station.close();
  }
}
