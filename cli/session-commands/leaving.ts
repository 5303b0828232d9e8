/** Session commands about people who leave: the case, the exposure statement, the firm's practice (P1–P3). */
import type { Command } from 'commander';
import type { DepartureCase, ExposureStatement, Practice } from '../../shared/contract/answers.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { tellBinding } from './agreements.ts';
import { rehearsalCommand } from './departure-rehearsal.ts';
import {
  leavingCaseCommands,
  leavingRulesCommands,
  readInterviewFields,
  talkCommands,
  tellLeavingCase,
  tellNotes,
} from './leaving-case.ts';
import { collect, readWhole, timeText } from './options.ts';
import { approvers, departureStates, missing, type Pair } from './words-of-handing-over.ts';

export function departureCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const word = (pair: Pair): string => pair[zh ? 0 : 1];
  const departure = program.command('departure');

  departure
    .command('register <who>')
    .requiredOption('--reason <text>')
    .option('--notice <day>')
    .option('--last-day <day>')
    .action(async (who: string, options: { reason: string; notice?: string; lastDay?: string }) => {
      const answer = await session.ask('departure.register', {
        who,
        reason: options.reason,
        ...(options.notice === undefined ? {} : { noticeOn: options.notice }),
        ...(options.lastDay === undefined ? {} : { lastDay: options.lastDay }),
        signature: await session.signature(),
      });
      report.line(
        zh
          ? `离职 ${answer.departure} 已登记：最后工作日 ${answer.lastDay}，强制收回 ${answer.loansRecalled} 笔调阅。`
          : `Departure ${answer.departure} is registered: last day ${answer.lastDay}, ${answer.loansRecalled} loans recalled.`,
      );
      if (answer.handover !== null)
        report.line(
          zh
            ? `客户交接 ${answer.handover} 待定接替人。`
            : `Client handover ${answer.handover} asks for successors.`,
        );
      report.answer('departure register', answer);
    });

  rehearsalCommand(departure, session);
  departure.command('list').action(async () => {
    const all = await session.ask('departure.list', {});
    report.table(
      all.map((each) => [
        String(each.departure),
        each.person,
        word(departureStates[each.state]),
        `${each.noticeOn} – ${each.lastDay}`,
        zh ? `未办结客户 ${each.linesOpen}/${each.lines}` : `${each.linesOpen} of ${each.lines} clients open`,
      ]),
    );
    report.answer('departure list', all);
  });

  const tell = (shown: DepartureCase): void => {
    report.line(
      `${zh ? '离职' : 'Departure'} ${shown.departure}  ${shown.person}  ${word(departureStates[shown.state])}  ${shown.noticeOn} – ${shown.lastDay}  ${shown.frozen ? say('frozen', report.language) : ''}`,
    );
    for (const each of shown.approvals)
      report.line(`✓ ${word(approvers[each.by])}  ${each.name}  ${each.on}`);
    report.table(
      shown.checklist.map((item) => [
        item.done ? '✓' : '·',
        // The code is what `departure tick` takes.
        `${item.label} (${item.item})`,
        item.count === null ? '' : `${item.count.done}/${item.count.of}`,
        item.remark ?? '',
      ]),
    );
    for (const note of shown.interviews)
      report.line(`${note.note}  ${note.writer}  ${timeText(note.writtenAtMs)}  ${note.readers.join('、')}`);
    tellLeavingCase(report, shown.leaving);
    tellBinding(report, shown.binding);
    for (const { what, count } of shown.missing) report.line(`△ ${word(missing[what])}: ${count}`);
  };
  departure.command('show <departure>').action(async (no: string) => {
    const shown = await session.ask('departure.show', { departure: readWhole(no) });
    tell(shown);
    report.answer('departure show', shown);
  });

  departure
    .command('approve <departure> <by> <name>')
    .option('--on <day>')
    .action(async (no: string, by: string, name: string, options: { on?: string }) => {
      const answer = await session.ask('departure.approve', {
        departure: readWhole(no),
        by,
        name,
        ...(options.on === undefined ? {} : { on: options.on }),
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('departure approve', answer);
    });

  departure
    .command('tick <departure> <items...>')
    .option('--undo')
    .option('--remark <text>')
    .action(async (no: string, items: string[], options: { undo?: boolean; remark?: string }) => {
      const answer = await session.ask('departure.tick', {
        departure: readWhole(no),
        items: items.map((item) => ({
          item,
          done: options.undo !== true,
          ...(options.remark === undefined ? {} : { remark: options.remark }),
        })),
        signature: await session.signature(),
      });
      report.line(zh ? `已勾 ${answer.done}/${answer.of} 项。` : `${answer.done} of ${answer.of} are done.`);
      report.answer('departure tick', answer);
    });

  departure
    .command('reschedule <departure> <last-day>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (no: string, lastDay: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('departure.reschedule', {
        departure: readWhole(no),
        lastDay,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('departure reschedule', answer);
    });

  departure
    .command('interview <departure> <notes>')
    .option('--field <field=text>', '', collect, [])
    .option('--reader <who>', '', collect, [])
    .action(async (no: string, notes: string, options: { field: string[]; reader: string[] }) => {
      const answer = await session.ask('departure.interview', {
        departure: readWhole(no),
        fields: readInterviewFields(options.field),
        text: notes,
        readers: options.reader,
        signature: await session.signature(),
      });
      report.line(answer.note);
      report.answer('departure interview', answer);
    });
  departure.command('read-interview <note>').action(async (note: string) => {
    const answer = await session.ask('departure.read-interview', {
      note,
      signature: await session.signature(),
    });
    tellNotes(report, answer.fields);
    report.answer('departure read-interview', answer);
  });

  departure
    .command('sign-exposure <departure> <digest>')
    .requiredOption('--with <leaver>')
    .action(async (no: string, digest: string, options: { with: string }) => {
      const answer = await session.ask('departure.sign-exposure', {
        departure: readWhole(no),
        digest,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('departure sign-exposure', answer);
    });

  departure
    .command('remind <departure>')
    .option('--with <leaver>')
    .option('--on-paper')
    .action(async (no: string, options: { with?: string; onPaper?: boolean }) => {
      const answer = await session.ask('departure.remind', {
        departure: readWhole(no),
        onPaper: options.onPaper === true,
        signature: await session.signature(),
        cosign: options.with === undefined ? [] : await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('departure remind', answer);
    });

  departure
    .command('end <departure> <cause>')
    .option('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (no: string, cause: string, options: { ground?: string; with: string }) => {
      const answer = await session.ask('departure.end', {
        departure: readWhole(no),
        cause,
        ...(options.ground === undefined ? {} : { ground: options.ground }),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.line(word(departureStates[answer.state]));
      report.answer('departure end', answer);
    });

  leavingCaseCommands(departure, session);
  talkCommands(program, session);
  leavingRulesCommands(program, session);

  program.command('exposure <who>').action(async (who: string) => {
    const shown = await session.ask('exposure.show', { who });
    tellExposure(session, shown);
    report.answer('exposure', shown);
  });

  practiceCommands(program, session);
}

function tellExposure({ report }: Session, shown: ExposureStatement): void {
  const zh = report.language === 'zh-CN';
  report.line(
    zh
      ? `${shown.person}：查阅 ${shown.views} 次，文件 ${shown.documents} 件，在手 ${shown.held} 件`
      : `${shown.person}: ${shown.views} views of ${shown.documents} documents, ${shown.held} still out`,
  );
  for (const client of shown.clients) {
    report.line(`${client.code}  ${client.client}`);
    for (const document of client.documents) {
      const out = document.out ? (zh ? '  ‖ 在手' : '  ‖ out') : '';
      report.line(`  ${document.document}  ${document.title}${out}`);
      for (const { release, form, atMs, back } of document.releases)
        report.line(
          `    ${release}  ${timeText(atMs)}  ${report.term('releaseForm', form)}  ${back === null ? (zh ? '‖ 在外' : '‖ out') : `${report.term('releaseEnd', back.how)} ${back.on}`}`,
        );
      for (const view of document.views) {
        const depth = zh
          ? `${view.pagesShown}/${document.pages} 页，${view.minutes} 分钟`
          : `${view.pagesShown} of ${document.pages} pages, ${view.minutes} min`;
        report.line(
          `    ${view.n}  ${timeText(view.atMs)}  ${depth}  ${view.place}  ${view.reason}  ${view.trace}`,
        );
      }
    }
  }
  report.line(`SHA-256 ${shown.digest}`);
}

interface PracticeOptions {
  readonly clientsMax?: string;
  readonly noticeDays?: string;
  readonly employer?: string;
  readonly item: string[];
  readonly with: string;
}

function practiceCommands(program: Command, session: Session): void {
  const { report } = session;
  const tell = (practice: Practice): void => {
    report.line(
      report.language === 'zh-CN'
        ? `${practice.employer}：每人客户上限 ${practice.clientsMax}，通知期 ${practice.noticeDays} 天`
        : `${practice.employer}: up to ${practice.clientsMax} clients a person, ${practice.noticeDays} days of notice`,
    );
    report.table(practice.checklist.map(({ item, label }) => [`${label} (${item})`]));
  };
  const practice = program.command('practice');
  practice.command('show').action(async () => {
    const shown = await session.ask('practice.show', {});
    tell(shown);
    report.answer('practice show', shown);
  });
  practice
    .command('set')
    .option('--clients-max <n>')
    .option('--notice-days <n>')
    .option('--employer <name>')
    .option('--item <item=label>', '', collect, [])
    .requiredOption('--with <who>')
    .action(async (options: PracticeOptions) => {
      const now = await session.ask('practice.show', {});
      const checklist = options.item.map((written) => {
        const [item, ...label] = written.split('=');
        if (item === undefined || label.length === 0) throw new UsageError(written);
        return { item, label: label.join('=') };
      });
      const shown = await session.ask('practice.set', {
        clientsMax: options.clientsMax === undefined ? now.clientsMax : readWhole(options.clientsMax),
        noticeDays: options.noticeDays === undefined ? now.noticeDays : readWhole(options.noticeDays),
        employer: options.employer ?? now.employer,
        checklist: checklist.length > 0 ? checklist : now.checklist,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tell(shown);
      report.answer('practice set', shown);
    });
}
