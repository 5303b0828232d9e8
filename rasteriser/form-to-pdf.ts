/**
 * A form on A4: whose it is, then each field under its label, empty ones too, so that a reader sees what nobody filled in.
 * What stands in the fields is set as it was typed, line by line.
 */
import { type FilledField, holdsSomething, parseForm } from '../shared/vocabulary/filled-form.ts';
import { type FormPerson, type PersonPart, personPartWords } from '../shared/vocabulary/form-fields.ts';
import { termText } from '../shared/vocabulary/term-words.ts';
import { breakEndlessWords } from './endless-words.ts';
import { startTypesetter } from './pdf-paper.ts';
import { FileFault } from './rasteriser.ts';
import type { TypesetText } from './text-to-pdf.ts';

const titlePt = 17;
const bodyPt = 10.5;
const labelPt = 9;
const lineGapPt = 3;
const ink = '#1a1a1a';
const quiet = '#555555';
const rule = '#b8b4aa';
/** A label alone at the foot of a page has lost its field. */
const keptTogetherPt = 46;

/** Throws FileFault: FILE_DAMAGED for what is no form, FILE_TOO_MANY_PAGES. */
export async function formPdf(bytes: Uint8Array, head: string, pagesMax: number): Promise<TypesetText> {
  const form = parseForm(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (form === null) throw new FileFault('FILE_DAMAGED', { kind: 'form' });
  const paper = startTypesetter(pagesMax);
  const { doc } = paper;
  const say = (text: string, size: number, colour: string): void => {
    paper.countMissing(text);
    doc.fontSize(size).fillColor(colour);
    for (const line of breakEndlessWords(text).split('\n'))
      doc.text(line === '' ? ' ' : line, { lineGap: lineGapPt });
  };
  paper.use('bold');
  say(`${termText('sheet', form.sheet, 'zh-CN')} ${termText('sheet', form.sheet, 'en')}`, titlePt, ink);
  paper.use('regular');
  say(head, bodyPt, quiet);
  doc.y += 8;
  for (const field of form.fields) {
    if (doc.y + keptTogetherPt > paper.bottom) doc.addPage();
    doc.moveTo(paper.left, doc.y).lineTo(paper.left + paper.width, doc.y);
    doc.lineWidth(0.5).strokeColor(rule).stroke();
    doc.y += 5;
    paper.use('bold');
    say(field.label, labelPt, quiet);
    paper.use('regular');
    say(fieldLines(field), bodyPt, holdsSomething(field) ? ink : quiet);
    doc.y += 7;
  }
  const pdf = await paper.finish();
  return { pdf, glyphsMissing: paper.glyphsMissing };
}

function fieldLines(field: FilledField): string {
  if (!holdsSomething(field)) return '—';
  return 'people' in field ? field.people.map(personLines).join('\n') : field.value;
}

/** Who it is on one line, and the numbers below. */
function personLines(person: FormPerson, index: number): string {
  const who = [person.name, person.position].filter((part) => part !== '').join(' · ');
  const numbers = (['phone', 'mobile', 'mail'] satisfies PersonPart[])
    .filter((part) => person[part] !== '')
    .map((part) => `${personPartWords[part].join(' ')} ${person[part]}`);
  return [`${index + 1}. ${who}`, ...(numbers.length === 0 ? [] : [`    ${numbers.join('    ')}`])].join(
    '\n',
  );
}
