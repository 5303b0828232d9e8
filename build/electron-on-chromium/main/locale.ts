/** The languages of the person, from the environment as POSIX has it. */
const fallback = 'en-US';

/** `zh_CN.UTF-8` is `zh-CN`; `C` and `POSIX` say nothing. */
function tagOf(posix: string): string | undefined {
  const [name = ''] = posix.split(/[.@]/);
  if (name === '' || name === 'C' || name === 'POSIX') return undefined;
  return name.replaceAll('_', '-');
}

export function preferredLanguages(env: NodeJS.ProcessEnv = process.env): string[] {
  const first = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const all = [...(env.LANGUAGE ?? '').split(':'), first].map(tagOf).filter((tag) => tag !== undefined);
  return all.length === 0 ? [fallback] : [...new Set(all)];
}

export const locale = (): string => preferredLanguages()[0] ?? fallback;
