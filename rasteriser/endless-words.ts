/** Finding where to break one word takes typesetters time by the square of its length. */
const unbrokenCharactersMax = 300;
const endlessWord = new RegExp(`[!-~]{${unbrokenCharactersMax}}`, 'g');

/** Puts line ends into words that no person wrote: keys, encoded attachments, one letter held down. */
export function breakEndlessWords(text: string): string {
  return text.replace(endlessWord, '$&\n');
}
