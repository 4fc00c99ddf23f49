import type TwilioRest from 'twilio/lib/rest/Twilio.js';
import { type HeldLeg, notFound } from './carrier.ts';

export type Rest = InstanceType<typeof TwilioRest>;

/** Of one name; all but the newest have ended. */
const mostConferences = 5;

/** Whatever the carrier tells of what it has done. */
export function did(_answer: unknown): true {
  return true;
}

/** How many were going on. */
export async function endConference(rest: Rest, friendlyName: string): Promise<number> {
  const found = await rest.conferences.list({ friendlyName, limit: mostConferences });
  const goingOn = found.filter(({ status }) => status !== 'completed');
  for (const { sid } of goingOn) await rest.conferences(sid).update({ status: 'completed' });
  return goingOn.length;
}

/** Refused as unknown where no conference of that name goes on, and by the carrier where the leg is not in it. */
export async function hold(rest: Rest, { conference, sid, url }: HeldLeg): Promise<true> {
  const wanted = { friendlyName: conference, status: 'in-progress', limit: 1 } as const;
  const [found] = await rest.conferences.list(wanted);
  if (found === undefined)
    throw Object.assign(new Error('No such conference'), { status: 404, code: Number(notFound) });
  const held = url === undefined ? { hold: false } : { hold: true, holdUrl: url, holdMethod: 'POST' };
  return did(await rest.conferences(found.sid).participants(sid).update(held));
}
