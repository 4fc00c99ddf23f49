import { beforeEach, describe, expect, test } from 'vitest';
import { caseNow } from '../../tests/fixtures/case.ts';
import { casesOn, slotId, startAt } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kirsten, type Person } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, talkedWith, conclude, open } = casesOn(() => line);

describe('a conclusion', () => {
  test('that is a doubt needs its follow-up, and shows it until the citizen was met', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const without = await conclude(visitId, { certainty: 'usikker' });
    expect([without.status, without.body]).toEqual([
      422,
      {
        error: 'followUpMissing',
        field: 'followUp',
        message: 'Der skal bookes et fysisk møde, før tvivlen kan gemmes.',
        flags: ['F01'],
      },
    ]);
    const { body } = await conclude(visitId, { certainty: 'usikker', followUp: { slotId } });
    const { followUpId, meetingId } = body.followUp;
    expect(body).toEqual({
      visitId,
      state: 'served',
      category: 'jobparat',
      certainty: 'usikker',
      flags: ['F01'],
      followUp: { followUpId, meetingId, startAt, dueAt: '2021-01-05T22:59:59.999Z' },
    });
    const row = {
      id: followUpId,
      followUpId,
      visitId,
      citizen: { name: 'Åse' },
      meetingId,
      startAt,
      dueAt: '2021-01-05T22:59:59.999Z',
      overdue: false,
      noShows: 0,
      flags: ['F01'],
      provisionalCategory: 'jobparat',
    };
    expect((await line.ask('GET', '/followups', { as: kirsten })).body).toEqual({ followUps: [row], more: false });
    expect((await line.ask('GET', '/desk', { as: kirsten })).body.followUps).toEqual([row]);
    const early = await post(`/followups/${followUpId}/close`, { outcome: 'confirmed' }, karen);
    expect([early.status, early.body]).toEqual([409, { error: 'tooEarly', message: 'Mødet er ikke begyndt endnu.' }]);
    line.now = '2021-01-05T23:00:00.000Z';
    expect((await line.ask('GET', '/followups', { as: kirsten })).body.followUps[0].overdue).toBe(true);
    expect((await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body.followUp.followUpId).toBe(followUpId);
    const missing = await post(`/followups/${followUpId}/close`, { outcome: 'changed' }, kirsten);
    expect([missing.status, missing.body]).toEqual([
      422,
      { error: 'categoryMissing', field: 'category', message: 'Vælg den endelige kategori.' },
    ]);
    const unknown = await post(`/followups/${followUpId}/close`, { outcome: 'changed', category: 'x' }, kirsten);
    expect([unknown.status, unknown.body]).toEqual([
      400,
      { error: 'malformed', field: 'category', message: 'Den kategori findes ikke.' },
    ]);
    const closed = await post(
      `/followups/${followUpId}/close`,
      { outcome: 'changed', category: 'aktivitetsparat' },
      kirsten,
    );
    expect([closed.status, closed.body]).toEqual([
      200,
      { followUpId, outcome: 'changed', category: 'aktivitetsparat' },
    ]);
    const view = (await line.ask('GET', `/visits/${visitId}`, { as: kirsten })).body;
    expect([view.followUp, view.conclusion.finalCategory]).toEqual([undefined, 'aktivitetsparat']);
    expect((await line.ask('GET', '/followups', { as: kirsten })).body.followUps).toEqual([]);
    const twice = await post(`/followups/${followUpId}/close`, { outcome: 'confirmed' }, kirsten);
    expect([twice.status, twice.body]).toEqual([
      409,
      { error: 'alreadyClosed', message: 'Opfølgningen er allerede lukket.' },
    ]);
    expect(line.events('followUpClosed')[0]).toMatchObject({
      by: kirsten.staffId,
      payload: { sameStaff: false, changed: true },
    });
  });

  test('tells intake that there is a doubt, and not why: flags and procedures say what was answered', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const { body } = await conclude(visitId, { certainty: 'usikker', followUp: { slotId } });
    const visit = await line.item('visit', visitId);
    await line.seed({ ...visit, procedures: { F12: caseNow }, version: visit.version + 1 });
    const seenBy = async (as: Person) => {
      const view = (await line.ask('GET', `/visits/${visitId}`, { as })).body;
      const [row] = (await line.ask('GET', '/desk', { as })).body.followUps;
      expect([view.conclusion.category, view.followUp.followUpId, row.followUpId]).toEqual([
        'jobparat',
        body.followUp.followUpId,
        body.followUp.followUpId,
      ]);
      return [view.procedures, view.conclusion.flags, view.followUp.flags, row.flags];
    };
    expect(await seenBy(karen)).toEqual([{ F12: caseNow }, ['F01'], ['F01'], ['F01']]);
    expect(await seenBy(birgit)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('tells whoever may see the answers what is to be arranged for the meeting, and nobody else', async () => {
    const { visitId } = await talkedWith(
      { name: 'Åse' },
      { A4: { chosen: 'tolkMangler', text: 'arabisk' }, F1: 'nej' },
    );
    expect((await conclude(visitId, { certainty: 'sikker', followUp: { slotId } })).status).toBe(200);
    const seenBy = async (as: Person) => {
      const view = (await line.ask('GET', `/visits/${visitId}`, { as })).body;
      const [row] = (await line.ask('GET', '/desk', { as })).body.followUps;
      return [view.followUp.preparations, row.preparations];
    };
    const all = [{ what: 'interpreter', language: 'ar' }, { what: 'meetingPlace' }, { what: 'supportPerson' }];
    expect(await seenBy(karen)).toEqual([all, all]);
    expect(await seenBy(birgit)).toEqual([undefined, undefined]);
  });

  test('in doubt whose citizen does not come stays open, is booked anew, and is withdrawn by a coordinator only', async () => {
    const { visitId } = await talkedWith({ name: 'Åse' });
    const { followUpId } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body.followUp;
    const close = (body: object, as = karen) => post(`/followups/${followUpId}/close`, body, as);
    line.now = startAt;
    const bare = await close({ outcome: 'noShow' });
    expect([bare.status, bare.body]).toEqual([
      422,
      {
        error: 'nextMissing',
        field: 'next',
        message: 'Tvivlen er stadig åben. Book en ny tid, eller sæt den i kø til en tid.',
      },
    ]);
    const late = { slotId: '20210107T080000Z-1' };
    const unexplained = await close({ outcome: 'noShow', next: late });
    expect([unexplained.status, unexplained.body]).toEqual([
      422,
      {
        error: 'lateReason',
        field: 'lateReason',
        message: 'Tiden ligger efter fristen. Vælg, hvorfor den alligevel er den rigtige.',
      },
    ]);
    expect((await close({ outcome: 'noShow', next: { ...late, lateReason: 'citizenWish' } })).status).toBe(200);
    const [row] = (await line.ask('GET', '/followups', { as: karen })).body.followUps;
    expect(row).toMatchObject({ followUpId, noShows: 1, startAt: '2021-01-07T08:00:00.000Z' });
    const moved = await post(`/followups/${followUpId}/meeting`, {
      slotId: '20210108T080000Z-1',
      lateReason: 'illness',
    });
    expect([moved.status, moved.body]).toEqual([
      201,
      {
        followUpId,
        meetingId: moved.body.meetingId,
        state: 'booked',
        startAt: '2021-01-08T08:00:00.000Z',
        dueAt: '2021-01-05T22:59:59.999Z',
      },
    ]);
    expect((await post(`/meetings/${moved.body.meetingId}/move`, late)).body.error).toBe('lateReason');
    const mine = await close({ outcome: 'withdrawn', reason: 'Borgeren er flyttet.' });
    expect([mine.status, mine.body]).toEqual([
      403,
      { error: 'coordinatorOnly', message: 'Kun en koordinator kan lukke opfølgningen nu.' },
    ]);
    expect((await close({ outcome: 'withdrawn', reason: '  ' }, kirsten)).body.error).toBe('reasonMissing');
    expect((await close({ outcome: 'withdrawn', reason: 'Borgeren er flyttet.' }, kirsten)).status).toBe(200);
    const { closed } = await line.item('followUp', followUpId);
    expect(await open(closed?.reason)).toBe('Borgeren er flyttet.');
    expect(JSON.stringify(line.events())).not.toContain('flyttet');
  });
});
