import type TwilioRest from 'twilio/lib/rest/Twilio.js';
import { type Announcement, type HeldLeg, notFound, type SupervisingLeg } from './carrier.ts';

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

export async function hold(rest: Rest, { url, ...leg }: HeldLeg): Promise<true> {
  const held = url === undefined ? { hold: false } : { hold: true, holdUrl: url, holdMethod: 'POST' };
  return did(await (await participant(rest, leg)).update(held));
}

export async function announce(rest: Rest, { url, ...leg }: Announcement): Promise<true> {
  return did(await (await participant(rest, leg)).update({ announceUrl: url, announceMethod: 'POST' }));
}

/** Who listens is muted and a coach besides: should one of the two fail, the citizen still hears nothing. */
export async function supervise(rest: Rest, { mode, coached, ...leg }: SupervisingLeg): Promise<true> {
  const heard =
    mode === 'join'
      ? { muted: false, coaching: false }
      : { muted: mode === 'listen', coaching: true, callSidToCoach: coached };
  return did(await (await participant(rest, leg)).update(heard));
}

/** Refused as unknown where no conference of that name goes on, and by the carrier where the leg is not in it. */
async function participant(rest: Rest, { conference, sid }: Pick<HeldLeg, 'conference' | 'sid'>) {
  const wanted = { friendlyName: conference, status: 'in-progress', limit: 1 } as const;
  const [found] = await rest.conferences.list(wanted);
  if (found === undefined)
    throw Object.assign(new Error('No such conference'), { status: 404, code: Number(notFound) });
  return rest.conferences(found.sid).participants(sid);
}
