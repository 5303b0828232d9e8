/** After a line of a handover closes, its successor asks the client again after so many days, and says how it stands (H2b). */
import type { FollowUpShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { followUpRules } from '../../shared/policy/leaving-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import type { DossierId, HandoverId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText } from '../acts/signing.ts';
import { findClientHandover } from '../storage/clients.ts';
import { loadDossier, mayKnow } from '../storage/dossiers.ts';
import { leavingEntriesOf } from '../storage/leaving.ts';
import { type Person, shownAmongOthers } from '../storage/people.ts';
import { localTimeText } from '../time/local-time.ts';

interface ClosedLine {
  readonly handover: HandoverId;
  readonly no: number;
  readonly dossier: DossierId;
  readonly code: string;
  readonly client: string;
  readonly successor: PersonId;
  readonly closedAtMs: number;
}

/** Lines that have passed and whose successor has the client still; of one human, or of all. */
const passedLines = (vault: OpenVault, human: string | null): ClosedLine[] =>
  vault.db.all<ClosedLine>(
    `SELECT l.handover, h.no, l.dossier, coalesce(o.code, '#' || o.no) AS code, coalesce(o.client, '') AS client, l.successor,
       l.closed_at AS closedAtMs
     FROM client_line l JOIN client_handover h ON h.id = l.handover JOIN dossier o ON o.id = l.dossier
     JOIN person s ON s.id = l.successor JOIN person r ON r.id = o.responsible
     JOIN (SELECT dossier, max(coalesce(witness_signed, closed_by)) AS entry FROM client_line
       WHERE closed IN ('signed', 'refused', 'absent') GROUP BY dossier) latest
       ON latest.dossier = l.dossier AND latest.entry = coalesce(l.witness_signed, l.closed_by)
     WHERE l.closed IN ('signed', 'refused', 'absent') AND s.human = r.human AND o.status = 'open'
       AND (? IS NULL OR s.human = ?)
     ORDER BY l.closed_at, o.no`,
    human,
    human,
  );

/**
 * `days` ascend; those that nobody has reached yet are shown with the day on which they will be due. Of all successors where
 * `human` is null: a client that the person at the desk may not know of has neither code nor name (D3).
 */
export function followUpsOf(
  vault: OpenVault,
  desk: Person,
  human: string | null,
  days: readonly number[],
  overdueOnly = false,
): readonly FollowUpShown[] {
  const { db } = vault;
  const { wallMs, offsetMinutes } = vault.ports.clock.read();
  const dayOf = (ms: number): string => localTimeText(ms, offsetMinutes).slice(0, 10);
  const day = dayOf(wallMs);
  const answered = new Map(
    leavingEntriesOf(db, 'clients.followed-up', ['clients.followed-up']).map((entry) => [
      `${entry.data.handover} ${entry.data.dossier} ${entry.data.days}`,
      entry,
    ]),
  );
  return passedLines(vault, human).flatMap((line) =>
    days.flatMap((after): FollowUpShown[] => {
      const entry = answered.get(`${line.handover} ${line.dossier} ${after}`);
      const due = daysLater(dayOf(line.closedAtMs), after) ?? '';
      const overdue = entry === undefined && due < day;
      // Names are looked up for what is shown: a firm has thousands of lines that have passed.
      if (overdueOnly && !overdue) return [];
      return [
        {
          handover: line.no,
          ...(mayKnow(desk, loadDossier(db, line.dossier))
            ? { code: line.code, client: line.client }
            : { code: '', client: '' }),
          successor: shownAmongOthers(db, line.successor),
          days: after,
          due,
          overdue,
          done:
            entry === undefined
              ? null
              : {
                  outcome: entry.data.outcome,
                  remark: entry.data.remark === null ? null : entry.text(entry.data.remark),
                  atMs: entry.atMs,
                },
        },
      ];
    }),
  );
}

export async function followUp(
  vault: OpenVault,
  input: ParsedInput<'clients.follow-up'>,
  call: Call,
  daysRuled: readonly number[],
): Promise<{ code: string; days: number }> {
  const desk = assertStanding(vault, call, []);
  const handover = findClientHandover(vault.db, input.handover);
  const code = input.code.normalize('NFC').trim();
  const judge = () => {
    const line = passedLines(vault, desk.human).find(
      (each) => each.handover === handover.id && each.code === code,
    );
    const known = leavingEntriesOf(vault.db, handover.id, ['clients.followed-up']).some(
      ({ data }) => data.dossier === line?.dossier && data.days === input.days,
    );
    assertAllowed(
      decide(followUpRules, {
        isTheirs: line !== undefined,
        asked: daysRuled.includes(input.days),
        known,
      }),
    );
    return line!;
  };
  judge();
  const remark = optionalText(input.remark ?? '', 'remark');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign, { dossier }) => {
      call.about.dossier = dossier;
      sign('clients.followed-up', (texts) => ({
        handover: handover.id,
        dossier,
        person: desk.id,
        days: input.days,
        outcome: input.outcome,
        remark: texts.maybe(remark),
      }));
    },
  });
  return { code, days: input.days };
}
