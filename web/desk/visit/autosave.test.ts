import { expect, test } from 'vitest';
import { ApiError } from '../../session/api-client.ts';
import { createAutosave, debounceMs } from './autosave.ts';
import type { AutosavePort } from './autosave-port.ts';
import { type Edits, shownAnswers } from './draft.ts';
import { apart, notesId, notesIn } from './free-notes.ts';
import type { Unsent } from './unsent-answers.ts';

/** A store with one checklist, a clock that is turned by hand, and failures to hand out. */
function desk() {
  const stored = { version: 1, answers: {} as Record<string, string> };
  const timers: Array<{ ms: number; run: () => void }> = [];
  const sent: Edits[] = [];
  const failures: ApiError[] = [];
  const left: Edits[] = [];
  const kept: (Unsent | undefined)[] = [];
  let saves = 0;
  const port: AutosavePort = {
    save: async ({ version, answers }) => {
      sent.push(answers);
      const failure = failures.shift();
      if (failure) throw failure;
      if (version !== stored.version) {
        const body = { error: 'stale', message: 'x', stored: structuredClone(stored), sent: { version, answers } };
        throw new ApiError(409, 'stale', 'x', undefined, body);
      }
      for (const [id, value] of Object.entries(answers)) {
        if (value === null) delete stored.answers[id];
        else stored.answers[id] = String(value);
      }
      stored.version++;
      return { ...structuredClone(stored) };
    },
    saveLeaving: ({ answers }) => left.push(answers),
    keep: (what) => kept.push(what),
    saveId: () => `gem-${++saves}`,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    now: () => 1000,
  };
  const fire = async () => {
    timers.shift()?.run();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const autosave = createAutosave({ stored: { version: 1, answers: {} } }, port);
  return { stored, timers, sent, failures, left, kept, port, fire, autosave };
}

test('waits for a pause in the typing and saves once', async () => {
  const { autosave, timers, sent, fire } = desk();

  autosave.edit('C3', 'la');
  autosave.edit('C3', 'lager');
  expect(timers.map((timer) => timer.ms)).toEqual([debounceMs]);
  await fire();

  expect(sent).toEqual([{ C3: 'lager' }]);
  expect(autosave.state()).toMatchObject({ status: 'saved', savedAt: 1000 });
});

test('keeps the answers when the store cannot be reached, and tries again later and later', async () => {
  const { autosave, failures, timers, stored, fire } = desk();
  failures.push(new ApiError(0, 'unreached', 'Ingen forbindelse.'), new ApiError(503, '503', 'Fejl.'));

  autosave.edit('C1', 'ja');
  await fire();
  expect(autosave.state()).toMatchObject({ status: 'kept', problem: 'Ingen forbindelse.' });
  const first = timers[0]?.ms ?? 0;
  await fire();
  expect(timers[0]?.ms).toBeGreaterThan(first);
  await fire();

  expect(autosave.state().status).toBe('saved');
  expect(stored.answers).toEqual({ C1: 'ja' });
});

test('does not hammer the store with an answer it refuses', async () => {
  const { autosave, failures, timers, fire } = desk();
  failures.push(new ApiError(422, 'invalid', 'For langt.'));

  autosave.edit('C3', 'x');
  await fire();

  expect(autosave.state()).toMatchObject({ status: 'refused', problem: 'For langt.' });
  expect(timers).toEqual([]);
});

test('merges with another desk and saves again without asking when the questions differ', async () => {
  const { autosave, stored, fire } = desk();
  stored.version = 4;
  stored.answers = { C2: 'nej' };

  autosave.edit('C1', 'ja');
  await fire();
  await fire();

  expect(stored.answers).toEqual({ C1: 'ja', C2: 'nej' });
  expect(autosave.state().status).toBe('saved');
});

test('asks about a question that both answered, and sends the answer that was chosen', async () => {
  const { autosave, stored, fire } = desk();
  stored.version = 4;
  stored.answers = { C1: 'nej' };

  autosave.edit('C1', 'ja');
  await fire();
  expect(autosave.state().draft.conflicts).toEqual({ C1: { mine: 'ja', theirs: 'nej' } });
  expect(await autosave.flush()).toBe(false);
  autosave.choose('C1', 'mine');
  await fire();

  expect(stored.answers).toEqual({ C1: 'ja' });
});

test('flush sends at once and says whether everything is stored', async () => {
  const { autosave, stored, failures } = desk();

  autosave.edit('C1', 'ja');
  expect(await autosave.flush()).toBe(true);
  expect(stored.answers).toEqual({ C1: 'ja' });

  failures.push(new ApiError(0, 'unreached', 'Ingen forbindelse.'));
  autosave.edit('C1', 'nej');
  expect(await autosave.flush()).toBe(false);
});

test('takes in what another desk stored when the visit is read again', () => {
  const { autosave } = desk();

  autosave.edit('C1', 'ja');
  autosave.seen({ version: 3, answers: { C2: 'nej' } });

  expect(shownAnswers(autosave.state().draft)).toEqual({ C1: 'ja', C2: 'nej' });
});

test('sends what waits when the page closes', () => {
  const { autosave, left } = desk();

  autosave.edit('C1', 'ja');
  autosave.leave();

  expect(left).toEqual([{ C1: 'ja' }]);
});

test('sends free notes on the same save as the answers, beside them, and keeps them when they are refused or overtaken', async () => {
  const { autosave, stored, sent, failures, kept, fire } = desk();
  const long = 'Sover i sin bil. '.repeat(300);

  autosave.edit('C1', 'ja');
  autosave.edit(notesId, 'Sover i sin bil.');
  await fire();
  expect(sent).toEqual([{ C1: 'ja', [notesId]: 'Sover i sin bil.' }]);
  expect(apart({ version: 1, answers: sent[0] ?? {} })).toEqual({
    version: 1,
    answers: { C1: 'ja' },
    notes: 'Sover i sin bil.',
  });

  // Too long: they stay on the page and in the browser, the answers go without them, and shorter ones go again.
  failures.push(new ApiError(400, 'malformed', 'Feltet notes er ikke rigtigt.', 'notes'));
  autosave.edit(notesId, long);
  autosave.edit('C2', 'nej');
  await fire();
  await fire();
  expect(stored.answers).toEqual({ C1: 'ja', C2: 'nej', [notesId]: 'Sover i sin bil.' });
  expect(notesIn(shownAnswers(autosave.state().draft))).toBe(long);
  expect(kept.at(-1)?.draft.conflicts[notesId]).toMatchObject({ mine: long, isRefused: true });
  autosave.edit(notesId, 'Sover i sin bil. Har en hund.');
  await fire();
  expect(stored.answers[notesId]).toBe('Sover i sin bil. Har en hund.');

  // Another desk wrote first: both texts stand until one is chosen.
  const theirs = { version: stored.version + 1, answers: { C1: 'ja', C2: 'nej' }, notes: 'Har to hunde.' };
  const body = { error: 'stale', message: 'x', stored: theirs, sent: { version: stored.version, answers: {} } };
  failures.push(new ApiError(409, 'stale', 'x', undefined, body));
  autosave.edit(notesId, 'Har ingen hund.');
  await fire();
  expect(autosave.state().draft.conflicts).toEqual({ [notesId]: { mine: 'Har ingen hund.', theirs: 'Har to hunde.' } });
});
