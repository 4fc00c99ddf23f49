import { da } from '../../../flows/ivr/prompts/da.ts';
import type { Leg } from '../carrier/leg.ts';
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

/** An interpreter may be wanted in two talks at once, and is busy for the second. */
function isForAnotherTalk({ answerUrl }: Leg, other: Leg): boolean {
  return answerUrl?.includes('/voice/guest/') === true && other.answerUrl !== answerUrl;
}

/**
 * Whoever is called into a talk or left in it is fetched out of silence by then. Where the word of the other's end is lost, the next sweep
 * finds it, of which several in turn may be missed, die, or get no answer of the carrier.
 */
const aloneMs = 8 * 60_000;
/** Where nothing went wrong yet: the carrier's word of the end, our event, and the carrier's slowest answer. */
const stillMs = 6_000;

export interface OutsideOptions {
  mirror: Mirror;
  complain: Complain;
  now(): number;
  memory: Remembered;
  /** Has nothing gone wrong so far? */
  isStill(): boolean;
}

/** What can be seen at the telephones: nothing is said without a row, and no number is rung twice at once. */
export function createOutsideChecks({ mirror, complain, now, memory, isStill }: OutsideOptions) {
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
    wasAlone: (leg: Leg, milliseconds: number): void => {
      const most = isStill() ? stillMs : aloneMs;
      if (leg.to.startsWith('client:') || milliseconds <= most) return;
      complain(
        'alone',
        `${leg.name} for ${Math.round(milliseconds / 1000)} s${isStill() ? ' though nothing went wrong' : ''}`,
      );
    },
    dialled: (leg: Leg): void => {
      if (leg.to.startsWith('client:')) return;
      const others = [...leg.station.legs].filter((other) => other !== leg && !isForAnotherTalk(leg, other));
      for (const other of others) {
        if (other.direction === 'outbound-api') complain('rung twice', `${leg.to} by ${leg.name} and ${other.name}`);
        // A caller who withholds the number may be anybody.
        else if (other.from === leg.to && now() - (memory.knownSince(other.sid) ?? now()) > knownMs)
          complain('rung on the line', `${leg.to} by ${leg.name} while ${other.name} is on`);
      }
    },
  };
}
