import { beforeEach, describe, expect, test } from 'vitest';
import { checklist20212 } from '../../flows/visit/checklist-2021-2/definition.ts';
import { flagRules } from '../../flows/visit/flag-rules.ts';
import type { Answers, ChecklistDefinition } from '../../schemas/checklist.ts';
import { answered, caseNow, policy, unit } from '../fixtures/case.ts';
import { rings } from '../fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { anders, birgit, karen, kasper, kirsten, lars } from '../fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const slotId = '20210105T080000Z-1';
/** Born in 1981: over 30, whichever education. */
const grown = { name: 'Bo', choice: 'none', cpr: '640181-1234', knownBefore: true };
/** Born in 2000. */
const young = { ...grown, cpr: '640100-5234' };

interface Talk {
  form?: 'phone' | 'physical' | 'video';
  type?: string;
}

/** Somebody is registered and talked with outside the line. */
async function talkedWith(who: object = grown, { form = 'phone', type }: Talk = {}): Promise<string> {
  const { body } = await line.ask('POST', '/applicants', { as: birgit, body: who });
  const talk = { form, at: caseNow, ...(type !== undefined && { type }) };
  await line.ask('POST', `/visits/${body.visitId}/talk`, { as: karen, body: talk });
  return `/visits/${body.visitId}`;
}

async function save(path: string, answers: Record<string, unknown>, more: object = {}) {
  const { body } = await line.ask('GET', path, { as: karen });
  return line.ask('PUT', `${path}/checklist`, { as: karen, body: { version: body.version, answers, ...more } });
}

async function conclude(path: string, more: object = {}) {
  const { body } = await line.ask('GET', path, { as: karen });
  const judged = { version: body.version, category: 'aktivitetsparat', certainty: 'sikker', ...more };
  return line.ask('POST', `${path}/conclude`, { as: karen, body: judged });
}

async function rulesAre(more: Partial<typeof policy>): Promise<void> {
  const { version } = await line.item('unit', 'favrskov');
  await line.store.overwrite({ ...unit, version, policies: [{ ...policy, ...more }] });
}

const demanded = answered().answers;

/** Around each flag that binds: what is answered and chosen, and who it is about. */
const mandatory: Record<
  string,
  { answers?: Answers; who?: object; certainty?: string; rules?: Partial<typeof policy> }
> = {
  F01: { certainty: 'usikker' },
  F02: { answers: { A3: 'nej' } },
  F03: { answers: { A1: 'ikkeBekraeftet' } },
  F04: { answers: { A4: 'paaroerende' } },
  F05: { answers: { A6: 'daarlig' } },
  F06: { answers: { C1: 'ja', C2: 'ja' }, certainty: 'nogenlunde' },
  F07: { answers: { G1: 'ja', G2: 'begge', G3: 'virker' }, who: { ...grown, knownBefore: false } },
  F09: { answers: { F1: 'midlertidigt' } },
  F10: { answers: { C2: 'ja', G5: 'ja' } },
  F11: { answers: { A2: 'ja', H1: 'nej' } },
  F12: { answers: { A2: 'ja', H2: 'ja' } },
  F14: { answers: { B3: 'vedIkke', E2: 'onskerIkke' } },
  F16: { rules: { legalBasis: 'phonePrepares' } },
  F17: { answers: { K1: 'nej' } },
};

describe('around a flag that binds', () => {
  test('there is a try for each', () => {
    const binding = flagRules.filter(({ mandatory: when }) => when.length > 0).map(({ id }) => id);
    expect(Object.keys(mandatory)).toEqual(binding);
  });

  test.each(Object.entries(mandatory))(
    '%s nobody saves a conclusion',
    async (id, { answers = {}, who = grown, certainty, rules = {} }) => {
      await rulesAre(rules);
      const path = await talkedWith(who);
      await save(path, { ...demanded, ...answers });
      const chosen = certainty === undefined ? {} : { certainty };
      if (id === 'F12') {
        expect((await conclude(path, chosen)).body).toMatchObject({ error: 'procedureMissing', flags: ['F12'] });
        await line.ask('POST', `${path}/procedure`, { as: karen, body: { flag: 'F12' } });
      }
      const refused = await conclude(path, chosen);
      expect([refused.status, refused.body.error, refused.body.flags]).toEqual([422, 'followUpMissing', [id]]);
      expect((await line.ask('GET', path, { as: karen })).body).toMatchObject({ state: 'waiting' });
      const stored = await conclude(path, { ...chosen, followUp: { slotId } });
      expect([stored.status, stored.body.flags]).toEqual([200, [id]]);
    },
  );
});

