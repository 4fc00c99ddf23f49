import { beforeEach, describe, expect, test } from 'vitest';
import { overtakenOn, short } from '../../tests/fixtures/at-once.ts';
import { casesOn, slotId } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);
const overtaken = overtakenOn(() => line);

const other = '20210105T080000Z-2';

describe('two desks that', () => {
  test('book the same time for two citizens: the second is told that it is taken', async () => {
    const [one, two] = [await register(), await register()];
    const [late, first] = await overtaken(
      () => post(`/visits/${one.visitId}/meeting`, { slotId }),
      () => post(`/visits/${two.visitId}/meeting`, { slotId }),
    );
    expect([short(first), short(late)]).toEqual([
      [201, undefined],
      [409, 'slotTaken'],
    ]);
    expect(line.all('slot').map(({ meetingId }) => meetingId)).toEqual([first.body.meetingId]);
    expect((await line.item('visit', one.visitId)).meeting).toBeUndefined();
  });

  test.each(['physical', 'callback'] as const)(
    'register twenty citizens (%s) at once: each gets a time of their own, or a promise',
    async (choice) => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          post('/applicants', { name: 'Bo', phone: `2000${1000 + index}`, choice }, birgit),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      const times = line.all('slot').map(({ slotId: sold }) => sold);
      expect(new Set(times).size).toBe(choice === 'physical' ? 20 : 0);
      expect(line.all('visit').filter(({ callback }) => callback !== undefined)).toHaveLength(
        choice === 'callback' ? 20 : 0,
      );
    },
  );

  test('register one citizen get the first time of all', async () => {
    await register({ choice: 'physical' });
    await register({ choice: 'physical' });
    expect(
      line
        .all('slot')
        .map(({ slotId: sold }) => sold)
        .toSorted(),
    ).toEqual(['20210104T123000Z-1', '20210104T123000Z-2']);
  });

  test('book two times for one citizen: the later choice stands, and the earlier time is free again', async () => {
    const { visitId } = await register();
    const [late, first] = await overtaken(
      () => post(`/visits/${visitId}/meeting`, { slotId }),
      () => post(`/visits/${visitId}/meeting`, { slotId: other }),
    );
    expect([first.status, late.status]).toEqual([201, 201]);
    expect((await line.item('visit', visitId)).meeting?.slotId).toBe(slotId);
    expect(line.all('slot').map((slot) => slot.slotId)).toEqual([slotId]);
    expect((await line.item('meeting', first.body.meetingId)).state).toBe('cancelled');
  });

  test('move a meeting to two times: the second is told that it stands no more, and nothing is sold twice', async () => {
    const { meeting } = await register({ choice: 'physical', slotId });
    const move = (to: string) => () => post(`/meetings/${meeting.meetingId}/move`, { slotId: to });
    const [late, first] = await overtaken(move('20210106T080000Z-1'), move('20210107T080000Z-1'));
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'notBooked'],
    ]);
    expect(line.all('slot').map((slot) => slot.slotId)).toEqual(['20210107T080000Z-1']);
  });

  test('note an outcome and book another time: first it is said how it went', async () => {
    const { visitId, meeting } = await register({ choice: 'physical', slotId });
    line.now = meeting.startAt;
    const book = () => post(`/visits/${visitId}/meeting`, { slotId: '20210106T080000Z-1' });
    const note = () => post(`/meetings/${meeting.meetingId}/outcome`, { outcome: 'noShow' });
    const [noted, early] = await overtaken(note, book);
    expect([short(early), short(noted)]).toEqual([
      [409, 'outcomeMissing'],
      [200, undefined],
    ]);
    expect((await book()).status).toBe(201);
  });

  test('note two outcomes of one meeting: the second is told so', async () => {
    const { meeting } = await register({ choice: 'physical', slotId });
    line.now = meeting.startAt;
    const note = (outcome: string) => post(`/meetings/${meeting.meetingId}/outcome`, { outcome });
    const [late] = await overtaken(
      () => note('held'),
      () => note('noShow'),
    );
    expect(short(late)).toEqual([409, 'notBooked']);
    expect((await line.item('meeting', meeting.meetingId)).state).toBe('noShow');
  });
});
