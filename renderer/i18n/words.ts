/**
 * Words of the screens: written beside each other in both languages, so that one cannot be forgotten, and read through
 * i18next. `{{name}}` is filled in; a word with `count` may give English one and many as `one|many`.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../shared/vocabulary/refusal.ts';

export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;
export type Fill = Readonly<Record<string, string | number>>;

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  supportedLngs: ['zh-CN', 'en'],
  ns: [],
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Keys are checked by the words themselves, not by i18next's types. */
const translate = i18next.t as (key: string, options: Fill) => string;

export const setLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
};

export type Said<W extends Words> = (key: keyof W & string, fill?: Fill) => string;

/** Registers a feature's words once; the hook gives them in the language of the screen. */
export function defineWords<W extends Words>(
  namespace: string,
  words: W,
): { use: () => Said<W>; say: Said<W> } {
  for (const [language, at] of [
    ['zh-CN', 0],
    ['en', 1],
  ] as const) {
    const bundle: Record<string, string> = {};
    for (const [key, both] of Object.entries(words)) {
      const parts = both[at].split('|');
      if (language === 'en' && parts.length === 2) {
        bundle[`${key}_one`] = parts[0]!;
        bundle[`${key}_other`] = parts[1]!;
        // A count that comes as a text, 1,204, is no number to i18next.
        bundle[key] = parts[1]!;
      } else {
        bundle[key] = both[at];
        bundle[`${key}_other`] = both[at];
      }
    }
    i18next.addResourceBundle(language, namespace, bundle, true, true);
  }
  const say: Said<W> = (key, fill = {}) =>
    translate(key, { ...fill, ...(fill.count === '1' ? { count: 1 } : {}), ns: namespace });
  return {
    say,
    use: () => {
      useTranslation(namespace);
      return say;
    },
  };
}

export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
};