describe('the checklist of a case', () => {
  test('names what is asked, what is missing, and the flags with what stands behind them', async () => {
    const path = await talkedWith(young);
    const { body } = await save(path, {
      A1: 'bekraeftet',
      A2: 'ja',
      B3: 'nej',
      I1: 'indenEtAar',
      I2: ['oekonomi'],
      G1: 'nej',
      G2: 'psykisk',
    });
    expect(body).toMatchObject({
      definitionVersion: '2021-2',
      missing: ['J4', 'K1', 'K2'],
      notAsked: ['G2'],
      indication: { says: 'uddannelsesparat', because: ['I1', 'I2'] },
      answers: { G2: 'psykisk' },
      flags: [],
    });
    expect(body.asked).toEqual(expect.arrayContaining(['H1', 'H2', 'I1', 'I2']));
    expect(body.asked).not.toContain('G2');
    const { body: seen } = await line.ask('GET', path, { as: kasper });
    expect(seen).toMatchObject({ notAsked: ['G2'], facts: { isYoung: true }, asked: body.asked });
  });

  test('is asked in the words of its form and rules', async () => {
    await rulesAre({ voluntary: true, categorySets: policy.categorySets.map((set) => ({ ...set, horizonMonths: 6 })) });
    const textsOf = async (path: string) => {
      const { body } = await line.ask('GET', path, { as: karen });
      const questions = (body.definition as ChecklistDefinition).sections.flatMap((section) => section.questions);
      return { body, text: (id: string) => questions.find((question) => question.id === id)?.text };
    };
    const phone = await textsOf(await talkedWith());
    expect(phone.text('A1')).toBe(
      'Det er karen fra Favrskov Kommune, jeg ringer om en aftale. Taler jeg med Bo? Må jeg få din kode?',
    );
    expect(phone.text('A3')).toContain('Samtalen er frivillig');
    expect(phone.text('C1')).toContain('inden for 6 måneder');
    const met = await textsOf(await talkedWith({ ...grown, cpr: undefined }, { form: 'physical' }));
    expect(met.text('A1')).toContain('Velkommen');
    expect(met.body.asked).not.toContain('A6');
    expect(met.body.asked).not.toContain('A3');
    const video = await textsOf(await talkedWith({ ...grown, cpr: undefined }, { form: 'video', type: 'bekymring' }));
    expect(video.text('A3')).toContain('fortsætte på video');
    expect(video.body.asked).not.toContain('A6');
    expect(video.body.script).toMatchObject({ conversationType: 'bekymring' });
  });

  test('is of the type that was chosen, with what such a talk is for; one that nobody knows is refused', async () => {
    const path = await talkedWith();
    const typeOf = async (as = karen) => {
      const { body } = await line.ask('GET', path, { as });
      const { conversationType, script } = body;
      return [conversationType, script.title, script.purpose];
    };
    expect(await typeOf()).toEqual([
      'visitation',
      'Visitationssamtale',
      'At finde ud af, hvilken hjælp der passer til borgeren.',
    ]);
    const choose = (type: unknown, as = karen) => line.ask('PUT', `${path}/type`, { as, body: { type } });
    expect(await choose('cvSamtale')).toMatchObject({ status: 200, body: { type: 'cvSamtale' } });
    expect(await typeOf()).toEqual(['cvSamtale', 'CV-samtale', 'At gennemgå borgerens CV på Jobnet.']);
    const wrong = { status: 400, body: { error: 'malformed', field: 'type' } };
    const talk = (type: unknown) =>
      line.ask('POST', `${path}/talk`, { as: karen, body: { form: 'phone', at: caseNow, type } });
    for (const type of ['opfundet', 'Opfølgningssamtale', '', 7, 'rehabiliteringsmoede']) {
      expect(await choose(type), String(type)).toMatchObject(wrong);
      expect(await talk(type), String(type)).toMatchObject(wrong);
    }
    expect((await choose('udsatte', birgit)).status).toBe(403);
    expect((await typeOf())[0]).toBe('cvSamtale');
    const { body: seen } = await line.ask('GET', path, { as: karen });
    const { body: person } = await line.ask('GET', `/persons/${seen.personId}`, { as: karen });
    expect(person.visits).toMatchObject([
      { talk: { title: 'CV-samtale', purpose: 'At gennemgå borgerens CV på Jobnet.' } },
    ]);
  });

  test('tells whoever is reached out to that the talk is voluntary, under whichever rules', async () => {
    const textOf = async (type: string) => {
      const path = await talkedWith({ ...grown, cpr: undefined }, { type });
      const { body } = await line.ask('GET', path, { as: karen });
      const { sections } = body.definition as ChecklistDefinition;
      return sections.flatMap(({ questions }) => questions).find(({ id }) => id === 'A3')?.text;
    };
    expect(await textOf('jobsamtale')).toContain('led i din ansøgning');
    expect(await textOf('bekymring')).toContain('Samtalen er frivillig');
  });

  test('shows intake the questions and none of the answers, nor what was answered before', async () => {
    const path = await talkedWith();
    await save(path, { ...demanded, G1: 'ja' });
    await conclude(path);
    const again = await talkedWith();
    const { body } = await line.ask('GET', again, { as: birgit });
    expect([body.answers, body.facts.earlierAnswers]).toEqual([{}, undefined]);
    expect((await line.ask('GET', again, { as: karen })).body.facts).toMatchObject({
      knownBefore: true,
      earlierCategory: 'aktivitetsparat',
      earlierAnswers: { G1: 'ja' },
    });
  });

  test.each<[string, unknown, object]>([
    ['an answer of the wrong parts', { A3: { chosen: 'ja', text: 'x' } }, { field: 'answers.A3' }],
    ['an open answer among others', { B1: ['vedIkke', 'sygdom'] }, { field: 'answers.B1' }],
    ['a day that is none', { B2: { day: '2020-02-30' } }, { field: 'answers.B2' }],
    ['a question that was never asked', { X1: 'ja' }, { field: 'answers.X1' }],
    ['a part that nobody knows', { A5: { chosen: 'bisidder', name: 'Ida' } }, { error: 'malformed' }],
  ])('refuses %s', async (_what, answers, refusal) => {
    const path = await talkedWith();
    const { status, body } = await save(path, answers as Record<string, unknown>);
    expect([status, body]).toEqual([400, expect.objectContaining(refusal)]);
  });

  test('refuses a version that nobody has', async () => {
    const { status, body } = await save(await talkedWith(), { C1: 'ja' }, { definitionVersion: '2031-1' });
    expect([status, body.field]).toEqual([400, 'definitionVersion']);
  });
});

