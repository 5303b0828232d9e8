/** The words of a mark that tell which look it is. */
import type { Language } from '../../shared/vocabulary/refusal.ts';

export const viewNumberText = (n: number, cap: number, language: Language): string =>
  language === 'zh-CN' ? `第${n}/${cap}次` : `view ${n}/${cap}`;
