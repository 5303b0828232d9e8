/** A recovery sheet to be written down: five numbered lines of eight words; its digits behind a word. */
import { useState } from 'react';
import { wordsOfSheetText } from '../../shared/vocabulary/sheet-text.ts';
import { defineWords } from '../i18n/words.ts';
import './sheets.css';

const words = defineWords('sheet-shown', {
  digits: ['也看数字写法', 'Show it in digits as well'],
  noDigits: ['收起数字写法', 'Hide the digits'],
});

export function SheetShown({ text }: { readonly text: string }) {
  const say = words.use();
  const [digits, setDigits] = useState(false);
  const lines = wordsOfSheetText(text).trimEnd().split('\n');
  return (
    <>
      <div className="recovery-sheet">
        {lines.map((line) => (
          <Line key={line} line={line} />
        ))}
        {digits && <pre className="recovery-digits">{text}</pre>}
      </div>
      <div>
        <button type="button" className="link small" onClick={() => setDigits(!digits)}>
          {say(digits ? 'noDigits' : 'digits')}
        </button>
      </div>
    </>
  );
}

function Line({ line }: { readonly line: string }) {
  const [number, ...eight] = line.split(' ');
  return (
    <p className="sheet-words" lang="en">
      <span className="faint mono">{number}</span>
      {eight.map((word, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words may repeat; their place tells them apart
        <span key={i} className={`sheet-word sheet-word-${i + 1}`}>
          {word}{' '}
        </span>
      ))}
    </p>
  );
}
