import { consultantLegOf, isHeld, isTalkOver, legOf } from '../../flows/routing/legs.ts';
import { isOpenContact } from '../../flows/visit/contact.ts';
import type { Call } from '../../schemas/call.ts';
import type { OfferedTime, OfferedWindow, PromptName } from '../../schemas/prompt.ts';
import type { Visit } from '../../schemas/visit.ts';
import { otherHours } from './circumstances.ts';
import { itemOf } from './items.ts';
import { after, ownTime, staffId, type World } from './world.ts';

/**
 * What of a world can matter for what follows. Two worlds of the same name are the same case: from here on nothing is decided otherwise.
 * Left out are times and ids (each command is tried before and after the moment at which it counts), slips at a prompt (counted to the
 * end in one move), the words said last, and legs that are neither wanted nor hold anybody.
 */
export function configurationOf(world: World): string {
  const call = itemOf(world.items, 'call', world.callId);
  const visit = itemOf(world.items, 'visit', call?.visitId);
  if (call === undefined || visit === undefined) return 'nothing yet';
  return JSON.stringify([
    callFacts(call, world),
    visitFacts(visit, call, world),
    holdFacts(call, world),
    toldInVain(visit, world),
  ]);
}

function callFacts(call: Call, world: World): unknown[] {
  const { state, callable, caller } = call;
  const went = [call.acceptedAt, call.connectedAt].map(isThere);
  switch (state.at) {
    case 'ended':
      return [
        state.at,
        isTalkOver(call),
        hasTelephone(call, world),
        hasTelephone(call, world) || isCallable(call, world),
      ];
    case 'prompt': {
      // The number is asked about at the menu, and from everywhere a star at the times leads there.
      const number = callable ? caller === 'danish' : caller;
      return [
        state.prompt,
        state.times && pageFacts(state.times.page, world),
        [state.queued, state.numberFor, state.part !== undefined],
        [state.windows && windowFacts(state.windows.page, world), state.about, state.next, state.moves],
        // What is arranged is told to who has keyed the code; and another's code takes only a call out of its case that is there by a number.
        leadsToMenu.includes(state.prompt) && ['code', 'number'].indexOf(call.through),
        call.direction,
        callable,
        number,
        // That a consultant was fetched who never came is told to the carrier alone.
        isThere(call.connectedAt),
      ];
    }
    default: {
      const isOnTheWay = state.at === 'reserved' || state.at === 'accepted';
      const legs = [call.citizenLeg, isOnTheWay ? consultantLegOf(call) : undefined].map((leg) => legFacts(call, leg));
      return [
        state.at,
        'lost' in state && state.lost !== undefined,
        call.direction,
        callable ? caller === 'danish' : caller,
        went,
        legs,
        isHeld(call),
        // Waits for a colleague who is there, for a while; whom the citizen has met is what no name says.
        call.direction === 'inbound' && isColleagueThere(call.owner?.staffId, world),
      ];
    }
  }
}

/** How many times can be chosen, which of them is the citizen's already, and whether one will be past when the line opens or closes. */
function pageFacts(page: OfferedTime[], world: World): unknown[] {
  const own = ownTime(world);
  const isNear = page.some(({ startAt }) => startAt < otherHours(after(world.now, 10)));
  return [page.length, page.findIndex(({ startAt }) => startAt === own), ...(isNear ? ['near'] : [])];
}

/** How many windows can be chosen, and whether one has begun meanwhile. */
function windowFacts(page: OfferedWindow[], { now }: World): unknown[] {
  return [page.length, page.some(({ from }) => from <= after(now, 10))];
}

/** The menu, from where a star leads back to it, and where 4 leads from it. */
const leadsToMenu: readonly PromptName[] = ['menu', 'meetingTimes', 'ownCode'];

/** What the caller was told as settled, where nothing is left of it; as long as something stands it makes no difference. */
function toldInVain({ callback, meeting, talkedAt }: Visit, { confirmed }: World): World['confirmed'] {
  return [callback, meeting, talkedAt].some(isThere) ? undefined : confirmed;
}

