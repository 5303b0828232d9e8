/** Session commands of a departure's case: application, approvals, things that come back, employment, colleagues told (P2, P2b, H2b). */
import type { Command } from 'commander';
import type { ApprovalStep, LeavingCase, LeavingRules, ThingShown } from '../../shared/contract/answers.ts';
import { leavingText } from '../../shared/vocabulary/leaving-words.ts';
import { interviewFields, type NoteFields, noteFields } from '../../shared/vocabulary/note-fields.ts';
import { noteFieldText } from '../../shared/vocabulary/note-words.ts';
import { type Report, UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, given, readWhole, timeText } from './options.ts';

/** `a=b`: what stands before the first sign, and all that comes after it. */
function pairOf(written: string): readonly [string, string] {
  const at = written.indexOf('=');
  if (at < 1) throw new UsageError(written);
  return [written.slice(0, at), written.slice(at + 1)];
}

export function leavingCaseCommands(departure: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';

  departure
    .command('apply <last-day>')
    .requiredOption('--reason <text>')
    .action(async (lastDay: string, { reason }: { reason: string }) => {
      const answer = await session.ask('departure.apply', {
        reason,
        lastDay,
        signature: await session.signature(),
      });
      report.line(zh ? `离职申请已签名：希望 ${lastDay} 离职。` : `Applied to leave on ${lastDay}.`);
      report.answer('departure apply', answer);
    });
  departure.command('waiting').action(async () => {
    const waiting = await session.ask('leaving.waiting', {});
    for (const { person, lastDay, reason } of waiting.applications)
      report.line(`${person}  ${lastDay}  ${reason}`);
    for (const { code, successor, days, due } of waiting.followUps)
      report.line(`△ ${code}  ${successor}  ${days}  ${due}`);
    report.answer('departure waiting', waiting);
  });
  departure.command('mine').action(async () => {
    const mine = await session.ask('leaving.mine', {});
    for (const { departure: no, person, lastDay, step, before } of mine.decisions)
      report.line(
        `${no}  ${person}  ${lastDay}  ${stepText(report, step)}${before === null ? '' : ` ← ${before}`}`,
      );
    for (const { departure: no, announced, person, message, acknowledgedAtMs } of mine.told)
      report.line(`${no}  ${announced}  ${person}  ${message}  ${acknowledgedAtMs === null ? '·' : '✓'}`);
    for (const { handover, code, days, due, done } of mine.followUps)
      report.line(
        `${handover}  ${code}  ${days}  ${due}  ${done === null ? '·' : leavingText('outcome', done.outcome, report.language)}`,
      );
    report.answer('departure mine', mine);
  });
  departure.command('letter <departure> <document>').action(async (no: string, document: string) => {
    const answer = await session.ask('departure.name-letter', {
      departure: readWhole(no),
      document,
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('departure letter', answer);
  });

  departure.command('approvers <departure> <step=who...>').action(async (no: string, written: string[]) => {
    const answer = await session.ask('departure.name-approvers', {
      departure: readWhole(no),
      approvers: written.map(pairOf).map(([step, who]) => ({ step, who })),
      signature: await session.signature(),
    });
    for (const step of answer.steps) report.line(stepText(report, step));
    report.answer('departure approvers', answer);
  });
  departure
    .command('decide <departure> <step>')
    .requiredOption('--reason <text>')
    .option('--refuse')
    .action(async (no: string, step: string, options: { reason: string; refuse?: boolean }) => {
      const answer = await session.ask('departure.decide', {
        departure: readWhole(no),
        step,
        granted: options.refuse !== true,
        reason: options.reason,
        signature: await session.signature(),
      });
      report.line(
        answer.granted
          ? zh
            ? '已批准。'
            : 'Granted.'
          : zh
            ? '不批准，已记录。'
            : 'Refused; it is on record.',
      );
      report.answer('departure decide', answer);
    });

  thingCommands(departure, session);
  factCommands(departure, session);
  tellingCommands(departure, session);
}

function thingCommands(departure: Command, session: Session): void {
  const { report } = session;
  const tell = (things: readonly ThingShown[]): void =>
    report.table(things.map((thing) => thingCells(report, thing)));
  departure.command('things <departure> <name=serial...>').action(async (no: string, written: string[]) => {
    const answer = await session.ask('departure.list-things', {
      departure: readWhole(no),
      things: written.map(pairOf).map(([name, serial]) => ({ name, serial })),
      signature: await session.signature(),
    });
    tell(answer.things);
    report.answer('departure things', answer);
  });
  departure
    .command('take-back <departure> <thing> <condition>')
    .requiredOption('--receiver <who>')
    .option('--remark <text>')
    .action(
      async (
        no: string,
        thing: string,
        condition: string,
        { receiver, remark }: { receiver: string; remark?: string },
      ) => {
        const answer = await session.ask('departure.take-back', {
          departure: readWhole(no),
          thing: readWhole(thing),
          condition,
          receiver,
          ...given({ remark }),
          signature: await session.signature(),
        });
        tell(answer.things);
        report.answer('departure take-back', answer);
      },
    );
}

function factCommands(departure: Command, session: Session): void {
  const { report } = session;
  departure
    .command('employment <departure> <post>')
    .requiredOption('--since <day>')
    .option('--from <day>')
    .option('--until <day>')
    .action(
      async (
        no: string,
        post: string,
        { since, from, until }: Record<'since' | 'from' | 'until', string>,
      ) => {
        const answer = await session.ask('departure.state-employment', {
          departure: readWhole(no),
          post,
          since,
          contractFrom: from ?? null,
          contractUntil: until ?? null,
          signature: await session.signature(),
        });
        report.say('done');
        report.answer('departure employment', answer);
      },
    );
  departure.command('class <departure> <kind>').action(async (no: string, kind: string) => {
    const answer = await session.ask('departure.class', {
      departure: readWhole(no),
      kind,
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('departure class', answer);
  });
  departure
    .command('reasons')
    .option('--csv <file>')
    .action(async ({ csv }: { csv?: string }) => {
      const shown = await session.ask('departure.reasons', {});
      for (const { year, all, kinds, others } of shown.years)
        report.line(
          [
            `${year}  ${all}`,
            ...kinds.map(({ kind, count }) => `${leavingText('kind', kind, report.language)} ${count}`),
            ...(others === 0 ? [] : [`${leavingText('kind', 'other', report.language)} ${others}`]),
          ].join('  '),
        );
      if (csv !== undefined) await session.ask('departure.reasons-csv', { file: csv });
      report.answer('departure reasons', shown);
    });
}

function tellingCommands(departure: Command, session: Session): void {
  const { report } = session;
  departure
    .command('announce <departure> <message>')
    .requiredOption('--to <who>', '', collect)
    .option('--due <day>')
    .action(async (no: string, message: string, { to, due }: { to: string[]; due?: string }) => {
      const answer = await session.ask('departure.announce', {
        departure: readWhole(no),
        told: to,
        message,
        due: due ?? null,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('departure announce', answer);
    });
  departure.command('acknowledge <departure> <entry>').action(async (no: string, entry: string) => {
    const answer = await session.ask('departure.acknowledge', {
      departure: readWhole(no),
      announced: readWhole(entry),
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('departure acknowledge', answer);
  });
}

export function talkCommands(program: Command, session: Session): void {
  const { report } = session;
  const talk = program.command('talk');
  talk
    .command('record <who> <notes>')
    .option('--on <day>')
    .option('--why <text>')
    .option('--beside <people>')
    .option('--reader <who>', '', collect, [])
    .action(
      async (
        who: string,
        text: string,
        { on, why, beside, reader }: { on?: string; why?: string; beside?: string; reader: string[] },
      ) => {
        const answer = await session.ask('talk.record', {
          who,
          ...given({ on }),
          why: why ?? '',
          with: beside ?? '',
          text,
          readers: reader,
          signature: await session.signature(),
        });
        report.line(answer.note);
        report.answer('talk record', answer);
      },
    );
  talk.command('list').action(async () => {
    const talks = await session.ask('talk.list', {});
    report.table(
      talks.map(({ note, person, on, writer, readers }) => [note, on, person, writer, readers.join('、')]),
    );
    report.answer('talk list', talks);
  });
}

/** `leaving rules` and `leaving set`: who approves in which order, days of follow-up, what is folded. */
export function leavingRulesCommands(program: Command, session: Session): void {
  const { report } = session;
  const tell = (rules: LeavingRules): void => {
    report.table(rules.approvals.map(({ step, label, days }) => [step, label, String(days)]));
    report.line(`${rules.followUpDays.join(', ')}  ≥ ${rules.fewerThan}`);
  };
  const leaving = program.command('leaving');
  leaving.command('rules').action(async () => {
    const rules = await session.ask('leaving.rules', {});
    tell(rules);
    report.answer('leaving rules', rules);
  });
  leaving
    .command('set')
    .option('--step <step=days=label>', '', collect, [])
    .option('--follow-up <days>')
    .option('--fewer-than <n>')
    .requiredOption('--with <who>')
    .action(async (options: { step: string[]; followUp?: string; fewerThan?: string; with: string }) => {
      const now = await session.ask('leaving.rules', {});
      const approvals = options.step.map((written) => {
        const [step, rest] = pairOf(written);
        const [days, label] = pairOf(rest);
        return { step, days: readWhole(days), label };
      });
      const rules = await session.ask('leaving.rule', {
        approvals: approvals.length > 0 ? approvals : now.approvals,
        followUpDays:
          options.followUp === undefined ? now.followUpDays : options.followUp.split(',').map(readWhole),
        fewerThan: options.fewerThan === undefined ? now.fewerThan : readWhole(options.fewerThan),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tell(rules);
      report.answer('leaving set', rules);
    });
}

export function followUpCommand(clients: Command, session: Session): void {
  clients
    .command('follow-up <handover> <code> <days> <outcome>')
    .option('--remark <text>')
    .action(
      async (no: string, code: string, days: string, outcome: string, { remark }: { remark?: string }) => {
        const answer = await session.ask('clients.follow-up', {
          handover: readWhole(no),
          code,
          days: readWhole(days),
          outcome,
          ...given({ remark }),
          signature: await session.signature(),
        });
        session.report.say('done');
        session.report.answer('clients follow-up', answer);
      },
    );
}

const stepWords = {
  unnamed: ['未指定', 'nobody named'],
  next: ['待批', 'waiting'],
  later: ['未轮到', 'not yet'],
  granted: ['已批准', 'granted'],
  refused: ['不批准', 'refused'],
} as const satisfies Record<ApprovalStep['state'], readonly [string, string]>;

function stepText(
  report: Report,
  { step, label, person, due, state, overdue, decisions }: ApprovalStep,
): string {
  const zh = report.language === 'zh-CN';
  const late = overdue ? (zh ? '逾期' : 'overdue') : '';
  return [
    state === 'granted' ? '✓' : state === 'refused' ? '✗' : '·',
    `${label} (${step})`,
    person ?? '',
    stepWords[state][zh ? 0 : 1],
    due ?? '',
    late,
    decisions.at(-1)?.reason ?? '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

const thingCells = ({ language }: Report, { thing, name, serial, back }: ThingShown): string[] => [
  back === null || back.condition === 'lost' ? '·' : '✓',
  String(thing),
  name,
  serial ?? '',
  back === null
    ? ''
    : `${leavingText('condition', back.condition, language)}  ${back.receiver}  ${timeText(back.atMs)}`,
  back?.remark ?? '',
];

/** What `departure show` says beyond the dates and the checklist. */
export function tellLeavingCase(report: Report, shown: LeavingCase): void {
  const zh = report.language === 'zh-CN';
  if (shown.application !== null)
    report.line(
      zh
        ? `本人申请 ${timeText(shown.application.atMs)}：希望 ${shown.application.lastDay} 离职`
        : `Applied by themself ${timeText(shown.application.atMs)}, to leave on ${shown.application.lastDay}`,
    );
  if (shown.letter !== null) report.line(`${zh ? '离职申请书' : 'Letter'}  ${shown.letter}`);
  for (const step of shown.steps) if (step.state !== 'unnamed') report.line(stepText(report, step));
  report.table(shown.things.map((thing) => thingCells(report, thing)));
  if (shown.employment !== null)
    report.line(
      `${shown.employment.post}  ${shown.employment.since}  ${shown.employment.years}+${shown.employment.months}/12`,
    );
  if (shown.kind !== null) report.line(leavingText('kind', shown.kind, report.language));
  for (const { announced, acknowledged, waiting } of shown.announcements)
    report.line(
      zh
        ? `告知 ${announced}：已签收 ${acknowledged.length}，未签收 ${waiting.join('、') || 0}`
        : `Told in entry ${announced}: ${acknowledged.length} acknowledged, waiting ${waiting.join(', ') || 0}`,
    );
}

/** `reason=…`: the fields of an interview, as they are typed behind `--field`. */
export function readInterviewFields(written: readonly string[]): NoteFields {
  return Object.fromEntries(
    written.map(pairOf).map(([field, text]) => {
      if (!(interviewFields as readonly string[]).includes(field) || field === 'text')
        throw new UsageError(field);
      return [field, text];
    }),
  );
}

export function tellNotes(report: Report, fields: NoteFields): void {
  for (const field of noteFields) {
    const text = fields[field];
    if (text === undefined) continue;
    report.line(field === 'text' ? text : `${noteFieldText(field, report.language)}: ${text}`);
  }
}
