import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../session/api-client.ts';
import { createNoteKeeper } from './note-keeper.ts';

interface Sent {
  version: number;
  text: string;
}

beforeEach(() => {
  vi.useFakeTimers();
});

/** A line that counts versions, and fails where it is told to. */
function keeperOf(...failures: (ApiError | undefined)[]) {
  const sent: Sent[] = [];
  const keeper = createNoteKeeper({ version: 1, text: 'Kladde.' }, async (request) => {
    sent.push(request);
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return { version: request.version + 1 };
  });
  return { keeper, sent };
}

function stale(version: number, text: string): ApiError {
  const body = { error: 'stale', message: 'Ændret.', stored: { version, text }, sent: { version: 1, text: '' } };
  return new ApiError(409, 'stale', 'Ændret.', undefined, body);
}

describe('a note that is typed', () => {
  test('is sent once the keys rest, on the version it was read in', async () => {
    const { keeper, sent } = keeperOf();
    keeper.type('Kladde. A');
    keeper.type('Kladde. Ab');
    expect([keeper.state().status, sent]).toEqual(['unsaved', []]);
    await vi.advanceTimersByTimeAsync(800);
    expect(sent).toEqual([{ version: 1, text: 'Kladde. Ab' }]);
    expect(keeper.state()).toMatchObject({ status: 'saved', version: 2 });
  });

  test('while an earlier part is on its way is sent after it, on the version that came back', async () => {
    const { keeper, sent } = keeperOf();
    keeper.type('A');
    const saved = keeper.flush();
    keeper.type('AB');
    expect(await saved).toBe(true);
    expect(sent).toEqual([
      { version: 1, text: 'A' },
      { version: 2, text: 'AB' },
    ]);
  });

  test('stays on the page when it could not be sent, and goes with the next try', async () => {
    const { keeper, sent } = keeperOf(new ApiError(0, 'unreached', 'Ingen forbindelse.'));
    keeper.type('A');
    expect(await keeper.flush()).toBe(false);
    expect(keeper.state()).toMatchObject({ text: 'A', status: 'trouble', problem: 'Ingen forbindelse.' });
    expect(await keeper.flush()).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test('that is unchanged is not sent', async () => {
    const { keeper, sent } = keeperOf();
    expect([await keeper.flush(), sent]).toEqual([true, []]);
  });
});

describe('of two who write at once', () => {
  test.each([
    ['mine', 'Mit.', [{ version: 5, text: 'Mit.' }]],
    ['stored', 'Andet.', []],
  ] as const)('nobody’s words are lost, and %s can be chosen', async (whose, text, after) => {
    const { keeper, sent } = keeperOf(stale(5, 'Andet.'));
    keeper.type('Mit.');
    expect(await keeper.flush()).toBe(false);
    expect(keeper.state()).toMatchObject({ text: 'Mit.', stored: { version: 5, text: 'Andet.' } });
    expect(await keeper.flush()).toBe(false);
    sent.length = 0;
    keeper.settle(whose);
    expect(await keeper.flush()).toBe(true);
    expect(sent).toEqual(after);
    expect(keeper.state()).toMatchObject({ text, status: 'saved', stored: undefined });
  });
});
