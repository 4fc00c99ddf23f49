import type { Event, PayloadOf } from '../../schemas/event.ts';
import type { Add } from './count.ts';

/** What is said of somebody at the desk. */
export function countRegistration({ payload }: Event, add: Add): void {
  if (payload.type === 'choiceOffered' && !payload.offered) countNotOffered(payload, add);
}

function countNotOffered({ notOfferedWhy = 'other' }: PayloadOf<'choiceOffered'>, add: Add): void {
  add('notOffered');
  add(`notOffered.${notOfferedWhy}`);
}
