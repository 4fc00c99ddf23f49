import { afterEach, describe, expect, test } from 'vitest';
import { english } from './english.ts';
import { say, sayKnown, speakWith } from './say.ts';

describe('what is shown', () => {
  afterEach(() => speakWith(undefined));

  test('is the Danish sentence until another language is chosen', () => {
    expect(say('Prøv igen')).toBe('Prøv igen');
    expect(say('{what} kan ikke vises.', { what: 'Køen' })).toBe('Køen kan ikke vises.');
  });

  test('is the English one from then on, with the same parts', () => {
    speakWith(english);
    expect(say('Prøv igen')).toBe('Try again');
    expect(say('{what} kan ikke vises.', { what: 'The queue' })).toBe('The queue cannot be shown.');
  });

  test('keeps a sign that a part has in common with a sentence', () => {
    expect(say('{what} kan ikke vises.', { what: '{what} $& ' })).toBe('{what} $&  kan ikke vises.');
  });

  test('is what the line said where it has no English sentence', () => {
    speakWith(english);
    expect([sayKnown('Prøv igen'), sayKnown('Noget andet nyt.')]).toEqual(['Try again', 'Noget andet nyt.']);
  });

  test('is refused as it is compiled where a part is not put in, or nothing is known in English', () => {
    // @ts-expect-error: the part is wanting
    expect(say('{what} kan ikke vises.')).toBe('{what} kan ikke vises.');
    // @ts-expect-error: no sentence of ours
    expect(say('Der er kaffe.')).toBe('Der er kaffe.');
  });
});