describe('free notes', () => {
  const notes = 'Sover i sin bil. Ringer fra et lånt nummer.';

  test('are saved with the answers, shown to who sees answers and to nobody else, and lie sealed', async () => {
    const path = await talkedWith();
    const saved = await save(path, { C1: 'ja' }, { notes });
    expect(saved.body).toMatchObject({ answers: { C1: 'ja' }, notes });
    expect((await save(path, { C2: 'nej' })).body.notes).toBe(notes);
    const rows = line.all('checklist');
    expect([rows.length, JSON.stringify(rows)]).toEqual([1, expect.not.stringMatching(/sin bil|nummer/)]);
    for (const as of [karen, kirsten]) expect((await line.ask('GET', path, { as })).body.notes).toBe(notes);
    expect((await line.ask('GET', path, { as: birgit })).body).not.toHaveProperty('notes');
    const { body: stale } = await line.ask('PUT', `${path}/checklist`, {
      as: kasper,
      body: { version: 1, answers: {}, notes: 'Noget andet' },
    });
    expect([stale.stored.notes, stale.sent.notes]).toEqual([notes, 'Noget andet']);
    expect((await save(path, {}, { notes: null })).body).not.toHaveProperty('notes');
  });

  test('of at most 4,000 characters are taken, and more are refused by the name of the field', async () => {
    const path = await talkedWith();
    expect((await save(path, {}, { notes: 'n'.repeat(4000) })).status).toBe(200);
    const { status, body } = await save(path, { C1: 'ja' }, { notes: 'n'.repeat(4001) });
    expect([status, body.error, body.field]).toEqual([400, 'malformed', 'notes']);
    const { body: seen } = await line.ask('GET', path, { as: karen });
    expect([seen.version, seen.answers, seen.notes]).toEqual([1, {}, 'n'.repeat(4000)]);
  });

  test('stand unchanged beside the note of a concluded case, and not in it', async () => {
    const path = await talkedWith();
    await save(path, demanded, { notes });
    expect((await conclude(path)).status).toBe(200);
    const refused = await line.ask('PUT', `${path}/checklist`, {
      as: karen,
      body: { version: 1, answers: {}, notes: 'Bagefter' },
    });
    expect([refused.status, refused.body.error]).toEqual([409, 'alreadyConcluded']);
    expect((await line.ask('GET', path, { as: kasper })).body.notes).toBe(notes);
    const { text } = await line.ask('GET', `${path}/note`, { as: karen });
    expect(text).not.toContain('Sover i sin bil');
  });
});

describe('a procedure', () => {
  test('is noted by who may see the case, once, and shown', async () => {
    const path = await talkedWith();
    const note = (as: typeof karen) => line.ask('POST', `${path}/procedure`, { as, body: { flag: 'F12' } });
    expect((await note(birgit)).status).toBe(403);
    expect((await note(karen)).body).toMatchObject({ procedures: { F12: caseNow } });
    line.later('PT5M');
    expect((await note(kirsten)).body).toMatchObject({ procedures: { F12: caseNow } });
    expect((await line.ask('GET', path, { as: karen })).body.procedures).toEqual({ F12: caseNow });
    expect(line.events('procedureFollowed').map(({ by }) => by)).toEqual(['staff_karen']);
    expect((await line.ask('POST', `${path}/procedure`, { as: karen, body: { flag: 'F09' } })).status).toBe(400);
  });
});

