import { Absences } from './absences.ts';
import { Agreements } from './agreements.ts';
import { Backups } from './backups.ts';
import { WholeReleases } from './check-whole-release.ts';
import { Clients } from './clients.ts';
import { Custody } from './custody.ts';
import { Departures } from './departures.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import type { Policy } from './entry-data.ts';
import { Epochs } from './epochs.ts';
import { Filing } from './filing.ts';
import { Gates } from './gates.ts';
import { Invitations } from './invitations.ts';
import { Leaving } from './leaving.ts';
import { Lending } from './lending.ts';
import { LogKeys } from './log-keys.ts';
import { Losses } from './losses.ts';
import { People } from './people.ts';
import { Releases } from './releases.ts';
import { Training } from './training.ts';

/** What the log has said up to a point: all that judging the next entry needs, and nothing that it does not. */
export class LogState {
  vault: string | null = null;
  sample = false;
  policy: Policy | null = null;
  readonly logKeys = new LogKeys();
  /** 0 before the first entry. */
  get generation(): number {
    return this.logKeys.generation;
  }

  /** The judged time in milliseconds since 1970, docs/formats/log-entry.md §5.5. */
  judged = 0;
  readonly epochs = new Epochs();
  readonly losses = new Losses();
  readonly invitations = new Invitations();
  /** Ids of views that `spent` of an entry named. */
  readonly ledgerViews = new Set<string>();
  /** Views that a ledger named and this log had not recorded. */
  viewsFromLedgers = 0;
  /** The entry by which a check found something amiss, or that put the vault back from a backup, until a new generation; null where none stands (A6). */
  found: number | null = null;
  /** Where the vault is worked in, and on which machine; null before the first entry that says so (A6c). */
  place: { readonly place: string; readonly machine: string } | null = null;
  readonly people = new People();
  readonly filing = new Filing();
  readonly lending = new Lending();
  readonly releases = new Releases();
  readonly custody = new Custody();
  readonly clients = new Clients();
  readonly departures = new Departures();
  readonly leaving = new Leaving();
  readonly backups = new Backups();
  readonly wholeReleases = new WholeReleases();
  readonly training = new Training();
  readonly agreements = new Agreements();
  readonly gates = new Gates();
  readonly absences = new Absences();

  isHandoverKnown(id: string): boolean {
    return this.custody.handovers.has(id) || this.clients.handovers.has(id);
  }

  /** Done before the other rules look at an entry: they judge by the time it leaves behind. */
  advanceClock(body: EntryBody): void {
    this.judged = this.judgedAfter(body);
  }

  /** The judged time as an entry leaves it. */
  judgedAfter({ type, at, data }: EntryBody): number {
    if (type === 'vault.created') return at.wall;
    if (type === 'clock.jumped') return data.to;
    return at.doubt === 'none' ? Math.max(this.judged, at.wall) : this.judged;
  }

  apply(index: number, body: EntryBody, leafHash: Buffer): void {
    switch (body.type) {
      case 'vault.created':
        this.vault = body.vault;
        this.sample = body.data.sample;
        this.policy = body.data.policy;
        break;
      case 'policy.tightened':
        this.policy = body.data.policy;
        break;
      case 'place.taken':
        this.place = body.data;
        break;
      case 'check.found':
        if (body.data.verdict !== 'sound') this.found ??= index;
        break;
      case 'vault.restored':
        this.found ??= index;
        break;
      case 'generation.new':
        this.found = null;
        this.takeOverViews(index, body.data.spent);
        break;
      case 'gap.narrowed':
        this.takeOverViews(index, body.data.spent);
        break;
    }
    this.losses.apply(index, body, (person) => this.people.human(person));
    this.logKeys.apply(body);
    this.epochs.apply(body);
    const invitedAs = body.type === 'invitation.taken' ? this.invitations.rolesOf(body.data.person) : [];
    this.people.apply(body, leafHash, invitedAs);
    this.gates.apply(index, body, invitedAs);
    this.absences.apply(body);
    this.invitations.apply(body);
    this.filing.apply(index, body);
    this.lending.apply(body, this.filing);
    this.releases.apply(index, body, this.filing);
    this.custody.apply(body);
    this.clients.apply(index, body, this.filing);
    this.departures.apply(body, this.people);
    this.leaving.apply(index, body);
    this.backups.apply(body);
    this.wholeReleases.apply(body);
    this.training.apply(index, body);
    this.agreements.apply(index, body);
    this.recordActs(index, body);
  }

  /** Views that entries did not record when they were, by those that name them now. */
  private takeOverViews(index: number, spent: BodyOf<'gap.narrowed'>['data']['spent']): void {
    for (const { person, lineage, view } of spent) {
      if (this.lending.viewIds.has(view)) continue;
      this.countView(index, person, lineage);
      this.ledgerViews.add(view);
      this.viewsFromLedgers++;
    }
  }

  /** Keeps in mind what separation and the allowance ask about later. */
  private recordActs(index: number, body: EntryBody): void {
    const actor = body.signers[0]?.person;
    if (actor === undefined) return;
    switch (body.type) {
      case 'document.submitted': {
        const human = this.people.human(actor);
        human.used.add(body.data.dossier);
        human.wrote.add(body.data.lineage);
        human.wroteIn.add(body.data.dossier);
        break;
      }
      case 'document.accepted': {
        const author = this.filing.documents.get(body.data.document)?.author;
        if (author !== undefined) this.people.human(author).wrote.add(body.data.lineage);
        this.recordKeeping(actor, body.data.document);
        break;
      }
      case 'document.sent-back':
        this.recordKeeping(actor, body.data.document);
        break;
      case 'loan.approved':
      case 'loan.rejected':
      case 'loan.issued':
      case 'loan.extension-approved':
      case 'loan.extension-rejected':
        this.recordKeeping(actor, this.lending.loans.get(body.data.loan)?.document.id);
        break;
      case 'release.requested':
      case 'release.approved':
      case 'release.rejected':
      case 'release.handed-out':
      case 'release.again': {
        const dossier = this.releases.all.get(body.data.release)?.dossier.id;
        if (dossier === undefined) break;
        for (const { as, person } of body.signers) {
          const human = this.people.human(person);
          (as === 'custodian' || as === 'approver' ? human.kept : human.used).add(dossier);
        }
        break;
      }
      case 'loan.requested':
        this.people.human(actor).used.add(body.data.dossier);
        break;
      case 'view.open': {
        this.people.human(actor).used.add(body.data.dossier);
        this.countView(
          index,
          actor,
          this.filing.documents.get(body.data.document)?.lineage.id ?? body.data.lineage,
        );
        break;
      }
    }
  }

  private recordKeeping(actor: string, documentId: string | undefined): void {
    const document = documentId === undefined ? undefined : this.filing.documents.get(documentId);
    if (document !== undefined) this.people.human(actor).kept.add(document.dossier.id);
  }

  private countView(index: number, person: string, lineage: string): void {
    const { views, viewEntries } = this.people.human(person);
    viewEntries.push(index);
    views.set(lineage, (views.get(lineage) ?? 0) + 1);
  }
}
