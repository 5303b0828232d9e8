/**
 * What papers are drawn with: text, rules, boxes and squares in points from the upper left corner of an A4 page. Each page
 * has a body, drawn once, and a foot for each copy: further copies point to the same bodies, so that a list of five hundred
 * pages in twenty copies is hardly longer than in one.
 */
import { startPdf } from '../../rasteriser/pdf-paper.ts';
import { pageHeightPt, pageWidthPt } from './paper-size.ts';
import { type Face, faces, Typeface } from './paper-typefaces.ts';

/** More than any paper has: a loop that never ends must not fill the memory. */
const pagesMax = 200_000;

export type Ink = 'black' | 'grey' | 'faint' | 'seal';
const inks: Readonly<Record<Ink, string>> = {
  black: '0.07 0.07 0.07',
  grey: '0.40 0.40 0.40',
  faint: '0.93 0.93 0.93',
  seal: '0.72 0.25 0.20',
};

export interface TextStyle {
  readonly face?: Face;
  readonly sizePt: number;
  readonly ink?: Ink;
  /** Between characters. */
  readonly spacingPt?: number;
}

/** What is drawn on one page. */
export interface Canvas {
  text(x: number, baseline: number, text: string, style: TextStyle): void;
  rule(x1: number, y1: number, x2: number, y2: number, widthPt?: number, ink?: Ink): void;
  box(x: number, y: number, width: number, height: number, widthPt?: number): void;
  sealPlace(x: number, y: number, side: number): void;
  fill(squares: readonly (readonly [x: number, y: number, width: number, height: number])[], ink?: Ink): void;
  circle(x: number, y: number, radius: number, filled: boolean): void;
  slanted(text: string, style: TextStyle): void;
}

const n = (value: number): string => (Math.round(value * 100) / 100).toString();

class Operators implements Canvas {
  private readonly parts: string[] = [];
  private readonly typefaces: Readonly<Record<Face, Typeface>>;

  constructor(typefaces: Readonly<Record<Face, Typeface>>) {
    this.typefaces = typefaces;
  }

  text(x: number, baseline: number, text: string, style: TextStyle): void {
    const face = this.typefaces[style.face ?? 'regular'];
    const spacing = style.spacingPt === undefined ? '' : `${n(style.spacingPt)} Tc `;
    const reset = style.spacingPt === undefined ? '' : ' 0 Tc';
    this.parts.push(
      `BT ${inks[style.ink ?? 'black']} rg ${spacing}/${face.id} ${n(style.sizePt)} Tf 1 0 0 1 ${n(x)} ${n(pageHeightPt - baseline)} Tm ${face.shown(text)} TJ${reset} ET`,
    );
  }
  rule(x1: number, y1: number, x2: number, y2: number, widthPt = 0.6, ink: Ink = 'black'): void {
    this.parts.push(
      `${inks[ink]} RG ${n(widthPt)} w ${n(x1)} ${n(pageHeightPt - y1)} m ${n(x2)} ${n(pageHeightPt - y2)} l S`,
    );
  }
  box(x: number, y: number, width: number, height: number, widthPt = 0.8): void {
    this.parts.push(
      `${inks.black} RG ${n(widthPt)} w ${n(x)} ${n(pageHeightPt - y - height)} ${n(width)} ${n(height)} re S`,
    );
  }
  sealPlace(x: number, y: number, side: number): void {
    this.parts.push(
      `q ${inks.seal} RG 0.8 w [3 2] 0 d ${n(x)} ${n(pageHeightPt - y - side)} ${n(side)} ${n(side)} re S Q`,
    );
  }
  fill(
    squares: readonly (readonly [x: number, y: number, width: number, height: number])[],
    ink: Ink = 'black',
  ): void {
    const paths = squares.map(
      ([x, y, width, height]) => `${n(x)} ${n(pageHeightPt - y - height)} ${n(width)} ${n(height)} re`,
    );
    this.parts.push(`${inks[ink]} rg ${paths.join(' ')} f`);
  }
  circle(x: number, y: number, radius: number, filled: boolean): void {
    // A full turn in four cubic curves; 0.5523 is where their handles lie.
    const [h, cy, k] = [radius * 0.5523, pageHeightPt - y, radius];
    this.parts.push(
      `${inks.black} ${filled ? 'rg' : 'RG 0.8 w'} ${n(x + k)} ${n(cy)} m ${n(x + k)} ${n(cy + h)} ${n(x + h)} ${n(cy + k)} ${n(x)} ${n(cy + k)} c ${n(x - h)} ${n(cy + k)} ${n(x - k)} ${n(cy + h)} ${n(x - k)} ${n(cy)} c ${n(x - k)} ${n(cy - h)} ${n(x - h)} ${n(cy - k)} ${n(x)} ${n(cy - k)} c ${n(x + h)} ${n(cy - k)} ${n(x + k)} ${n(cy - h)} ${n(x + k)} ${n(cy)} c ${filled ? 'f' : 's'}`,
    );
  }
  /** Across the middle of the page, from the lower left to the upper right. */
  slanted(text: string, style: TextStyle): void {
    const face = this.typefaces[style.face ?? 'regular'];
    const half = face.width(text, style.sizePt) / 2;
    const [cos, sin] = [Math.cos(0.9), Math.sin(0.9)];
    const [x, y] = [pageWidthPt / 2 - half * cos, pageHeightPt / 2 - half * sin];
    this.parts.push(
      `BT ${inks[style.ink ?? 'black']} rg /${face.id} ${n(style.sizePt)} Tf ${n(cos)} ${n(sin)} ${n(-sin)} ${n(cos)} ${n(x)} ${n(y)} Tm ${face.shown(text)} TJ ET`,
    );
  }
  toString(): string {
    return this.parts.join('\n');
  }
}

