import { describe, expect, test } from 'vitest';
import { readInstant } from '../../cli/session-commands/options.ts';
import { UsageError } from '../../cli/terminal/report.ts';

describe('what is typed behind --from and --to', () => {
  test('a day by itself begins with its first millisecond and ends with its last', () => {
    expect(readInstant('2026-11-19', 'start')).toBe(new Date(2026, 10, 19).getTime());
    expect(readInstant('2026-11-19', 'end')).toBe(new Date(2026, 10, 20).getTime() - 1);
  });
  test('with a time it is that minute', () => {
    for (const edge of ['start', 'end'] as const)
      expect(readInstant('2026-11-19 10:24', edge)).toBe(new Date(2026, 10, 19, 10, 24).getTime());
  });
  test.each(['2026-02-31', '2026-11-19 24:00', '2026-11-19 10:60', '2026-11-19 10', 'yesterday', ''])(
    '%j is none',
    (text) => {
      expect(() => readInstant(text, 'end')).toThrow(UsageError);
    },
  );
});