describe('a checklist of one’s own', () => {
  const own = (definitionVersion: string): ChecklistDefinition => ({
    ...checklist20212,
    definitionVersion,
    validFrom: '2021-01-04',
  });
  const publish = (definition: ChecklistDefinition, as = anders) =>
    line.ask('PUT', '/admin/checklist', { as, body: definition });

  test('is published by an administrator and used by new cases, while those that have begun go on', async () => {
    const begun = await talkedWith();
    await save(begun, { C1: 'ja' });
    const { body: open } = await line.ask('GET', await talkedWith({ ...grown, cpr: undefined }), { as: karen });
    expect((await publish(own('2021-3'))).body).toEqual({ definitionVersion: '2021-3', validFrom: '2021-01-04' });
    expect((await line.ask('GET', begun, { as: karen })).body).toMatchObject({
      definition: { definitionVersion: '2021-2' },
      answers: { C1: 'ja' },
    });
    // Shown before, saved after.
    const late = await save(`/visits/${open.visitId}`, { C1: 'nej' }, { definitionVersion: '2021-2' });
    expect(late.body).toMatchObject({ definitionVersion: '2021-2', answers: { C1: 'nej' } });
    const fresh = await talkedWith({ ...grown, cpr: undefined });
    expect((await save(fresh, { C1: 'ja' })).body).toMatchObject({ definitionVersion: '2021-3' });
    expect((await line.ask('GET', fresh, { as: karen })).body.definition.definitionVersion).toBe('2021-3');
    const { body } = await line.ask('GET', '/admin/checklist', { as: anders });
    expect(body.checklists.map(({ definitionVersion }: { definitionVersion: string }) => definitionVersion)).toEqual([
      '2021-1',
      '2021-2',
      '2021-3',
    ]);
    expect(body.current.definitionVersion).toBe('2021-3');
  });

  test('that nobody has any more is said where its case is opened, and not filled in by another', async () => {
    const path = await talkedWith();
    await save(path, { C1: 'ja' });
    const [checklist] = line.all('checklist');
    if (checklist === undefined) throw new Error('Nothing was saved');
    await line.seed({ ...checklist, definitionVersion: '2019-1' });
    const { status, body } = await line.ask('GET', path, { as: karen });
    expect([status, body]).toEqual([
      409,
      {
        error: 'lostVersion',
        message:
          'Svarene i sagen er givet på et skema, som linjen ikke kender længere. De er gemt, men kan ikke vises eller ændres. Kontakt administratoren.',
      },
    ]);
  });

  test('is refused with where it is wrong, and to everybody else', async () => {
    const broken = { ...own('2021-3'), sections: own('2021-3').sections.slice(0, 5) };
    const { status, body } = await publish(broken);
    expect([status, body.error]).toEqual([422, 'wrongChecklist']);
    expect(body.problems).toContain('J4: skal findes og besvares i hver sag.');
    expect((await publish(own('2021-2'))).status).toBe(409);
    expect((await publish(own('2021-3'), lars)).status).toBe(403);
    expect((await line.ask('GET', '/admin/checklist', { as: karen })).status).toBe(403);
  });
});

test('who was registered as new, was judged and calls again is judged alike by who reads, saves and concludes', async () => {
  const first = await talkedWith({ ...grown, knownBefore: false, phone: '20123456' });
  await save(first, demanded);
  expect((await conclude(first)).body).toMatchObject({ state: 'served' });
  const { visitId } = await rings(line, '+4520123456');
  const again = `/visits/${visitId}`;
  const saved = await save(again, { ...demanded, G1: 'ja', G2: 'psykisk', G3: 'nyligt' });
  expect(saved.status).toBe(200);
  const { body } = await line.ask('GET', again, { as: karen });
  expect(body.facts.knownBefore).toBe(true);
  const judged = ({ flags, indication, asked, notAsked, missing }: typeof body) => ({
    flags,
    indication,
    asked,
    notAsked,
    missing,
  });
  expect(judged(saved.body)).toEqual(judged(body));
  const levels = Object.fromEntries(
    saved.body.flags.map(({ id, level }: { id: string; level: string }) => [id, level]),
  );
  expect(levels.F07).toBe('suggested');
  // Whom the page says the case is about is only read early, and trusted for nothing.
  const misled = await save(again, {}, { personId: 'person_nobody' });
  expect(judged(misled.body)).toEqual(judged(body));
});
