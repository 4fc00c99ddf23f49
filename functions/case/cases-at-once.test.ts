import { beforeEach, describe, expect, test } from 'vitest';
import { overtakenOn, short } from '../../tests/fixtures/at-once.ts';
import { answered } from '../../tests/fixtures/case.ts';
import { casesOn, slotId } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { karen, kirsten } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register, talkedWith, conclude } = casesOn(() => line);
const overtaken = overtakenOn(() => line);

describe('two desks that', () => {
  test('conclude one case: the second is told that it is concluded', async () => {
    const { visitId } = await talkedWith();
    const [late, first] = await overtaken(
      () => conclude(visitId),
      () => conclude(visitId, { category: 'aktivitetsparat' }, kirsten),
    );
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'alreadyConcluded'],
    ]);
    expect((await line.item('visit', visitId)).conclusion).toMatchObject({
      category: 'aktivitetsparat',
      by: kirsten.staffId,
    });
    expect(line.events('visitConcluded')).toHaveLength(1);
  });

  test('conclude and withdraw it: whoever is first', async () => {
    const one = await talkedWith();
    const [late] = await overtaken(
      () => conclude(one.visitId),
      () => post(`/visits/${one.visitId}/end`, { reason: 'withdrawn' }),
    );
    expect(short(late)).toEqual([409, 'visitEnded']);
    const two = await talkedWith();
    const [tooLate] = await overtaken(
      () => post(`/visits/${two.visitId}/end`, { reason: 'withdrawn' }),
      () => conclude(two.visitId),
    );
    expect(short(tooLate)).toEqual([409, 'alreadyConcluded']);
    expect(line.events('visitEnded')).toHaveLength(1);
  });

  test('save answers while the case is concluded: the answers it rests on are locked', async () => {
    const save = (visitId: string) => () =>
      line.ask('PUT', `/visits/${visitId}/checklist`, { as: kirsten, body: { version: 1, answers: { C1: 'nej' } } });
    const { visitId } = await talkedWith();
    const [late, first] = await overtaken(() => conclude(visitId), save(visitId));
    expect([first.status, short(late)]).toEqual([200, [409, 'stale']]);
    expect((await line.item('visit', visitId)).conclusion).toBeUndefined();
    const { visitId: next } = await talkedWith();
    const [refused] = await overtaken(save(next), () => conclude(next));
    expect(short(refused)).toEqual([409, 'alreadyConcluded']);
    expect((await line.item('checklist', next)).answers).toEqual(answered().answers);
  });

  test('save answers from the same version: the second gets both', async () => {
    const { visitId } = await register();
    const save = (C1: string) =>
      line.ask('PUT', `/visits/${visitId}/checklist`, { as: karen, body: { version: 0, answers: { C1 } } });
    const [late, first] = await overtaken(
      () => save('ja'),
      () => save('nej'),
    );
    expect(first.status).toBe(200);
    expect(late.body).toMatchObject({
      error: 'stale',
      stored: { version: 1, answers: { C1: 'nej' } },
      sent: { version: 0, answers: { C1: 'ja' } },
    });
  });

  test('close one follow-up: the second is told so', async () => {
    const { visitId } = await talkedWith();
    const { followUp } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body;
    line.now = followUp.startAt;
    const close = (outcome: string, as = kirsten) => post(`/followups/${followUp.followUpId}/close`, { outcome }, as);
    const [late] = await overtaken(
      () => close('confirmed'),
      () => close('confirmed', karen),
    );
    expect(short(late)).toEqual([409, 'alreadyClosed']);
    expect(line.events('followUpClosed')).toHaveLength(1);
  });

  test('close one doubt in two ways: it is open, or it is closed', async () => {
    const { visitId } = await talkedWith();
    const { followUp } = (await conclude(visitId, { certainty: 'usikker', followUp: { slotId } })).body;
    line.now = followUp.startAt;
    const path = `/followups/${followUp.followUpId}/close`;
    const next = { slotId: '20210107T080000Z-1', lateReason: 'other' };
    const [late, first] = await overtaken(
      () => post(path, { outcome: 'confirmed' }),
      () => post(path, { outcome: 'noShow', next }, kirsten),
    );
    expect([short(first), short(late)]).toEqual([
      [200, undefined],
      [409, 'tooEarly'],
    ]);
    expect((await line.item('followUp', followUp.followUpId)).step).toMatchObject({ what: 'followUpMeeting' });
  });

  test('tell one citizen: it is told once, and both are content', async () => {
    const { visitId } = await register();
    await line.seed({
      entity: 'message',
      messageId: 'message_1',
      unitId: 'favrskov',
      visitId,
      version: 1,
      failedAt: line.now,
    });
    const tell = (as = karen) => post('/messages/message_1/told', undefined, as);
    const [late, first] = await overtaken(
      () => tell(),
      () => tell(kirsten),
    );
    expect([first.status, late.status]).toEqual([204, 204]);
    expect((await line.item('message', 'message_1')).told?.by).toBe(kirsten.staffId);
    expect(line.events('messageTold')).toHaveLength(1);
  });
});
