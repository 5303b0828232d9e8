/** PDFs of one page with a form, fields as their programs leave them: with values, mostly without what they look like. */

export interface FormField {
  readonly type: 'Tx' | 'Btn' | 'Ch' | 'Sig';
  readonly name: string;
  readonly rect: readonly [number, number, number, number];
  /** PDF syntax of further entries. */
  readonly entries: string;
}

export interface FormPdf {
  readonly fields: readonly FormField[];
  readonly needAppearances?: boolean;
  /** PDF syntax of further entries of catalog and form. */
  readonly catalog?: string;
  readonly form?: string;
  /** Annotations that are no fields, in PDF syntax, and objects that they or the catalog refer to, from number 20 on. */
  readonly annotations?: readonly string[];
  readonly objects?: readonly string[];
}

/** A text in UTF-16, as a PDF holds what is not Latin. */
export const pdfText = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

const firstFree = 20;

export function formPdf({
  fields,
  needAppearances = true,
  catalog = '',
  form = '',
  annotations = [],
  objects = [],
}: FormPdf): Uint8Array {
  const numbered = new Map<number, string>();
  const fieldAt = firstFree + objects.length;
  const references = fields.map((_, index) => `${fieldAt + index} 0 R`).join(' ');
  numbered.set(
    1,
    `<< /Type /Catalog /Pages 2 0 R ${catalog} /AcroForm << /Fields [${references}] /DR << /Font << /Helv 5 0 R /ZaDb 6 0 R >> >> ` +
      `/DA (/Helv 12 Tf 0 g) ${needAppearances ? '/NeedAppearances true' : ''} ${form} >> >>`,
  );
  numbered.set(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  numbered.set(
    3,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /Helv 5 0 R >> >> ` +
      `/Annots [${references} ${annotations.join(' ')}] >>`,
  );
  const words = 'BT /Helv 10 Tf 10 280 Td (A form) Tj ET';
  numbered.set(4, `<< /Length ${words.length} >>\nstream\n${words}\nendstream`);
  numbered.set(5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  numbered.set(6, '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>');
  for (const [index, object] of objects.entries()) numbered.set(firstFree + index, object);
  for (const [index, { type, name, rect, entries }] of fields.entries()) {
    numbered.set(
      fieldAt + index,
      `<< /Type /Annot /Subtype /Widget /FT /${type} /T (${name}) /Rect [${rect.join(' ')}] /F 4 /P 3 0 R ${entries} >>`,
    );
  }
  return written(numbered);
}

function written(objects: ReadonlyMap<number, string>): Uint8Array {
  const size = Math.max(...objects.keys()) + 1;
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of [...objects].sort(([a], [b]) => a - b)) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const line = (number: number): string => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  };
  file += `xref\n0 ${size}\n${Array.from({ length: size }, (_, number) => line(number)).join('')}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** A stream with an appearance in it. */
export const appearance = (content: string, width: number, height: number): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << /Font << /Helv 5 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A file inside the PDF, as two objects: the file and what names it. */
export const embeddedFile = (at: number, name: string, content: string): readonly [string, string] => [
  `<< /Type /EmbeddedFile /Length ${Buffer.byteLength(content)} >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream`,
  `<< /Type /Filespec /F (file) /UF ${pdfText(name)} /EF << /F ${at} 0 R /UF ${at} 0 R >> >>`,
];
