/** What came of an act that changed keys: said where its signer is left, be that the desk or the page to sign in (H1). */

import { defineWords } from '../i18n/words.ts';
import { useSession } from '../session/session.tsx';
import { Shape, type ShapeName } from './shape.tsx';

const words = defineWords('renewed', {
  aria: ['办结', 'What was done'],
  passed: [
    '保管已由 {{from}} 移交 {{to}}，三方签名已记入日志。{{from}} 的登录已结束。',
    'Custody has passed from {{from}} to {{to}}; the three signatures are on record. {{from}} is signed out.',
  ],
  underWay: [
    '此事已生效并记入日志；更换密钥因读写失败尚未完成，重新登录或重新开库即自动续办。',
    'The act counts and is on record; a fault of the disk cut the change of keys off. It goes on by itself at the next sign-in or opening.',
  ],
  leftBehind: [
    '{{count}} 份密钥份额早已打不开，未随新密钥重新封装；“全面检查”列出是哪些文件。',
    'One share did not open any more and was not sealed to the new key; the full check names its document.|{{count}} shares did not open any more and were not sealed to the new key; the full check names their documents.',
  ],
});

export function RenewedNote() {
  const { status, renewed } = useSession();
  const say = words.use();
  if (status === null || renewed === null) return null;
  const { passed, leftBehind, underWay } = renewed;
  const lines: (readonly [shape: ShapeName, text: string])[] = [];
  if (passed !== null && status.signedIn === null) lines.push(['done', say('passed', passed)]);
  // It may have come to its end since.
  if (underWay && status.keysUnderWay.length > 0) lines.push(['under-way', say('underWay')]);
  if (leftBehind > 0) lines.push(['note', say('leftBehind', { count: leftBehind })]);
  if (lines.length === 0) return null;
  return (
    <section aria-label={say('aria')} role="status">
      {lines.map(([shape, text]) => (
        <p key={shape} className="note-band small">
          <Shape name={shape} /> {text}
        </p>
      ))}
    </section>
  );
}
