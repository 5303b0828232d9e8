/** Office MathML (ECMA-376 part 1, §22.1) as MathML, which the printing page draws. An element that is not known shows its inside. */
import { escapeText } from './html-paper.ts';
import type { PaperWriter } from './paper-looks.ts';
import { child, children, elementsOf, textOf, valAt, type XmlElement } from './xml-tree.ts';

export interface DrawnMath {
  readonly html: string;
  /** Its signs in a line. */
  readonly words: string;
}

export function mathMarkup(element: XmlElement, writer: PaperWriter): DrawnMath {
  const words: string[] = [];
  const put = (name: string, content: string, more: Record<string, string> = {}): string =>
    writer.element(name, {}, content, more);
  const row = (content: string): string => put('mrow', content);
  const inside = (of: XmlElement | undefined): string =>
    of ? row(elementsOf(of).map(draw).join('')) : row('');
  const part = (of: XmlElement, name: string): string => inside(child(of, name));
  const sign = (text: string, more: Record<string, string> = {}): string => {
    words.push(text);
    return text === '' ? '' : put('mo', escapeText(text), more);
  };
  const isOn = (of: XmlElement, properties: string, name: string): boolean => {
    const found = child(of, properties, name);
    return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes.get('val') ?? '');
  };

  function draw(of: XmlElement): string {
    switch (of.name) {
      case 'oMath':
        return put('math', elementsOf(of).map(draw).join(''));
      case 'r':
        return run(of);
      case 'f': {
        const type = valAt(of, 'fPr', 'type');
        const numerator = part(of, 'num');
        if (type === 'lin' || type === 'skw') return row(numerator + sign('/') + part(of, 'den'));
        words.push(' ');
        return put('mfrac', numerator + part(of, 'den'), type === 'noBar' ? { linethickness: '0' } : {});
      }
      case 'sSup': {
        const base = part(of, 'e');
        words.push(' ');
        return put('msup', base + part(of, 'sup'));
      }
      case 'sSub': {
        const base = part(of, 'e');
        words.push(' ');
        return put('msub', base + part(of, 'sub'));
      }
      case 'sSubSup': {
        const base = part(of, 'e');
        words.push(' ');
        const sub = part(of, 'sub');
        words.push(' ');
        return put('msubsup', base + sub + part(of, 'sup'));
      }
      case 'sPre':
        return put(
          'mmultiscripts',
          part(of, 'e') + put('mprescripts', '') + part(of, 'sub') + part(of, 'sup'),
        );
      case 'rad':
        words.push(' ');
        return isOn(of, 'radPr', 'degHide') || (child(of, 'deg')?.children.length ?? 0) === 0
          ? put('msqrt', part(of, 'e'))
          : put('mroot', part(of, 'e') + part(of, 'deg'));
      case 'nary':
        return nary(of);
      case 'd':
        return delimited(of);
      case 'func':
        return row(part(of, 'fName') + put('mspace', '') + part(of, 'e'));
      case 'limLow':
        return put('munder', part(of, 'e') + part(of, 'lim'));
      case 'limUpp':
        return put('mover', part(of, 'e') + part(of, 'lim'));
      case 'acc':
        return put('mover', part(of, 'e') + sign(valAt(of, 'accPr', 'chr') ?? '\u0302'));
      case 'bar': {
        const top = valAt(of, 'barPr', 'pos') === 'top';
        return put(top ? 'mover' : 'munder', part(of, 'e') + sign(top ? '‾' : '_', { stretchy: 'true' }));
      }
      case 'groupChr': {
        const top = valAt(of, 'groupChrPr', 'pos') === 'top';
        const brace = valAt(of, 'groupChrPr', 'chr') ?? (top ? '⏞' : '⏟');
        return put(top ? 'mover' : 'munder', part(of, 'e') + sign(brace, { stretchy: 'true' }));
      }
      case 'borderBox':
        return writer.element('mrow', { border: '0.5pt solid #000000', padding: '1pt' }, part(of, 'e'));
      case 'phant':
        return isOn(of, 'phantPr', 'show') || !child(of, 'phantPr', 'show')
          ? part(of, 'e')
          : put('mphantom', part(of, 'e'));
      case 'eqArr':
        return put(
          'mtable',
          children(of, 'e')
            .map((line) => put('mtr', put('mtd', inside(line))))
            .join(''),
        );
      case 'm': {
        const rows = children(of, 'mr').map((line) =>
          put(
            'mtr',
            children(line, 'e')
              .map((cell) => put('mtd', inside(cell)))
              .join(''),
          ),
        );
        return put('mtable', rows.join(''));
      }
      default:
        return /Pr$/.test(of.name) ? '' : elementsOf(of).map(draw).join('');
    }
  }

  /** Letters by themselves are names, digits are numbers, other signs are operators. */
  function run(of: XmlElement): string {
    const text = children(of, 't').map(textOf).join('');
    words.push(text);
    const upright = isOn(of, 'rPr', 'nor') || valAt(of, 'rPr', 'sty') === 'p';
    if (isOn(of, 'rPr', 'nor')) return put('mtext', escapeText(text));
    return [...text.matchAll(/\d+(?:[.,]\d+)*|\p{L}\p{M}*|\s+|./gsu)]
      .map(([token]) => {
        if (/^\d/.test(token)) return put('mn', escapeText(token));
        if (/^\s+$/u.test(token)) return put('mtext', escapeText(token.replace(/\s/gu, '\u00a0')));
        // Of a name by itself a browser makes a mathematical letter (U+1D434 and on), which few fonts have; leant by its look it is in all.
        if (/^\p{L}/u.test(token)) {
          const leant = upright ? {} : { 'font-style': 'italic' };
          return writer.element('mi', leant, escapeText(token), { mathvariant: 'normal' });
        }
        return put('mo', escapeText(token));
      })
      .join('');
  }

  function nary(of: XmlElement): string {
    const operator = sign(valAt(of, 'naryPr', 'chr') ?? '∫');
    const sub = isOn(of, 'naryPr', 'subHide') ? '' : part(of, 'sub');
    const sup = isOn(of, 'naryPr', 'supHide') ? '' : part(of, 'sup');
    const beside = (valAt(of, 'naryPr', 'limLoc') ?? 'subSup') === 'subSup';
    const [both, low, high] = beside ? ['msubsup', 'msub', 'msup'] : ['munderover', 'munder', 'mover'];
    const drawn =
      sub !== '' && sup !== ''
        ? put(both, operator + sub + sup)
        : sub !== ''
          ? put(low, operator + sub)
          : sup !== ''
            ? put(high, operator + sup)
            : operator;
    return row(drawn + part(of, 'e'));
  }

  function delimited(of: XmlElement): string {
    const given = (name: string, otherwise: string): string => valAt(of, 'dPr', name) ?? otherwise;
    const begin = sign(given('begChr', '('), { stretchy: 'true' });
    const parts = children(of, 'e').map(
      (each, index) => (index > 0 ? sign(given('sepChr', '|')) : '') + inside(each),
    );
    return row(begin + parts.join('') + sign(given('endChr', ')'), { stretchy: 'true' }));
  }

  if (element.name === 'oMathPara') {
    const lines = children(element, 'oMath').map((line) =>
      writer.element(
        'div',
        { 'text-align': 'center', 'text-indent': '0pt' },
        put('math', elementsOf(line).map(draw).join(''), { display: 'block' }),
      ),
    );
    return { html: lines.join(''), words: words.join('') };
  }
  return { html: draw(element), words: words.join('') };
}