/** Known at the line, so that the same citizen is known who calls again. */
function hasTelephone({ visitId }: Call, { items }: World): boolean {
  const personId = itemOf(items, 'visit', visitId)?.personId;
  return itemOf(items, 'person', personId)?.phone !== undefined;
}

/** Can be promised a call by staff: the case is open, and the number in hand stands on it. */
function isCallable({ visitId }: Call, { items }: World): boolean {
  const visit = itemOf(items, 'visit', visitId);
  return visit !== undefined && isOpenContact(visit) && visit.callNumber !== undefined;
}

function legFacts(call: Call | undefined, number: number | undefined): string {
  const leg = call && legOf(call, number);
  if (leg === undefined) return 'none';
  if (leg.endedAt !== undefined) return 'ended';
  return leg.sid === undefined ? 'unnamed' : 'up';
}

function visitFacts(visit: Visit, call: Call, { now, callId }: World): unknown[] {
  const { callback, meeting, talkedAt, desk } = visit;
  const active = visit.activeCallId === undefined ? 'none' : visit.activeCallId === callId;
  const isNamed = isThere(visit.personId);
  // What was arranged may be kept beyond the conclusion.
  const kept = callback && callback.nextAt <= now;
  // Who was judged without a name is not everybody whose code may be keyed.
  if (!isOpenContact(visit)) return ['closed', active, isNamed, kept, isThere(meeting), isThere(visit.conclusion)];
  // Who has something arranged, or has talked, is not asked to choose.
  const known = [meeting, talkedAt, callback ?? meeting ?? talkedAt ?? desk].map(isThere);
  // Attempts are counted when we call.
  const isOurs = call.direction === 'callback' || call.state.at === 'ended';
  const wish = callback && [
    isOurs ? [callback.attempts, callback.undialled ?? 0] : [],
    callback.nextAt <= now,
    callback.broken ?? 0,
    callback.kind,
  ];
  return [isNamed, active, known, wish];
}

/** Whom the call holds, with a leg that it wants or with one that it has given up. At a prompt nobody asks. */
function holdFacts(call: Call, { items }: World): unknown {
  const consultant = itemOf(items, 'consultant', staffId);
  if (consultant?.callId === undefined || call.state.at === 'prompt') return 'nobody';
  const held = legFacts(itemOf(items, 'call', consultant.callId), consultant.leg);
  return [consultant.state, consultant.callId === call.callId, consultant.leg === consultantLegOf(call), held];
}

function isColleagueThere(id: string | undefined, { items }: World): boolean {
  return id !== undefined && id !== staffId && itemOf(items, 'consultant', id) !== undefined;
}

function isThere(fact: unknown): boolean {
  return fact !== undefined;
}

/** Everything about a world but times and ids, for counting how many different ones were met. */
export function detailsOf(world: World): string {
  const call = itemOf(world.items, 'call', world.callId);
  const visit = itemOf(world.items, 'visit', call?.visitId);
  if (call === undefined || visit === undefined) return 'nothing yet';
  const { state, caller, callable, identified, direction, reason } = call;
  const { callback, meeting, openedBy, choice } = visit;
  const legs = Object.keys(call.legs).map((leg) => `${call.legs[leg]?.party} ${legFacts(call, Number(leg))}`);
  return JSON.stringify([
    state.at === 'prompt'
      ? [state.prompt, state.wrong, state.silent, state.queued, state.times?.page.length]
      : state.at,
    state.at === 'ended' ? state.outcome : 'lost' in state && state.lost !== undefined,
    [caller, callable, identified, direction, reason],
    [...new Set(legs)].toSorted(),
    [call.placeAt, call.acceptedAt, call.connectedAt, call.waitedSince, call.callerSealed].map(isThere),
    callback && [callback.kind, callback.attempts, callback.undialled ?? 0, callback.nextAt <= world.now],
    meeting && itemOf(world.items, 'meeting', meeting.meetingId)?.state,
    [visit.talkedAt, visit.conclusion, visit.desk, visit.personId, visit.waitingSince, visit.activeCallId].map(isThere),
    [openedBy, choice, visit.ended?.reason, world.confirmed],
    visit.desk?.what,
    holdFacts(call, world),
  ]);
}
