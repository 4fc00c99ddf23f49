import type { Citizen } from './citizen.ts';
import type { Line } from './line-under-test.ts';

/** A prompt of the line, a sentence that is only said there, and how a caller gets to hear it. */
export interface Prompt {
  says: string;
  reach(caller: Citizen, line: Line): Promise<void>;
}

/** # alone at the code prompt is no code, and is taken after this long. */
const codePause = 'PT3S';

async function withoutCode(caller: Citizen, line: Line) {
  await caller.calls();
  await caller.presses('#');
  await line.pass(codePause);
}

function press(...keys: string[]) {
  return async (caller: Citizen, line: Line) => {
    await withoutCode(caller, line);
    for (const key of keys) await caller.presses(key);
  };
}

/** Every prompt an inbound caller can be at; `lost` needs konsulent1, who then stays away. */
export const prompts = {
  code: { says: 'Tast din kode på seks cifre', reach: async (caller) => void (await caller.calls()) },
  menu: { says: 'Vil du ringes op, så tryk 1.', reach: press() },
  ownCode: { says: 'Tast din kode på seks cifre', reach: press('4') },
  callbackNumber: { says: 'Skal vi ringe på det nummer, du ringer fra, så tryk 1.', reach: press('1') },
  keyNumber: { says: 'Tast de otte cifre', reach: press('1', '2') },
  readBack: { says: 'Er det rigtigt, så tryk 1.', reach: press('1', '2', '20112011#') },
  meetingTimes: { says: 'Vi har disse tider til et møde.', reach: press('2') },
  callbackTime: { says: 'Skal vi ringe hurtigst muligt, så tryk 1.', reach: press('1', '1') },
  callbackTimes: { says: 'Vi kan ringe på disse tidspunkter.', reach: press('1', '1', '2') },
  promised: { says: 'Vi ringer til dig', reach: press('1', '1', '1') },
  booked: { says: 'Du har en tid', reach: press('2', '1') },
  waiting: { says: 'Vil du hellere ringes op og beholde din plads, så tryk 1.', reach: press('3') },
  lost: {
    says: 'Vil du hellere mødes, så tryk 0.',
    reach: async (caller, line) => {
      await press('3')(caller, line);
      const karen = line.consultant('konsulent1');
      await karen.goesOnDuty('answer');
      await line.pass('PT5S');
      await karen.behaves('no-answer');
      await karen.losesLeg();
    },
  },
} satisfies Record<string, Prompt>;

export type PromptName = keyof typeof prompts;
