import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';

test('the folder of the app, its arguments and its switches', () => {
  expect(parseCommandLine(['--lang=zh', '.', '--hello', 'file'])).toEqual({
    argv: ['--lang=zh', '.', '--hello', 'file'],
    target: '.',
    required: [],
    switches: [
      ['lang', 'zh'],
      ['hello', ''],
    ],
    inspectPort: undefined,
  });
});
test('what Playwright adds: a module to be required, a port for the inspector', () => {
  const { argv, required, inspectPort } = parseCommandLine(['-r', 'loader.js', '--inspect=0', '.', '-r']);
  expect({ argv, required, inspectPort }).toEqual({
    argv: ['--inspect=0', '.', '-r'],
    required: ['loader.js'],
    inspectPort: 0,
  });
});
test('no app', () => {
  expect(parseCommandLine(['--version']).target).toBeUndefined();
});
