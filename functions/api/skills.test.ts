import { beforeEach, describe, expect, test } from 'vitest';
import type { SuitedBy } from '../../schemas/skills.ts';
import { callOf, caseNow, consultantOf } from '../../tests/fixtures/case.ts';
import { goesOnDuty, rings } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { anders, birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';
import { whyMine } from './why-mine.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

function set(of: { staffId: string }, as: Person = kirsten, body: object = { languages: ['en'], groups: [] }) {
  return line.ask('PUT', `/consultants/${of.staffId}/skills`, { as, body });
}

async function shown(as: Person = karen) {
  return (await line.ask('GET', '/consultants', { as })).body.consultants;
}

describe('what consultants speak and whom they know their way about', () => {
  test('is said by a coordinator or an administrator, also before anybody has been on duty, and seen by all at the desk', async () => {
    expect((await set(karen)).status).toBe(204);
    expect((await set(kasper, anders, { languages: ['uk', 'ar'], groups: ['under30Educated'] })).status).toBe(204);
    for (const as of [birgit, karen, kirsten, anders])
      expect(await shown(as)).toEqual([
        { staffId: karen.staffId, name: 'karen', languages: ['en'], groups: [] },
        { staffId: kasper.staffId, name: 'kasper', languages: ['ar', 'uk'], groups: ['under30Educated'] },
      ]);
    expect(line.events('skillsSet').map(({ by, payload }) => [by, payload])).toEqual([
      [kirsten.staffId, { type: 'skillsSet', staffId: karen.staffId, languages: ['en'], groups: [] }],
      [
        anders.staffId,
        { type: 'skillsSet', staffId: kasper.staffId, languages: ['ar', 'uk'], groups: ['under30Educated'] },
      ],
    ]);
  });

  test('is nobody else’s to say, and of nobody who takes no calls', async () => {
    for (const as of [karen, birgit, lars]) expect((await set(karen, as)).status).toBe(403);
    for (const nobody of [birgit, { staffId: 'staff_none' }]) expect((await set(nobody)).status).toBe(404);
    expect((await line.ask('GET', '/consultants', { as: lars })).status).toBe(403);
  });

  test.each([
    {},
    { languages: ['da'], groups: [] },
    { languages: ['xx'], groups: [] },
    { languages: [], groups: ['all'] },
  ])('is one of the lists: %o', async (body) => {
    expect((await set(karen, kirsten, body)).status).toBe(400);
    expect(line.all('consultant')).toEqual([]);
  });
});

test('a caller who chose English rings at whoever speaks it, and it is said there why', async () => {
  for (const consultant of [karen, kasper]) await goesOnDuty(line, consultant);
  await set(kasper);
  const caller = await rings(line);
  for (const key of ['5', undefined, undefined, '3']) await caller.presses(key);
  await line.dispatch();
  const { body } = await line.ask('GET', '/desk', { as: kasper });
  expect(body.call).toMatchObject({ routing: 'reserved', why: 'Borgeren ønsker engelsk.' });
});

describe('why a call rings here', () => {
  const until = caseNow;
  const speaker = consultantOf({ languages: ['en'], groups: ['under30Educated'] });
  const why = (suitedBy: SuitedBy, consultant = speaker, more: object = {}) =>
    whyMine(callOf({ suitedBy, ...more }), consultant).why;

  test('is said of a language that the consultant speaks, and of one that nobody could take who does', () => {
    expect(why({ language: 'en', until })).toBe('Borgeren ønsker engelsk.');
    expect(why({ language: 'uk', until })).toBe(
      'Borgeren ønsker ukrainsk, men ingen, der taler det, kunne tage opkaldet nu.',
    );
  });

  test('is said of a group only to whoever does not take them all', () => {
    expect(why({ groups: ['under30Educated'], until })).toBe(
      'Borgeren er under 30 år med uddannelse: en af dine målgrupper.',
    );
    expect(why({ groups: ['under30Educated', 'under30Uneducated'], until })).toBe(
      'Borgeren er under 30 år: en af dine målgrupper.',
    );
    expect(why({ groups: ['over30'], until })).toBe(
      'Borgeren er 30 år eller mere, men ingen med den målgruppe kunne tage opkaldet nu.',
    );
    expect(why({ groups: ['over30'], until }, consultantOf())).toBeUndefined();
  });

  test('is the wish alone where the consultant knows the citizen, and nothing where they call themselves', () => {
    const owner = { staffId: speaker.staffId, until };
    expect(why({ language: 'uk', groups: ['over30'], until }, speaker, { owner })).toBe('Borgeren ønsker ukrainsk.');
    const out = { staffId: speaker.staffId };
    expect(why({ language: 'uk', until }, speaker, { out })).toBeUndefined();
    expect(whyMine(callOf(), speaker)).toEqual({});
  });
});
