import { expect, test } from 'vitest';
import { bothNotes } from './free-notes.ts';

test('notes of two people are kept below each other, none where one of them took the notes away', () => {
  expect(bothNotes({ mine: 'Min.', theirs: 'Din.' })).toBe('Din.\n\nMin.');
  expect(bothNotes({ mine: null, theirs: 'Din.' })).toBeUndefined();
  expect(bothNotes({ mine: 'Min.', theirs: null })).toBeUndefined();
});
