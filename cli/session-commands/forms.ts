/**
 * Sheets about a client filled in at the terminal, and the firm's fields (D2). What was typed into a form is not kept behind the arrow
 * keys: whoever comes to the terminal next would read it there.
 */
import type { Command } from 'commander';
import type { FormFieldShown } from '../../shared/contract/answers-of-forms.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { fieldText, formSheets, personParts, personPartWords } from '../../shared/vocabulary/form-fields.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { sayFiled } from './file-all.ts';
import { collect } from './options.ts';

type Filled = ParsedInput<'form.file'>['fields'][number];
type OwnInput = ParsedInput<'form.rule'>['own'][number];

interface FillOptions {
  readonly ownership: string;
  readonly on?: string;
  readonly field: readonly string[];
  readonly person: readonly string[];
}

interface RuleOptions {
  readonly with: string;
  readonly call: readonly string[];
  readonly line: readonly string[];
  readonly text: readonly string[];
}

export function formCommands(program: Command, session: Session): void {
  const { report } = session;
  const form = program.command('form');
  form.command('fields').action(async () => {
    const { fields } = await session.ask('form.fields', {});
    report.table(
      fields.map((each) => [report.term('sheet', each.sheet), fieldText(each, report.language), each.field]),
    );
    report.answer('form fields', fields);
  });
  form
    .command('file <code> <sheet>')
    .option('--ownership <class>', '', 'company')
    .option('--on <date>', '')
    .option('--field <name=text>', '', collect, [])
    .option('--person <parts>', '', collect, [])
    .action(async (code: string, typedSheet: string, options: FillOptions) => {
      const sheet = formSheets.find((each) => each === typedSheet);
      if (sheet === undefined) throw new UsageError(typedSheet);
      const { fields } = await session.ask('form.fields', {});
      const asked = fields.filter((each) => each.sheet === sheet);
      const typed = options.field.length + options.person.length > 0;
      if (typed) session.secrets.keyboard.forgetLast();
      const answer = await session.ask('form.file', {
        code,
        sheet,
        ownership: options.ownership,
        ...(options.on === undefined ? {} : { on: options.on }),
        fields: typed ? fromOptions(asked, options, session) : await fillIn(asked, session),
        signature: await session.signature(),
      });
      sayFiled(report, answer);
      report.answer('form file', answer);
    });
  form
    .command('set')
    .requiredOption('--with <who>')
    .option('--call <name=text>', '', collect, [])
    .option('--line <sheet=text>', '', collect, [])
    .option('--text <sheet=text>', '', collect, [])
    .action(async (options: RuleOptions) => {
      const { fields } = await session.ask('form.fields', {});
      const own = [
        ...options.line.map((each) => ownField(fields, each, false)),
        ...options.text.map((each) => ownField(fields, each, true)),
      ];
      const answer = await session.ask('form.rule', {
        labels: options.call.map((each) => {
          const [field, label] = parted(each);
          return { field, label };
        }),
        own,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('form set', answer);
    });
}

/** `name=text`, parted at the first sign. */
function parted(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(text.slice(0, Math.max(at, 0)));
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

/** One that is known by its name stays the same field. */
function ownField(fields: readonly FormFieldShown[], text: string, several: boolean): OwnInput {
  const [name, label] = parted(text);
  const sheet = formSheets.find((each) => each === name);
  if (sheet === undefined) throw new UsageError(name);
  const known = fields.find((each) => each.own && each.sheet === sheet && each.label === label.trim());
  return { ...(known === undefined ? {} : { field: known.field }), sheet, label, several };
}

/** As a script says it: `--field address=…`, and for each person `--person 'name;position;telephone;mobile;mail'`. */
function fromOptions(asked: readonly FormFieldShown[], options: FillOptions, { report }: Session): Filled[] {
  const filled = options.field.map((each): Filled => {
    const [name, value] = parted(each);
    const field = asked.find((one) => one.field === name || fieldText(one, report.language) === name);
    // Where none is called so, the vault is asked about one that it does not know, and says so.
    return { field: field?.field ?? name.slice(0, 40), value: value.replaceAll('\\n', '\n') };
  });
  if (options.person.length === 0) return filled;
  const people = options.person.map(personOf);
  const field = asked.find(({ shape }) => shape === 'people')?.field ?? 'contacts';
  return [...filled, { field, people }];
}

function personOf(text: string): Record<(typeof personParts)[number], string> {
  const [name = '', position = '', phone = '', mobile = '', mail = ''] = text.split(/[;；]/);
  return { name, position, phone, mobile, mail };
}

/** Field by field at the keyboard; an empty answer leaves a field out, and ends a text or the list of people. */
async function fillIn(asked: readonly FormFieldShown[], session: Session): Promise<Filled[]> {
  const { report, secrets } = session;
  const { language } = report;
  const at = language === 'en' ? 1 : 0;
  const ask = (question: string): Promise<string> =>
    secrets.keyboard.line(`${question}：`, '', 'not remembered');
  if (!secrets.keyboard.there) throw new UsageError('--field');
  report.say('formHow');
  const filled: Filled[] = [];
  for (const field of asked) {
    const label = fieldText(field, language);
    if (field.shape === 'line') filled.push({ field: field.field, value: await ask(label) });
    else if (field.shape === 'text') {
      const lines: string[] = [];
      for (let line = await ask(label); line !== ''; line = await ask('…')) lines.push(line);
      filled.push({ field: field.field, value: lines.join('\n') });
    } else {
      const people: Record<(typeof personParts)[number], string>[] = [];
      for (;;) {
        const name = await ask(say('formPerson', language, { label, n: people.length + 1 }));
        if (name === '') break;
        const one = { name, position: '', phone: '', mobile: '', mail: '' };
        for (const part of personParts) if (part !== 'name') one[part] = await ask(personPartWords[part][at]);
        people.push(one);
      }
      filled.push({ field: field.field, people });
    }
  }
  return filled;
}
