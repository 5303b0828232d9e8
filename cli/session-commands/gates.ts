/** Session commands of the gate before roles: what they take, who lacks what, and a further demand (P7). */
import type { Command } from 'commander';
import { factText } from '../../shared/vocabulary/fact-words.ts';
import { type GateDemand, gateDemand } from '../../shared/vocabulary/gate-terms.ts';
import { gateText } from '../../shared/vocabulary/gate-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { readWhole } from './options.ts';

interface SetOptions {
  readonly from: string;
  readonly kind?: string;
  readonly months?: string;
  readonly with: string;
}

function readDemand(role: string, what: string, { from, kind, months }: SetOptions): GateDemand {
  const course = { kind: kind ?? 'custody', months: months === undefined ? null : readWhole(months) };
  const parsed = gateDemand.safeParse({ role, from, what, ...(what === 'course' ? course : {}) });
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.path.join('.') || what);
  return parsed.data;
}

export function gateCommands(program: Command, session: Session): void {
  const { report } = session;
  const { language } = report;
  const gate = program.command('gate');
  gate.command('list [who]').action(async (who: string | undefined) => {
    const lines = await session.ask('gate.show', who === undefined ? {} : { who });
    report.table(
      lines.map((line) => [
        line.asked && !line.met ? '!' : line.soon ? '~' : '·',
        line.person,
        factText('role', line.role, language),
        gateText(line, language),
        line.since ?? (line.met ? line.until : line.askedFrom) ?? '',
      ]),
    );
    report.answer('gate list', lines);
  });
  gate
    .command('set <role> <what>')
    .requiredOption('--from <day>')
    .requiredOption('--with <who>')
    .option('--kind <kind>')
    .option('--months <n>')
    .action(async (role: string, what: string, options: SetOptions) => {
      const added = readDemand(role, what, options);
      const { policy } = await session.ask('policy.show', {});
      const answer = await session.ask('policy.tighten', {
        policy: { ...policy, gates: [...(policy.gates ?? []), added] },
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('gate set', answer);
    });
}
