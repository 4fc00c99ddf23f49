import { expect, test } from 'vitest';
import { beginSave, choose, edit, isUnsaved, openDraft, overtaken, saved, saveFailed, shownAnswers } from './draft.ts';

const opened = openDraft({ version: 1, answers: { C1: 'ja', C3: 'lager' } });

test('sends only what was changed, with the version it was changed from', () => {
  const begun = beginSave(edit(opened, 'C2', 'nej'), 'gem-1');

  expect(begun?.request).toEqual({ saveId: 'gem-1', version: 1, answers: { C2: 'nej' } });
});

test('has nothing to send when an answer is changed back before it was sent', () => {
  const draft = edit(edit(opened, 'C1', 'nej'), 'C1', 'ja');

  expect(beginSave(draft, 'gem-1')).toBeUndefined();
  expect(isUnsaved(draft)).toBe(false);
});

test('sends an answer that was changed back while the first change was on its way', () => {
  const begun = beginSave(edit(opened, 'C1', 'nej'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const back = edit(begun.draft, 'C1', 'ja');

  const after = saved(back, { version: 2, answers: { C1: 'nej', C3: 'lager' } });

  expect(beginSave(after, 'gem-1')?.request).toEqual({ saveId: 'gem-1', version: 2, answers: { C1: 'ja' } });
});

test('keeps what was typed while a save was under way', () => {
  const begun = beginSave(edit(opened, 'C3', 'lager og'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const typed = edit(begun.draft, 'C3', 'lager og truck');

  const after = saved(typed, { version: 2, answers: { C1: 'ja', C3: 'lager og' } });

  expect(shownAnswers(after)).toEqual({ C1: 'ja', C3: 'lager og truck' });
  expect(isUnsaved(after)).toBe(true);
});

test('does not send twice at once, and sends again after a failure', () => {
  const begun = beginSave(edit(opened, 'C2', 'nej'), 'gem-1');
  if (!begun) throw new Error('nothing begun');

  expect(beginSave(begun.draft, 'gem-1')).toBeUndefined();
  expect(beginSave(saveFailed(begun.draft, false), 'gem-1')?.request.answers).toEqual({ C2: 'nej' });
});

test('takes an answer back with null', () => {
  const draft = edit(opened, 'C1', null);

  expect(shownAnswers(draft)).toEqual({ C3: 'lager' });
  expect(beginSave(draft, 'gem-1')?.request.answers).toEqual({ C1: null });
});

test('merges by itself when two people answered different questions', () => {
  const draft = overtaken(edit(opened, 'C2', 'nej'), { version: 5, answers: { C1: 'nej', C3: 'lager' } });

  expect(shownAnswers(draft)).toEqual({ C1: 'nej', C2: 'nej', C3: 'lager' });
  expect(beginSave(draft, 'gem-1')?.request).toEqual({ saveId: 'gem-1', version: 5, answers: { C2: 'nej' } });
});

test('asks when two people answered the same question differently, and loses neither answer', () => {
  const draft = overtaken(edit(opened, 'C1', 'vedIkke'), { version: 5, answers: { C1: 'nej' } });

  expect(draft.conflicts).toEqual({ C1: { mine: 'vedIkke', theirs: 'nej' } });
  expect(beginSave(draft, 'gem-1')).toBeUndefined();
  expect(isUnsaved(draft)).toBe(true);
  expect(beginSave(choose(draft, 'C1', 'mine'), 'gem-1')?.request).toEqual({
    saveId: 'gem-1',
    version: 5,
    answers: { C1: 'vedIkke' },
  });
  expect(shownAnswers(choose(draft, 'C1', 'theirs'))).toEqual({ C1: 'nej' });
});

test('keeps a question in conflict when the store moves on once more', () => {
  const first = overtaken(edit(opened, 'C1', 'vedIkke'), { version: 5, answers: { C1: 'nej' } });

  const second = overtaken(first, { version: 6, answers: { C1: 'nej', C2: 'ja' } });

  expect(second.conflicts).toEqual({ C1: { mine: 'vedIkke', theirs: 'nej' } });
});

test('is no conflict when both gave the same answer', () => {
  const draft = overtaken(edit(opened, 'C1', 'nej'), { version: 5, answers: { C1: 'nej' } });

  expect(isUnsaved(draft)).toBe(false);
});

test('lets typing settle a conflict', () => {
  const draft = edit(overtaken(edit(opened, 'C3', 'mit'), { version: 5, answers: { C3: 'deres' } }), 'C3', 'begge');

  expect(draft.conflicts).toEqual({});
  expect(beginSave(draft, 'gem-1')?.request.answers).toEqual({ C3: 'begge' });
});

test('knows its own save whose answer was lost, and asks nothing about it', () => {
  const begun = beginSave(edit(opened, 'C3', 'lager og'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const typed = edit(saveFailed(begun.draft, true), 'C3', 'lager og truck');
  const theirs = { version: 2, answers: { C1: 'ja', C3: 'lager og' } };

  expect(overtaken(typed, { ...theirs, saves: ['gem-1'] })).toMatchObject({
    edits: { C3: 'lager og truck' },
    conflicts: {},
  });
  // The same words from another desk are somebody else's.
  expect(overtaken(typed, { ...theirs, saves: ['andres'] }).conflicts).toHaveProperty('C3');
});

test('takes back in the store what may have arrived there', () => {
  const begun = beginSave(edit(opened, 'C2', 'nej'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const again = overtaken(saveFailed(begun.draft, true), { version: 1, answers: { C1: 'ja', C3: 'lager' } });

  expect(beginSave(edit(again, 'C2', null), 'gem-2')?.request.answers).toEqual({ C2: null });
});

test('takes back in the store what may still arrive there, also after the case was read again on the same version', () => {
  const begun = beginSave(edit(opened, 'C2', 'nej'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const sameVersion = { version: 1, answers: { C1: 'ja', C3: 'lager' } };
  const read = overtaken(edit(begun.draft, 'C2', null), sameVersion);
  expect(read.edits).toEqual({ C2: null });
  expect(overtaken(read, sameVersion).edits).toEqual({ C2: null });
  // On a later version the save is refused as stale: there is nothing more to take back.
  expect(overtaken(read, { ...sameVersion, version: 2 }).edits).toEqual({});
});

test('does not send again what arrived and was taken back by somebody else', () => {
  const begun = beginSave(edit(opened, 'C2', 'nej'), 'gem-1');
  if (!begun) throw new Error('nothing begun');
  const unheard = saveFailed(begun.draft, true);
  const theirs = { version: 3, answers: { C1: 'ja', C3: 'lager' } };
  const asked = { C2: { mine: 'nej', theirs: null } };

  expect(overtaken(unheard, { ...theirs, saves: ['gem-1', 'andres'] }).conflicts).toEqual(asked);
  expect(overtaken(unheard, { ...theirs, saves: ['andres', 'andres-2'] }).edits).toEqual({ C2: 'nej' });
  // More was saved than is known by name.
  expect(overtaken(unheard, { ...theirs, version: 90, saves: ['andres'] }).conflicts).toEqual(asked);
});
