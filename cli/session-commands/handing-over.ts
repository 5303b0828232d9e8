/** Session commands of a client handover: open, assign, describe, sign, take over, withdraw (H2). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ClientHandover, ClientLine } from '../../shared/contract/answers.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { departureCommands } from './leaving.ts';
import { followUpCommand } from './leaving-case.ts';
import { collect, readWhole } from './options.ts';
import {
  answers,
  capacities,
  envelopes,
  lineEnds,
  type Pair,
  refusalWords,
} from './words-of-handing-over.ts';

const described = ['projects', 'nextDates', 'mandate', 'positions', 'authority'] as const;

interface DescribeOptions {
  readonly projects?: string;
  readonly nextDates?: string;
  readonly mandate?: string;
  readonly positions?: string;
  readonly authority?: string;
  readonly balance?: string;
  readonly meetingOn?: string;
  readonly held?: boolean;
  readonly client?: string;
  readonly formalRecords?: string;
  readonly personal: string[];
}

export function handingOverCommands(program: Command, session: Session): void {
  clientCommands(program, session);
  departureCommands(program, session);
}

function clientCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const word = (pair: Pair): string => pair[zh ? 0 : 1];
  const clients = program.command('clients');

  followUpCommand(clients, session);
  clients.command('open <who> [codes...]').action(async (who: string, codes: string[]) => {
    const answer = await session.ask('clients.open', {
      who,
      ...(codes.length === 0 ? {} : { codes }),
      signature: await session.signature(),
    });
    report.line(
      zh
        ? `客户交接 ${answer.handover}：${answer.lines} 个客户`
        : `Client handover ${answer.handover}: ${answer.lines} clients`,
    );
    report.answer('clients open', answer);
  });

  clients.command('list').action(async () => {
    const all = await session.ask('clients.list', {});
    report.table(
      all.map((each) => [
        String(each.handover),
        each.transferor,
        zh ? `办结 ${each.closed}/${each.lines}` : `${each.closed} of ${each.lines} closed`,
        each.mine === 0 ? '' : zh ? `待您签 ${each.mine}` : `${each.mine} for you to sign`,
      ]),
    );
    report.answer('clients list', all);
  });

  const signatures = (line: ClientLine): string =>
    (Object.keys(capacities) as (keyof typeof capacities)[])
      .filter((capacity) => line.signed[capacity] !== null)
      .map((capacity) => word(capacities[capacity]))
      .join(zh ? '、' : ', ');
  const tell = (shown: ClientHandover): void => {
    report.line(
      `${zh ? '客户交接' : 'Client handover'} ${shown.handover}  ${zh ? '移交人' : 'transferor'} ${shown.transferor}`,
    );
    report.table(
      shown.lines.map((line) => [
        line.code,
        line.client,
        `→ ${line.successor ?? '—'}${line.successorFull ? (zh ? '（客户已满）' : ' (full)') : ''}`,
        word(answers[line.answer]),
        line.closed === null
          ? `${zh ? '已签' : 'signed'}: ${signatures(line) || '—'}`
          : word(lineEnds[line.closed]),
        word(envelopes[line.envelope]),
        line.yours === null ? '' : zh ? '待您签' : 'yours to sign',
      ]),
    );
  };
  clients.command('show <handover>').action(async (no: string) => {
    const shown = await session.ask('clients.show', { handover: readWhole(no) });
    tell(shown);
    report.answer('clients show', shown);
  });

  clients
    .command('assign <handover> [codes...]')
    .option('--to <who>')
    .option('--csv <file>')
    .action(async (no: string, codes: string[], options: { to?: string; csv?: string }) => {
      const handover = readWhole(no);
      if ((options.to === undefined) === (options.csv === undefined)) throw new UsageError('--to | --csv');
      const lines =
        options.csv === undefined
          ? codes.map((code) => ({ code, successor: options.to ?? '' }))
          : await linesOfCsv(session, handover, options.csv);
      // A table with a bad row is mended first: nothing of it is taken.
      if (lines === null) return;
      if (lines.length === 0) throw new UsageError('assign');
      const answer = await session.ask('clients.assign', {
        handover,
        lines,
        signature: await session.signature(),
      });
      report.line(
        zh
          ? `已指定 ${answer.assigned} 个客户的接替人。`
          : `Successors named for ${answer.assigned} clients.`,
      );
      report.answer('clients assign', answer);
    });

  clients
    .command('describe <handover> <code>')
    .option('--projects <text>')
    .option('--next-dates <text>')
    .option('--mandate <text>')
    .option('--positions <text>')
    .option('--authority <text>')
    .option('--balance <text>', '')
    .option('--meeting-on <day>')
    .option('--held')
    .option('--client <answer>')
    .option('--formal-records <n>')
    .option('--personal <document>', '', collect, [])
    .action(async (no: string, code: string, options: DescribeOptions) => {
      const handover = readWhole(no);
      const { lines } = await session.ask('clients.show', { handover });
      const now = lines.find((line) => line.code === code.normalize('NFC'));
      const answer = await session.ask('clients.describe', {
        handover,
        code,
        ...Object.fromEntries(described.map((name) => [name, options[name] ?? now?.[name] ?? ''])),
        balance: options.balance ?? now?.balance ?? '',
        meetingOn: options.meetingOn ?? now?.meetingOn ?? null,
        meetingHeld: options.held ?? now?.meetingHeld ?? false,
        client: options.client ?? now?.answer ?? 'waiting',
        formalRecords:
          options.formalRecords === undefined ? (now?.formalRecords ?? 0) : readWhole(options.formalRecords),
        personal:
          options.personal.length > 0 ? options.personal : (now?.personal.map((each) => each.document) ?? []),
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('clients describe', answer);
    });

  clients.command('sign <handover> [codes...]').action(async (no: string, codes: string[]) => {
    const handover = readWhole(no);
    const signing = codes.length > 0 ? codes : await linesToSign(session, handover);
    if (signing.length === 0) {
      report.line(zh ? '没有待您签的行。' : 'No line waits for you.');
      report.answer('clients sign', { signed: [] });
      return;
    }
    const answer = await session.ask('clients.sign', {
      handover,
      codes: signing,
      signature: await session.signature(),
    });
    const count = answer.signed.length;
    report.line(
      zh
        ? `以${word(capacities[answer.as])}身份签 ${count} 行，办结 ${answer.closed.length} 行。`
        : `${count} signed as ${word(capacities[answer.as])}, ${answer.closed.length} closed.`,
    );
    if (answer.loans.length > 0)
      report.line(`${zh ? '联系方式表的调阅' : 'Loans of contact sheets'}: ${answer.loans.join('  ')}`);
    for (const { code, refusal } of answer.withheld)
      report.line(`△ ${code}  ${refusalWords(refusal, report.language)}`);
    report.answer('clients sign', answer);
  });

  clients
    .command('take-over <handover> <codes...>')
    .option('--refused <ground>')
    .option('--absent <ground>')
    .requiredOption('--with <who>')
    .action(
      async (no: string, codes: string[], options: { refused?: string; absent?: string; with: string }) => {
        if ((options.refused === undefined) === (options.absent === undefined))
          throw new UsageError('--refused | --absent');
        const answer = await session.ask('clients.take-over', {
          handover: readWhole(no),
          codes,
          manner: options.refused === undefined ? 'absent' : 'refused',
          ground: options.refused ?? options.absent ?? '',
          signature: await session.signature(),
          cosign: await session.credentials([options.with]),
        });
        report.line(zh ? `已接管：${answer.closed.join('  ')}` : `Taken over: ${answer.closed.join('  ')}`);
        report.answer('clients take-over', answer);
      },
    );

  clients
    .command('withdraw <handover>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (no: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('clients.withdraw', {
        handover: readWhole(no),
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('clients withdraw', answer);
    });
}

async function linesToSign(session: Session, handover: number): Promise<string[]> {
  const { lines } = await session.ask('clients.show', { handover });
  return lines.filter((line) => line.yours !== null).map((line) => line.code);
}

async function linesOfCsv(session: Session, handover: number, file: string) {
  const { report } = session;
  const read = await session.ask('clients.read-csv', { handover, file: resolve(file) });
  if (read.problems.length === 0) return [...read.lines];
  report.table(
    read.problems.map(({ row, text, code }) => [String(row), text, refusalWords(code, report.language)]),
  );
  report.line(
    report.language === 'zh-CN'
      ? `有 ${read.problems.length} 行不能用，什么也没有写入。`
      : `${read.problems.length} rows cannot be taken; nothing was written.`,
  );
  report.answer('clients assign', read);
  return null;
}
