/**
 * The answers to questions about the log, worked out a second time from the entries alone: no line here comes from the vault's
 * tables. Bodies are read as JSON, in the order of the log.
 */
import type { Desk } from '../support/desk.ts';

interface Body {
  readonly index: number;
  readonly type: string;
  readonly at: { readonly wall: number; readonly offset: number };
  readonly actor: { readonly person: string | null };
  readonly place: { readonly commit: string } | null;
  readonly signers: readonly { readonly person: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

export const entriesOf = (desk: Desk): readonly Body[] =>
  desk.vault.db
    .all<{ idx: number; payload: Uint8Array }>('SELECT idx, payload FROM leaf ORDER BY idx')
    .map(({ idx, payload }) => ({
      index: idx,
      ...(JSON.parse(Buffer.from(payload).toString('utf8')) as Omit<Body, 'index'>),
    }));

export const localOf = ({ at }: Body): Date => new Date(at.wall + at.offset * 60_000);
export const dayOf = (body: Body): string => localOf(body).toISOString().slice(0, 10);
export const byWhom = ({ signers, actor }: Body): string | null => signers[0]?.person ?? actor.person;

/** Numbers of people in the order in which the log brings them. */
export function numbersOf(entries: readonly Body[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const next = (person: unknown): void => {
    if (typeof person === 'string' && !numbers.has(person)) numbers.set(person, numbers.size + 1);
  };
  for (const { type, data } of entries) {
    if (type === 'vault.created')
      for (const founder of data.founders as { person: string }[]) next(founder.person);
    if (type === 'person.enrolled') next(data.person);
  }
  return numbers;
}

export const isLate = (body: Body, opens = 8 * 60, closes = 19 * 60): boolean => {
  const local = localOf(body);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return minute < opens || minute >= closes || local.getUTCDay() === 0 || local.getUTCDay() === 6;
};

export interface Decided {
  readonly index: number;
  readonly who: string;
  readonly requester: string;
  readonly approved: boolean;
  readonly waitedMs: number;
  readonly freeMs: number;
}

/** Decisions with the time since the request, and since the latest of request, sign-in and decision before. */
export function decisionsOf(entries: readonly Body[]): readonly Decided[] {
  const asked = new Map<string, Body>();
  const decided: Decided[] = [];
  for (const body of entries) {
    const { type, data } = body;
    const subject = String(data.loan ?? data.release);
    if (type === 'loan.requested' || type === 'release.requested') asked.set(subject, body);
    if (!/^(loan|release)\.(approved|rejected)$/.test(type)) continue;
    const who = byWhom(body) ?? '';
    const request = asked.get(subject);
    if (request === undefined) throw new Error('a decision without a request');
    const batch = typeof data.batch === 'string' ? data.batch : null;
    const before = entries.filter(
      (each) =>
        each.index < body.index &&
        byWhom(each) === who &&
        !(batch !== null && each.data.batch === batch) &&
        /^(session\.signed-in|vault\.opened|(loan|release)\.(approved|rejected))$/.test(each.type),
    );
    const since = Math.max(request.at.wall, before.at(-1)?.at.wall ?? 0);

    decided.push({
      index: body.index,
      who,
      requester: byWhom(request) ?? '',
      approved: type.endsWith('.approved'),
      waitedMs: body.at.wall - request.at.wall,
      freeMs: Math.max(0, body.at.wall - since),
    });
  }
  return decided;
}
