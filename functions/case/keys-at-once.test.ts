import { beforeEach, describe, expect, test } from 'vitest';
import { overtakenOn } from '../../tests/fixtures/at-once.ts';
import { type Caller, rings, said } from '../../tests/fixtures/line-callers.ts';
import { casesOn } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register, talkedWith, conclude } = casesOn(() => line);
const overtaken = overtakenOn(() => line);

describe('the citizen and the desk', () => {
  test('a key that books while staff sells that very chair gets the other chair of the hour', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('2');
    const { visitId } = await register();
    const [heard] = await overtaken(
      () => caller.presses('1'),
      () => post(`/visits/${visitId}/meeting`, { slotId: '20210104T123000Z-1' }),
    );
    expect(said(heard)[0]).toMatch(/^Du har en tid i dag klokken 13\.30 på /);
    expect((await line.item('visit', caller.visitId)).meeting?.slotId).toBe('20210104T123000Z-2');
  });

  test('a key that books while staff sells the last chair of the hour hears fresh times, and not that there are none', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('2');
    const [one, two] = [await register(), await register()];
    await post(`/visits/${one.visitId}/meeting`, { slotId: '20210104T123000Z-2' });
    const [heard] = await overtaken(
      () => caller.presses('1'),
      () => post(`/visits/${two.visitId}/meeting`, { slotId: '20210104T123000Z-1' }),
    );
    expect(said(heard).slice(0, 3)).toEqual([
      'Den tid blev desværre optaget af en anden.',
      'Vi har disse tider til et møde.',
      'i dag klokken 14.15: tryk 1.',
    ]);
    expect((await line.item('visit', caller.visitId)).meeting).toBeUndefined();
  });

  describe.each<[string, (visitId: string) => Promise<unknown>, string]>([
    ['withdraws', (visitId) => post(`/visits/${visitId}/end`, { reason: 'withdrawn' }), 'visitEnded'],
    ['concludes', (visitId) => conclude(visitId, { arrangements: 'keep' }), 'visitConcluded'],
  ])('a choice that is keyed while staff %s the case', (_what, closes, event) => {
    /** At the prompt where the next key chooses; the case is a registration. */
    async function about(...keys: string[]) {
      const { visitId } = await talkedWith({ name: 'Åse', phone: '20123456' });
      const caller = await rings(line, '+4520123456');
      for (const key of keys) await caller.presses(key);
      return { caller, closed: visitId as string };
    }
    /** The contact that the choice opened: of the same person, with the call in it, and somebody's to see to. */
    async function opened(caller: Caller, closed: string) {
      const call = await line.item('call', caller.callId);
      const [before, visit] = [await line.item('visit', closed), await line.item('visit', call.visitId)];
      expect(visit.visitId).not.toBe(closed);
      expect(visit).toMatchObject({
        personId: before.personId,
        openedBy: 'call',
        citizen: before.citizen,
        activeCallId: caller.callId,
      });
      expect([before.activeCallId, before.callback, before.meeting]).toEqual([undefined, undefined, undefined]);
      expect(line.all('person')[0]?.visits).toEqual([closed, visit.visitId]);
      const comesIn = line.events('visitOpened').map(({ visitId, by, contact }) => [visitId, by, contact?.to]);
      expect(comesIn).toEqual([
        [closed, birgit.staffId, 'waiting'],
        [visit.visitId, 'citizen', 'waiting'],
      ]);
      expect(line.types()).toContain(event);
      expect(caller.heard).toContain(`/voice/citizen/${caller.callId}/${visit.visitId}/`);
      return visit;
    }

    test('opens a contact of its own: a call-back is made', async () => {
      const { caller, closed } = await about('1');
      await caller.presses('1');
      const [heard] = await overtaken(
        () => caller.presses('1'),
        () => closes(closed),
      );
      expect(said(heard)[0]).toBe('Vi ringer til dig i dag mellem klokken 10 og 12.');
      expect((await opened(caller, closed)).callback).toMatchObject({ kind: 'callback' });
      await caller.hangsUp();
      expect(line.all('queueEntry').map(({ direction }) => direction)).toEqual(['callback']);
    });

    test('opens a contact of its own: a meeting is held', async () => {
      const { caller, closed } = await about('2');
      const [heard] = await overtaken(
        () => caller.presses('1'),
        () => closes(closed),
      );
      expect(said(heard)[0]).toMatch(/^Du har en tid i dag klokken 13\.30/);
      expect((await opened(caller, closed)).meeting).toMatchObject({ slotId: '20210104T123000Z-1' });
    });

    test('opens a contact of its own: who waits and hangs up is called back', async () => {
      const { caller, closed } = await about();
      await overtaken(
        () => caller.presses('3'),
        () => closes(closed),
      );
      const visit = await opened(caller, closed);
      await caller.hangsUp();
      expect((await line.item('visit', visit.visitId)).callback).toMatchObject({ kind: 'missed' });
    });
  });

  test('the same key twice at once counts once', async () => {
    const caller = await rings(line);
    await caller.presses();
    await caller.presses();
    await caller.presses('1');
    await caller.presses('1');
    const path = /action="https:\/\/line\.example([^"]+)"/.exec(caller.heard)?.[1] ?? '';
    const press = () => line.voice(path, { CallSid: caller.sid, Digits: '1' });
    const [late, first] = await overtaken(press, press);
    expect(late).toBe(first);
    expect(line.events('callbackPromised')).toHaveLength(1);
  });
});
