/** The title of what came with a mail: the mail's, then its own name. */

import { textMax } from '../../shared/contract/commands.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';

/** A Chinese title is joined as Chinese joins words, an English one as English does. */
const dash = (title: string): string => (/\p{Script=Han}/u.test(title) ? '——' : ' – ');

/** Its end is kept whole where both are too long: the name tells the attachments of one mail apart. */
export function attachmentTitle(mailTitle: string, within: readonly string[], fileName: string): string {
  const own = [...within, fileName].map((name) => visibleOnly(cleanText(name)) || '—').join(dash(mailTitle));
  const tail = [...`${dash(mailTitle)}${own}`].slice(-textMax.title + 1);
  const head = [...mailTitle].slice(0, textMax.title - tail.length);
  return [...head, ...tail].join('');
}
