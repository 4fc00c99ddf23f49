import { policy, unit } from '../../../tests/fixtures/case.ts';
import { type Caller, goesOnDuty, picksUp, rings, waits } from '../../../tests/fixtures/line-callers.ts';
import type { LineInMemory } from '../../../tests/fixtures/line-in-memory.ts';
import { karen, type Person } from '../../../tests/fixtures/line-people.ts';
import type { Step } from '../measure.ts';
import { type Axis, deskLook, ringToMenu, type ScaledLine } from '../scaled-line.ts';

/** As many as may wait at all. */
const queueMost = 90;

export const calls: Axis = {
  name: 'calls',
  of: 'live calls of one unit',
  sizes: [1, 4, 15, 50, 200],
  fewSizes: [1, 4, 15],
  stands: 'a third of the callers wait, the others talk with a consultant each; all of them came through the handlers',
  async steps(scaled, n) {
    const { line } = scaled;
    const policies = [{ ...policy, routing: { ...policy.routing, queueMost } }];
    await line.seed({ ...unit, version: 2, policies });
    const waiting = Math.ceil(n / 3);
    for (let index = 0; index < n - waiting; index += 1) await talksWith(line, index);
    const queue: Caller[] = [];
    for (let index = 0; index < waiting; index += 1) queue.push(await waits(line, `+4528${String(100_000 + index)}`));
    const last = queue.at(-1);
    if (last === undefined) throw new Error('Nobody waits');
    return [
      keyPress(scaled),
      { name: 'a round of waiting', does: () => last.presses() },
      deskLook(scaled, karen),
      ringToMenu(scaled),
    ];
  },
};

/** Somebody calls, waits, and is joined with a consultant of their own. */
async function talksWith(line: LineInMemory, index: number): Promise<void> {
  const person: Person = { user: `k${index}`, staffId: `staff_k${index}`, role: 'consultant' };
  await line.seed({
    entity: 'staff',
    subject: `sub-${person.user}`,
    unitId: unit.unitId,
    name: person.user,
    ...person,
  });
  const caller = await waits(line, `+4529${String(100_000 + index)}`);
  await goesOnDuty(line, person);
  await line.dispatch();
  await picksUp(line);
  await line.dispatch();
  await line.voice(`/voice/citizen/${caller.callId}/${caller.visitId}`, { CallSid: caller.sid });
  const { state } = await line.item('call', caller.callId);
  if (state.at !== 'connected') throw new Error(`The call is ${state.at}`);
}

/** Somebody in the menu has it repeated, and stays there. */
function keyPress({ line }: ScaledLine): Step {
  let caller: Caller | undefined;
  let callers = 0;
  return {
    name: 'a key press in the menu',
    before: async () => {
      callers += 1;
      caller = await rings(line, `+4527${String(100_000 + callers)}`);
      for (const silence of [undefined, undefined]) await caller.presses(silence);
    },
    does: async () => caller?.presses('9'),
  };
}
