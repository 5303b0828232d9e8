import { createHash } from 'node:crypto';
import { Belonging, namesIn } from './belonging.ts';
import type { Entry } from './entry.ts';
import { type Fault, fault } from './fault.ts';
import { isSamePart, type Part } from './part.ts';
import type { Verdicts } from './verdicts.ts';

/**
 * Whether a part holds what its own entry in the log says, and what of the question it leaves open (audit-part.md §5,
 * checks 16 and 17).
 */
export class PartCheck {
  private readonly part: Part;
  private readonly verdicts: Verdicts;
  private readonly subjects: readonly Belonging[];
  private readonly digest = createHash('sha256');
  private chosen = 0;
  private here = 0;
  private openings = 0;
  private last: Entry | null = null;
  /** The first two different places opened beside chosen entries: one of them is not the place that was asked for. */
  private readonly places = new Map<string, Pick<Entry, 'index' | 'body'>>();
  private hasPlaceUnopened = false;

  constructor(part: Part, verdicts: Verdicts) {
    this.part = part;
    this.verdicts = verdicts;
    const { dossier, document } = part.filter;
    this.subjects = [dossier, document].flatMap((id) => (id === null ? [] : [new Belonging(id)]));
  }

  /** The next entry of the file. */
  observe(entry: Entry): void {
    const { index, body } = entry;
    if (this.last !== null) this.judge(this.last);
    this.last = entry;
    for (const subject of this.subjects) subject.learn(body);
    this.here++;
    if (!entry.chosen) return;
    this.chosen++;
    this.openings += entry.openings.length;
    this.digest.update(`${index}\n`);
  }

  /** Entries before the last: the last is the export itself. */
  private judge(entry: Entry): void {
    const { index, body } = entry;
    const place = { index, type: body.type };
    const fits = this.fits(entry);
    if (entry.chosen && !fits) this.verdicts.break('selection', place, fault('chosen-does-not-fit'));
    if (this.part.filter.place !== null) {
      if (entry.chosen) this.notePlace(entry);
    } else if (!entry.chosen && fits) this.verdicts.break('completeness', place, fault('fits-not-chosen'));
  }

  /** All of the question but the place. */
  private fits({ body }: Entry): boolean {
    const { from, to, people, types, outcome, place } = this.part.filter;
    if ((from !== null && body.at.wall < from) || (to !== null && body.at.wall >= to)) return false;
    if (types.length > 0 && !types.includes(body.type)) return false;
    if (outcome !== null && body.outcome !== outcome) return false;
    if (place !== null && body.place === null) return false;
    if (people.length === 0 && this.subjects.length === 0) return true;
    const names = namesIn(body);
    return (
      (people.length === 0 || people.some((person) => names.has(person))) &&
      this.subjects.every((subject) => subject.isNamedIn(names))
    );
  }

  private notePlace({ index, body, openings }: Entry): void {
    const opening = openings.find(({ commit }) => commit === body.place?.commit);
    if (opening === undefined) this.hasPlaceUnopened = true;
    else if (this.places.size < 2 && !this.places.has(opening.text))
      this.places.set(opening.text, { index, body });
  }

  /** After the last entry; `size` is the number of entries in the log, by its tree. */
  end(size: number): void {
    const { part, last, verdicts } = this;
    const said = last?.body.type === 'log.exported' && last.index === size - 1 ? last.body.data : null;
    if (said?.part === undefined || last === null) {
      verdicts.break('selection', null, fault('part-not-in-log'));
    } else {
      if (last.chosen)
        verdicts.break(
          'selection',
          { index: last.index, type: last.body.type },
          fault('chosen-does-not-fit'),
        );
      const bad = this.disagreement(said.part, said.openings, size) ?? this.placeFault(last);
      if (bad !== null) verdicts.break('selection', bad.place, bad.fault);
      if (part.filter.place !== null && (this.hasPlaceUnopened || this.askedPlace(last) === null))
        verdicts.suspend('selection', fault('place-not-opened'));
    }
    if (part.form === 'extract')
      verdicts.suspend('completeness', fault('left-out-unknown', { leftOut: part.leftOut }));
    else if (part.filter.place !== null) verdicts.suspend('completeness', fault('place-unknown'));
  }

  private disagreement(signed: Part, openings: number, size: number) {
    const { part } = this;
    const whole = (bad: Fault) => ({ place: null, fault: bad });
    if (!isSamePart(signed, part)) return whole(fault('part-differs'));
    const found = { chosen: this.chosen, leftOut: size - this.here, openings: this.openings };
    const due = { chosen: part.chosen, leftOut: part.leftOut, openings };
    for (const what of ['chosen', 'leftOut', 'openings'] as const) {
      if (found[what] !== due[what])
        return whole(fault('part-count', { what, said: due[what], found: found[what] }));
    }
    return this.digest.digest('hex') === part.choice ? null : whole(fault('choice-differs'));
  }

  private askedPlace({ openings }: Entry): string | null {
    const { place } = this.part.filter;
    return openings.find(({ commit }) => commit === place?.commit)?.text ?? null;
  }

  private placeFault(last: Entry) {
    const asked = this.askedPlace(last);
    if (asked === null) return null;
    for (const [text, { index, body }] of this.places) {
      if (text !== asked) return { place: { index, type: body.type }, fault: fault('chosen-does-not-fit') };
    }
    return null;
  }
}
