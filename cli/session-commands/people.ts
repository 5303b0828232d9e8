/** Session commands about people: signing in and out, enrolment, roles, freezing. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sayRenewed } from '../terminal/renewed-keys.ts';
import { codeOf } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { collect, language, readLevel, readRole, readWhole } from './options.ts';

/** `3` or `#3`. */
const numberOf = (text: string): number => readWhole(text.replace(/^#/, ''));

export function peopleCommands(program: Command, session: Session): void {
  const { report } = session;

  program
    .command('sign-in <who>')
    .option('--key-file <path>')
    .option('--place <text>')
    .action(async (who: string, options: { keyFile?: string; place?: string }) => {
      if (options.keyFile !== undefined) session.tryKeyFile(who, resolve(options.keyFile));
      const credential = await session.credential(who);
      const answer = await session
        .ask('session.sign-in', { ...credential, place: options.place ?? session.place })
        .catch((error: unknown) => {
          // Whoever was at the desk is signed out before the next one's passphrase is tried.
          if (codeOf(error) !== 'INPUT_MALFORMED') session.atDesk = '';
          throw error;
        });
      session.atDesk = answer.name;
      report.line(`${answer.name}  ${report.terms('role', answer.roles)}`);
      report.answer('sign-in', answer);
    });

  for (const cause of ['sign-out', 'lock'] as const) {
    program.command(cause).action(async () => {
      const answer = await session.ask('session.sign-out', { cause: cause === 'lock' ? 'lock' : 'command' });
      session.atDesk = '';
      report.say('done');
      report.answer(cause, answer);
    });
  }

  program
    .command('enrol <name>')
    .requiredOption('--staff <number>')
    .requiredOption('--with <who>')
    .option('--department <text>')
    .option('--key-file <path>', '', collect, [])
    .option('--beside <number>', '', collect, [])
    .action(
      async (
        name: string,
        options: {
          staff: string;
          with: string;
          department?: string;
          keyFile: string[];
          beside: string[];
        },
      ) => {
        await session.prepareNewKeys();
        const own = options.keyFile.length > 0;
        const answer = await session.ask('person.enrol', {
          name,
          staffNumber: options.staff,
          ...(options.department === undefined ? {} : { department: options.department }),
          ...(own ? { passphrase: await session.newPassphraseOf(name) } : {}),
          language: language(report),
          keyFiles: options.keyFile,
          beside: options.beside.map(numberOf),
          signature: await session.signature(),
          cosign: await session.credentials([options.with]),
        });
        tellKeys(session, name, answer, options.keyFile[0]);
        report.answer('enrol', { ...answer, drawnPassphrase: answer.drawnPassphrase });
      },
    );

  program
    .command('rekey <who>')
    .requiredOption('--with <who>')
    .option('--key-file <path>', '', collect, [])
    .action(async (who: string, options: { with: string; keyFile: string[] }) => {
      await session.prepareNewKeys();
      const answer = await session.ask('person.rekey', {
        who,
        ...(options.keyFile.length > 0 ? { passphrase: await session.newPassphraseOf(who) } : {}),
        language: language(report),
        keyFiles: options.keyFile,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tellKeys(session, who, answer, options.keyFile[0]);
      report.answer('rekey', answer);
    });

  program
    .command('rename <who> <name>')
    .requiredOption('--with <who>')
    .option('--department <text>')
    .option('--beside <number>', '', collect, [])
    .action(
      async (who: string, name: string, options: { with: string; department?: string; beside: string[] }) => {
        const answer = await session.ask('person.rename', {
          who,
          name,
          ...(options.department === undefined ? {} : { department: options.department }),
          beside: options.beside.map(numberOf),
          signature: await session.signature(),
          cosign: await session.credentials([options.with]),
        });
        report.say('done');
        report.answer('rename', answer);
      },
    );

  program
    .command('same-as <who> <same>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (who: string, same: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('person.same-as', {
        who,
        same,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('same-as', answer);
    });

  program
    .command('freeze <who>')
    .requiredOption('--ground <text>')
    .action(async (who: string, options: { ground: string }) => {
      const answer = await session.ask('person.freeze', {
        who,
        ground: options.ground,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('freeze', answer);
    });

  program
    .command('unfreeze <who>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (who: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('person.unfreeze', {
        who,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('unfreeze', answer);
    });

  program.command('people').action(async () => {
    const people = await session.ask('person.list', {});
    report.table(
      people.map((p) => [
        `#${p.no}`,
        p.name,
        p.department ?? '',
        report.terms('role', p.roles),
        report.level(p.clearance),
        p.leaving ? say('leaving', report.language) : p.frozen ? say('frozen', report.language) : '',
      ]),
    );
    report.answer('people', people);
  });

  const role = program.command('role');
  role
    .command('give <who> <role>')
    .requiredOption('--with <who>')
    .option('--clearance <level>')
    .action(async (who: string, name: string, options: { with: string; clearance?: string }) => {
      const answer = await session.ask('role.give', {
        self: await session.credential(who),
        role: readRole(name, report),
        ...(options.clearance === undefined ? {} : { clearance: readLevel(options.clearance, report) }),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('role give', answer);
    });
  role
    .command('end <who> <role>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (who: string, name: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('role.end', {
        who,
        role: readRole(name, report),
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      sayRenewed(report, answer);
      report.answer('role end', answer);
    });
}

/** A drawn passphrase is said once; a script of this session goes on with it. */
export function tellKeys(
  session: Session,
  name: string,
  answer: {
    readonly fingerprint: string;
    readonly drawnPassphrase: string | null;
    readonly likeNames: readonly string[];
  },
  keyFile: string | undefined,
): void {
  session.report.say('fingerprint', { name, fingerprint: answer.fingerprint });
  if (answer.likeNames.length > 0) session.report.line(`△ ${answer.likeNames.join('、')}`);
  if (answer.drawnPassphrase === null) return;
  session.report.say('drawnPassphrase', { who: name, passphrase: answer.drawnPassphrase });
  session.secrets.remember(name, answer.drawnPassphrase, keyFile);
}