/** The parts of pdfkit's pages and references that its types leave out. */
interface Reference {
  write(text: string): void;
  end(): void;
}
interface Page {
  readonly content: Reference;
  readonly fonts: Record<string, unknown>;
  readonly dictionary: { data: Record<string, unknown> };
  readonly resources: { data: Record<string, unknown> };
}
interface Internals {
  readonly page: Page;
  ref(data: Record<string, unknown>): Reference;
}

export class PaperPdf {
  readonly typefaces: Readonly<Record<Face, Typeface>>;
  private readonly pdf = startPdf({ size: [pageWidthPt, pageHeightPt], margin: 0, pagesMax });
  private readonly bodies: Reference[] = [];
  private begun = 0;
  private characters = 0;

  constructor(title: string) {
    const { doc } = this.pdf;
    doc.info.Title = title;
    this.typefaces = Object.fromEntries(faces.map((face) => [face, new Typeface(doc, face)])) as Record<
      Face,
      Typeface
    >;
  }

  private get internals(): Internals {
    return this.pdf.doc as unknown as Internals;
  }

  /** The body of the next page of every copy, to be drawn and then given to `keepBody`. */
  newBody(): Canvas {
    return new Operators(this.typefaces);
  }
  keepBody(canvas: Canvas): void {
    const body = this.internals.ref({});
    body.write(`q\n${canvas}\nQ\n`);
    body.end();
    this.bodies.push(body);
  }
  get pages(): number {
    return this.bodies.length;
  }

  /** A page of some copy: the body of that number, and a foot of its own. */
  addPage(bodyIndex: number, drawFoot: (canvas: Canvas) => void): void {
    if (this.begun > 0) this.endPage();
    this.begun += 1;
    const { page } = this.internals;
    for (const typeface of Object.values(this.typefaces)) page.fonts[typeface.id] = typeface.resource();
    const operators = new Operators(this.typefaces);
    drawFoot(operators);
    // pdfkit has turned the page upside down for its own drawing; turning it again puts it right.
    page.content.write(`1 0 0 -1 0 ${n(pageHeightPt)} cm\n${operators}\n`);
    const body = this.bodies[bodyIndex];
    if (body !== undefined) page.dictionary.data.Contents = [body, page.content];
  }

  /** Begins the next page. The one before is written; of twenty thousand pages nothing but their numbers stays in memory. */
  private endPage(): void {
    const { page } = this.internals;
    this.pdf.doc.addPage();
    page.dictionary.data = {};
    page.resources.data = {};
  }

  /** Characters that no typeface has, each time it stands in a text; counted while measuring. */
  countMissing(text: string, face: Face = 'regular'): void {
    const typeface = this.typefaces[face];
    for (const character of text)
      if (!/\s/u.test(character) && !typeface.has(character)) this.characters += 1;
  }
  get glyphsMissing(): number {
    return this.characters;
  }

  finish(): Promise<Uint8Array> {
    return this.pdf.finish();
  }
}
