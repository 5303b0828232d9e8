/** Says beside a field that something in it cannot be seen; the vault refuses it by the same rule (S8). */
import { cleanText, holdsInvisible } from '../../shared/policy/visible-text.ts';
import { defineWords } from '../i18n/words.ts';

const words = defineWords('invisible', {
  says: ['有看不见的或私用区的字符', 'There are invisible or private-use characters in it'],
});

/** The sentence for a text, or null where all of it can be seen. */
export function useInvisible(): (text: string) => string | null {
  const say = words.use();
  return (text) => (holdsInvisible(cleanText(text)) ? say('says') : null);
}
