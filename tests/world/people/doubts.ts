import type { FollowUpFact } from '../invariants/fact.ts';
import { nextMeeting } from './case-work.ts';
import { type Deed, oneOf, post, workOf } from './deed.ts';

/** A doubt whose meeting has begun, so that something can be said of it. */
export function metDoubt(deed: Deed): FollowUpFact | undefined {
  const now = new Date(deed.world.scheduler.now()).toISOString();
  return oneOf(
    deed,
    deed.mirror.all('followUp').filter(({ startAt }) => startAt !== undefined && startAt <= now),
    ({ open }) => open,
  );
}

/** Says what came of a doubt; now and then with something left out, or once more from a page that has grown old. */
export async function closeDoubt(
  deed: Deed,
  followUp: FollowUpFact | undefined,
  outcomes: Record<string, number>,
): Promise<void> {
  if (followUp === undefined) return;
  const { luck, name, world } = deed;
  const outcome = luck.weighted(outcomes);
  const next = luck.chance(0.7) ? await nextMeeting(workOf(deed, followUp.visitId), name) : undefined;
  const body = {
    outcome,
    ...(luck.chance(outcome === 'changed' ? 0.35 : 0.7) && { category: 'jobparat' }),
    ...(luck.chance(0.4) && { reason: 'Aftalt.' }),
    ...(next !== undefined && { next }),
  };
  const path = `/api/followups/${followUp.id}/close`;
  await post(deed, path, body);
  const after = luck.between(1_000, 60_000);
  if (luck.chance(0.35))
    world.scheduler.at(world.scheduler.now() + after, `${name} once more`, () => {
      void post({ ...deed, name: `${name} once more` }, path, { ...body, category: 'jobparat' });
    });
}
