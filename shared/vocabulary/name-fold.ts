/**
 * Names find themselves however they are typed: with or without the dot inside a transliterated name and blanks, in full
 * or half width, in capitals or not. For finding only; what is kept is what was written.
 */

/** Between the parts of a transliterated name; keyboards write them differently. */
export const nameDots = /[·•・‧∙⋅\u00b7\u0387]/gu;

const blanksAndMarks = /[\s\p{Cf}]+/gu;

export const foldName = (text: string): string =>
  text.normalize('NFKC').replace(nameDots, '').replace(blanksAndMarks, '').toLowerCase();

/** Whether what was typed is in this text; nothing typed is in every text. */
export const isIn = (text: string, typed: string): boolean => foldName(text).includes(foldName(typed));
