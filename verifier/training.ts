import type { EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';

/** Training and the firm's rules at a point of the log (log-entry.md §5.13). */

export type Post = DataOf<'proposal.made'>['posts'][number];

export interface Course {
  /** Index of the entry that said last what it is, and of the one that was granted. */
  state: number;
  granted: number | null;
  described: DataOf<'course.described'>;
  /** By session: who signed. */
  readonly signed: Map<number, Set<string>>;
  readonly checked: Map<number, DataOf<'attendance.checked'>['lines']>;
  /** By trainee, in their order. */
  readonly results: Map<string, boolean[]>;
  readonly certified: Set<string>;
  readonly bound: Set<string>;
}

export interface Proposal {
  readonly maker: string;
  readonly made: DataOf<'proposal.made'>;
  granted: number;
  over: 'open' | 'granted' | 'refused';
  issued: boolean;
}

export class Training {
  rules: DataOf<'training.ruled'> | null = null;
  /** Every department that was ever named. */
  readonly departments = new Set<string>();
  readonly placed = new Map<string, string>();
  readonly surveys = new Map<string, number>();
  readonly courses = new Map<string, Course>();
  readonly proposals = new Map<string, Proposal>();
  readonly certificates = new Set<string>();
  readonly obligations = new Map<string, { readonly data: DataOf<'obligation.signed'>; ended: boolean }>();
  readonly firmRules = new Map<
    string,
    { kind: string; version: number; readonly acknowledged: Set<string> }
  >();

  headOf(department: string | null): string | null {
    return this.rules?.departments.find((each) => each.department === department)?.head ?? null;
  }

  /** A department of the rules in force. */
  isListed(department: string): boolean {
    return this.rules?.departments.some((each) => each.department === department) ?? false;
  }

  apply(index: number, body: EntryBody): void {
    switch (body.type) {
      case 'training.ruled':
        this.rules = body.data;
        for (const { department } of body.data.departments) this.departments.add(department);
        break;
      case 'trainee.placed':
        this.placed.set(body.data.trainee, body.data.department);
        break;
      case 'survey.opened':
        this.surveys.set(body.data.survey, body.data.year);
        break;
      case 'course.described':
        this.describe(index, body.data);
        break;
      case 'proposal.made':
        this.proposals.set(body.data.proposal, {
          maker: body.signers[0]!.person,
          made: body.data,
          granted: 0,
          over: 'open',
          issued: false,
        });
        break;
      case 'proposal.decided':
        this.decide(body.data);
        break;
      case 'proposal.issued': {
        const proposal = this.proposals.get(body.data.proposal);
        if (proposal !== undefined) proposal.issued = true;
        break;
      }
      case 'obligation.signed':
        this.courses.get(body.data.course)?.bound.add(body.data.person);
        this.obligations.set(body.data.obligation, { data: body.data, ended: false });
        break;
      case 'obligation.ended': {
        const obligation = this.obligations.get(body.data.obligation);
        if (obligation !== undefined) obligation.ended = true;
        break;
      }
      case 'rules.issued': {
        const { rules, kind, version } = body.data;
        this.firmRules.set(rules, { kind, version, acknowledged: new Set() });
        break;
      }
      case 'rules.acknowledged':
        this.firmRules.get(body.data.rules)?.acknowledged.add(body.data.person);
        break;
      default:
        this.attend(body);
    }
  }

  private attend(body: EntryBody): void {
    switch (body.type) {
      case 'attendance.signed': {
        const { course, session, person } = body.data;
        const signed = this.courses.get(course)?.signed;
        signed?.set(session, (signed.get(session) ?? new Set()).add(person));
        break;
      }
      case 'attendance.checked':
        this.courses.get(body.data.course)?.checked.set(body.data.session, body.data.lines);
        break;
      case 'result.recorded': {
        const { course, trainee, passed } = body.data;
        const results = this.courses.get(course)?.results;
        results?.set(trainee, [...(results.get(trainee) ?? []), passed]);
        break;
      }
      case 'certificate.given':
        this.certificates.add(body.data.certificate);
        this.courses.get(body.data.course)?.certified.add(body.data.trainee);
        break;
    }
  }

  private describe(index: number, data: DataOf<'course.described'>): void {
    const known = this.courses.get(data.course);
    if (known !== undefined) {
      known.state = index;
      known.described = data;
      return;
    }
    this.courses.set(data.course, {
      state: index,
      granted: null,
      described: data,
      signed: new Map(),
      checked: new Map(),
      results: new Map(),
      certified: new Set(),
      bound: new Set(),
    });
  }

  private decide({ proposal: id, granted }: DataOf<'proposal.decided'>): void {
    const proposal = this.proposals.get(id);
    if (proposal === undefined) return;
    if (!granted) {
      proposal.over = 'refused';
      return;
    }
    proposal.granted++;
    const { posts, kind, courses } = proposal.made;
    if (proposal.granted < posts.length) return;
    proposal.over = 'granted';
    if (kind === 'department-plan' || kind === 'leave') return;
    for (const { course, state } of courses) {
      const known = this.courses.get(course);
      if (known !== undefined) known.granted = state;
    }
  }
}
