import type { Event, PayloadOf } from '../../schemas/event.ts';
import type { Add } from './count.ts';

/** What was said of somebody at the desk: of the choice, and of what they need in the talk. */
export function countRegistration({ payload, citizen }: Event, add: Add): void {
  if (payload.type === 'choiceOffered' && !payload.offered) countNotOffered(payload, add);
  if (payload.type === 'visitConcluded') countInterpreter(payload, citizen?.interpreter === true, add);
}

/** What the talk told of an interpreter goes before what was registered. */
function countInterpreter({ interpretation }: PayloadOf<'visitConcluded'>, isRegistered: boolean, add: Add): void {
  const isNeeded = interpretation === undefined ? isRegistered : interpretation !== 'notNeeded';
  if (isNeeded) add('interpreterNeeded');
  if (interpretation === 'present') add('interpreterPresent');
}

function countNotOffered({ notOfferedWhy = 'other' }: PayloadOf<'choiceOffered'>, add: Add): void {
  add('notOffered');
  add(`notOffered.${notOfferedWhy}`);
}
