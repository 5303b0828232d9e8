/**
 * Which dossier a folder is, by its name (K6). Only what this person may know of is found (D3). Written as the dossier's code or
 * client is, it is that dossier; written otherwise, or the name of several, somebody has to say so: a file in the wrong dossier is
 * known to people who should not know of it.
 */
import type { ClientFolder, FolderDossier } from '../../shared/contract/answers.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { type NamePattern, readName } from '../../shared/vocabulary/name-pattern.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { newCall } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { dossiersAlike } from '../dossiers/new-dossier.ts';
import { dossierToFile } from '../filing/submit-document.ts';
import { type Dossier, dossierByCode, mayKnow } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import { isGarbled } from './garbled-name.ts';

export interface SaidOfFolders {
  readonly patterns: readonly NamePattern[];
  /** By the folder's name. */
  readonly chosen: ReadonlyMap<string, string>;
  /** One that may be one dossier only is that dossier. */
  readonly likes: boolean;
}

type Found = Pick<ClientFolder, 'outcome' | 'dossier' | 'beside'>;
const shown = ({ code, client }: Dossier): FolderDossier => ({ code, client });
const unknown: Found = { outcome: 'unknown', dossier: null, beside: [] };

export class ClientFinder {
  private readonly vault: OpenVault;
  private readonly desk: Person;

  constructor(vault: OpenVault, desk: Person) {
    this.vault = vault;
    this.desk = desk;
  }

  /** The index of dossiers is up to date. */
  find(name: string, files: number, { patterns, chosen, likes }: SaidOfFolders): ClientFolder {
    const row = { name, files, chosen: false, problem: null };
    if (isGarbled(name))
      return { ...row, ...unknown, outcome: 'refused', problem: { code: 'FILE_NAME_GARBLED', facts: {} } };
    const said = chosen.get(name);
    if (said !== undefined) return this.said(row, said);
    const found = this.byNames(name, patterns);
    const only = found.outcome === 'unsure' && found.beside.length === 1 ? found.beside[0]! : null;
    const dossier = found.dossier ?? (likes ? only : null);
    if (dossier === null) return { ...row, ...found };
    return this.mayBeFiled({ ...row, ...found, outcome: 'matched', dossier });
  }

  private said(row: Omit<ClientFolder, 'outcome' | 'dossier' | 'beside'>, code: string): ClientFolder {
    const dossier = dossierByCode(this.vault.db, code.trim());
    if (dossier === null || !mayKnow(this.desk, dossier))
      return { ...row, ...unknown, outcome: 'refused', problem: { code: 'NO_SUCH_DOSSIER', facts: {} } };
    return this.mayBeFiled({
      ...row,
      chosen: true,
      outcome: 'matched',
      dossier: shown(dossier),
      beside: [],
    });
  }

  /** A name that is one client's code and another's name is neither: the order of patterns does not decide whose files these are. */
  private byNames(name: string, patterns: readonly NamePattern[]): Found {
    const found = patterns.map((pattern) => this.byName(name, pattern));
    const named = found.flatMap(({ dossier, beside }) => (dossier === null ? beside : [dossier]));
    const dossiers = [...new Map(named.map((each) => [each.code, each])).values()];
    if (dossiers.length === 0) return unknown;
    return dossiers.length === 1 && found.some(({ outcome }) => outcome === 'matched')
      ? { outcome: 'matched', dossier: dossiers[0]!, beside: [] }
      : { outcome: 'unsure', dossier: null, beside: dossiers };
  }

  byName(name: string, pattern: NamePattern): Found {
    const read = readName(pattern, name);
    if (read === null) return unknown;
    const { code = '', client = '' } = read;
    const alike = dossiersAlike(this.vault, this.desk, { code, client });
    const byCode = alike.filter((each) => code !== '' && lookOf(each.code) === lookOf(code));
    const byClient = alike.filter((each) => client !== '' && lookOf(each.client) === lookOf(client));
    const exact =
      code === ''
        ? byClient.filter((each) => each.client === client)
        : byCode.filter((each) => each.code === code && (client === '' || byClient.includes(each)));
    // Of one client with two dossiers, nobody can tell which it is; of one whose name another has in other letters, neither.
    const candidates = [...new Set([...byCode, ...byClient])];
    const [only] = exact;
    if (exact.length === 1 && only !== undefined && (code !== '' || candidates.length === 1))
      return { outcome: 'matched', dossier: shown(only), beside: [] };
    if (candidates.length === 0) return unknown;
    return { outcome: 'unsure', dossier: null, beside: candidates.map(shown) };
  }

  /** What stands against filing into it is said of the folder, once. */
  private mayBeFiled(folder: ClientFolder): ClientFolder {
    try {
      dossierToFile(this.vault, folder.dossier!.code, newCall('zh-CN'), this.desk);
      return folder;
    } catch (error) {
      // Not ready: nothing can be filed at all.
      if (!(error instanceof Refusal) || error.code === 'NOT_READY') throw error;
      return { ...folder, outcome: 'refused', problem: { code: error.code, facts: error.facts } };
    }
  }
}
