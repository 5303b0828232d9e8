/** Nothing that a file says can leave the lists of what our pages are written in. */
import { expect, test } from 'vitest';
import { paperWriter } from './paper-looks.ts';

test('equal looks are one class; what is not said is not written', () => {
  const writer = paperWriter();
  const one = writer.element('div', { color: '#ff0000', width: undefined }, 'a');
  expect(writer.element('div', { color: '#ff0000' }, 'a')).toBe(one);
  expect(writer.styleSheet()).toBe('.word .k-a{color:#ff0000}');
  expect(writer.element('span', {}, 'b')).toBe('<span>b</span>');
});

test.each([
  ['a script', 'script', {}, {}],
  ['an image by its element', 'img', {}, {}],
  ['a link', 'a', {}, { href: 'x' }],
  ['an event', 'div', {}, { onclick: 'x' }],
  ['a style of its own', 'div', {}, { style: 'x' }],
  ['a class that ends the attribute', 'div', {}, { class: 'a" onclick="x' }],
  ['a property that loads', 'div', { 'background-image': 'none' }, {}],
  ['an address', 'div', { color: 'url(//x)' }, {}],
  ['a second declaration', 'div', { color: 'red;background:red' }, {}],
  ['an end of the rule', 'div', { color: 'red}*{color:red' }, {}],
  ['an end of the sheet', 'div', { color: '</style>' }, {}],
  ['a function that is not arithmetic', 'div', { width: 'attr(x)' }, {}],
  ['a string', 'div', { color: '"x"' }, {}],
  ['an escape', 'div', { color: '\\75rl' }, {}],
])('%s is not written', (_, name, look, more) => {
  expect(() =>
    paperWriter().element(name, look as Record<string, string>, '', more as Record<string, string>),
  ).toThrow(/not on the list/);
});

test('a picture is one of ours, whole in itself', () => {
  const writer = paperWriter();
  expect(writer.picture('data:image/png;base64,AAAA', { width: '10pt' })).toBe(
    '<img src="data:image/png;base64,AAAA" class="k-a">',
  );
  for (const address of [
    'http://x/y.png',
    'data:image/svg+xml;base64,AAAA',
    'data:image/png;base64,AA" onload="x',
  ]) {
    expect(() => writer.picture(address, {})).toThrow('Not a picture of ours');
  }
});
