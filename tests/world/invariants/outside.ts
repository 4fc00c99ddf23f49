import { da } from '../../../flows/ivr/prompts/da.ts';
import type { Leg } from '../carrier/leg.ts';
import type { Message } from '../carrier/rest.ts';
import type { Complain } from './check.ts';
import type { Remembered } from './history-of-facts.ts';
import type { Mirror } from './mirror.ts';

/** A prompt as an expression: what is filled in may be anything. */
function patternOf(prompt: string): RegExp {
  return new RegExp(`^${prompt.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+')}$`);
}

const promises = [da.promised, da.promisedOutside].map(patternOf);
const booking = patternOf(da.booked);
/** What was true a moment ago may be said: an answer is under way while somebody else changes the case. */
const momentMs = 60_000;
/** A line that has known of a call for this long does not ring the same telephone. */
const knownMs = 20_000;

/** A promise that was broken is said so often at most: then there is a meeting, or somebody finds one. */
const mostBroken = 2;

function isBroken(body: string): boolean {
  return body.startsWith('Vi nåede ikke at ringe');
}

export interface OutsideOptions {
  mirror: Mirror;
  complain: Complain;
  now(): number;
  memory: Remembered;
}

/** What can be seen at the telephones: nothing is said without a row, no number is rung twice at once, no message comes twice. */
export function createOutsideChecks({ mirror, complain, now, memory }: OutsideOptions) {
  const sent = new Set<string>();
  /** Windows that were said to be broken, by case. */
  const broken = new Map<string, number>();

  /** Is what a message says so, or was it a moment ago? */
  function isTrue(body: string, { visitId, meetingId }: { visitId: string; meetingId: string }): boolean {
    const meeting = mirror.one('meeting', meetingId);
    if (body.includes('er aflyst')) return meeting?.booked !== true;
    if (meeting !== undefined) return meeting.booked || isRecent(memory.lastStood(meetingId));
    const isPromised = mirror.one('contact', visitId)?.promise !== undefined || isRecent(memory.lastPromised(visitId));
    return !body.includes('Vi ringer i stedet') || isPromised;
  }
  const isRecent = (at: number | undefined) => at !== undefined && now() - at <= momentMs;
  return {
    said: (leg: Leg, text: string): void => {
      const isPromise = promises.some((pattern) => pattern.test(text));
      if (!isPromise && !booking.test(text)) return;
      const contact = mirror.one('contact', mirror.callOfLeg(leg.sid)?.visitId);
      const stands = isPromise
        ? contact?.promise !== undefined || isRecent(contact && memory.lastPromised(contact.id))
        : contact?.meetingId !== undefined || isRecent(contact && memory.lastBooked(contact.id));
      if (!stands) complain('said without a row', `${leg.name}: ${text}`);
    },
    dialled: (leg: Leg): void => {
      if (leg.to.startsWith('client:')) return;
      for (const other of leg.station.legs) {
        if (other === leg) continue;
        if (other.direction === 'outbound-api') complain('rung twice', `${leg.to} by ${leg.name} and ${other.name}`);
        // A caller who withholds the number may be anybody.
        else if (other.from === leg.to && now() - (memory.knownSince(other.sid) ?? now()) > knownMs)
          complain('rung on the line', `${leg.to} by ${leg.name} while ${other.name} is on`);
      }
    },
    sent: (message: Message): void => {
      const { to, body, statusCallback } = message;
      const [meetingId = '', visitId = ''] = statusCallback.split('/').toReversed();
      if (!isTrue(body, { visitId, meetingId })) complain('said without a row', `${visitId} ${meetingId}: ${body}`);
      const times = (broken.get(visitId) ?? 0) + (isBroken(body) ? 1 : 0);
      broken.set(visitId, times);
      if (times > mostBroken) complain('told too often', `${visitId}: ${body}`);
      const name = `${to} ${body} ${statusCallback}`;
      if (sent.has(name)) complain('message twice', `${to}: ${body}`);
      sent.add(name);
    },
  };
}
