import { expect, test } from 'vitest';
import { preferredLanguages } from './locale.ts';

for (const [env, languages] of [
  [{ LANG: 'zh_CN.UTF-8' }, ['zh-CN']],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB' }, ['en-GB']],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, ['zh-CN']],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_TW:en' }, ['zh-TW', 'en', 'zh-CN']],
  [{ LANG: 'C.UTF-8' }, ['en-US']],
  [{}, ['en-US']],
] as const) {
  test(`${JSON.stringify(env)} is ${languages.join(', ')}`, () => {
    expect(preferredLanguages(env)).toEqual(languages);
  });
}
