import { expect, test } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

test.each([
  ['{}'],
  ['{"a":1,"b":{"a":[{"a":null},true,false,-5]}}'],
  ['{"a:b":"c:d","e":"\\":{\\"","f":"\\\\","g":"\\\\\\""}'],
  [' { "a" : [ 1 , 2 ] , "é" : "1.5e3" } '],
  ['{"__proto__":1}'],
])('takes %s', (text) => {
  expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) });
});

test.each([
  ['{"a":1,"a":1}', 'json-duplicate-key'],
  ['{"x":[{"a":1,"b":2,"a":3}]}', 'json-duplicate-key'],
  ['{"a":1,"\\u0061":2}', 'json-duplicate-key'],
  ['{"__proto__":1,"__proto__":2}', 'json-duplicate-key'],
  ['{"a":{"b":1},"a":{"b":1,"c":2}}', 'json-duplicate-key'],
  ['{"a":1.0}', 'json-number'],
  ['{"a":1e3}', 'json-number'],
  ['{"a":1E3}', 'json-number'],
  ['{"a":-0}', 'json-number'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, 'json-depth'],
  ['{"a":1}{}', 'json-grammar'],
  ['{"a":1,}', 'json-grammar'],
  ['{"a":01}', 'json-grammar'],
  ["{'a':1}", 'json-grammar'],
  ['\ufeff{}', 'json-grammar'],
  ['', 'json-grammar'],
])('refuses %s', (text, code) => {
  expect(parseStrictJson(text)).toMatchObject({ fault: { code } });
});
