import type { Commands } from '../../../flows/case/command.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { allRegistered, kinds, registered } from '../cases.ts';
import { allOf } from '../items.ts';
import type { Move } from '../play.ts';
import { unitId, type World } from '../world.ts';
import { sidOf, strange } from './carrier.ts';
import { falls } from './routing.ts';

/** Every single key; one that is none at a prompt is pressed to the end as well, as silence is. */
const single = [...'0123456789*#'];
/** A 7 is the first digit of a code where one is asked for, and a key nowhere. */
const wrong = { code: '*', ownCode: '*', otherwise: '7' } as const;
/** Codes and numbers that are none, or a number. Where none is read only the first digit counts; one is enough to show so. */
const several = ['12', '123456', '20123456', '90123456'];

/** Ways in which a first call can begin: by an unknown telephone, by a known one, or by us. */
export function beginnings(): Move[] {
  const sid = sidOf('the first call', 1);
  const unknown = (['danish', 'foreign', 'withheld'] as const).map((caller) =>
    rings(`${caller} calls`, caller, 'nobody', sid),
  );
  const known = kinds.map((kind) => {
    const { phone = '', entities } = registered(kind, true);
    return { ...rings(`${kind} calls`, 'danish', phone, sid), given: entities };
  });
  const { visit, entities } = registered('promised', true);
  const isDue: Move = {
    ...falls('visit', visit.visitId, visit.callback?.nextAt),
    label: 'call-back due',
    given: entities,
  };
  return [...unknown, ...known, isDue];
}

function rings(
  label: string,
  caller: Call['caller'],
  hash: string,
  sid: string,
): Move & { command: { type: 'receiveCall' } } {
  const number = caller === 'withheld' ? undefined : { sealed: 'sealed', hash };
  return {
    label,
    by: 'citizen',
    command: { type: 'receiveCall', unitId, sid, sidHash: `hash of ${sid}`, caller, number },
  };
}

export function citizenMoves(world: World, call: Call, visit: Visit): Move[] {
  return [
    ...presses(call),
    ...races(call),
    ...codes(world, call, visit),
    ...astray(call),
    ...callsAgain(world, call, visit),
  ];
}

type Says = (label: string, more: Partial<Commands['citizenSays']>) => Move;

function saysIn({ callId, visitId, step, legs, citizenLeg = 1 }: Call): Says {
  const sid = legs[String(citizenLeg)]?.sid ?? sidOf(callId, citizenLeg);
  return (label, more) => ({
    label,
    by: 'citizen',
    command: { type: 'citizenSays', callId, visitId, sid, digits: '', isAfterConference: false, step, ...more },
  });
}

function presses(call: Call): Move[] {
  const says = saysIn(call);
  const prompt = call.state.at === 'prompt' ? call.state.prompt : undefined;
  const reads = prompt === 'keyNumber' || readsCode(call);
  const none = prompt === 'code' || prompt === 'ownCode' ? wrong[prompt] : wrong.otherwise;
  const digits = [...single.filter((key) => key !== none), ...(reads ? several : several.slice(0, 1))];
  const keys = digits.map((pressed) => ({ ...says(pressed, { digits: pressed }), pressed }));
  const toTheEnd = ['', none].map((pressed) => ({
    ...says(pressed === '' ? 'silence' : 'wrong key', { digits: pressed }),
    toTheEnd: true,
  }));
  return [...keys, ...toTheEnd];
}

function readsCode({ state }: Call): boolean {
  return state.at === 'prompt' && (state.prompt === 'code' || state.prompt === 'ownCode');
}

/** Each time of the page is chosen while a stranger takes it: none, one or many are left, or another chair at that hour. */
function races(call: Call): Move[] {
  const page = call.state.at === 'prompt' && call.state.prompt === 'meetingTimes' ? (call.state.times?.page ?? []) : [];
  const says = saysIn(call);
  return [{ left: 0 }, { left: 1 }, { left: 4 }, { left: 4, chair: true }].flatMap((race) =>
    page.map((_, index) => ({ ...says(`${index + 1}, time taken`, { digits: String(index + 1) }), race })),
  );
}

/** A code is looked up at its prompt only, elsewhere one is enough to show so; who is known has one, and may key another's. */
function codes({ items }: World, call: Call, { visitId }: Visit): Move[] {
  const says = saysIn(call);
  const own = allOf(items, 'codeLookup').find((one) => one.visitId === visitId);
  const isAsked = readsCode(call);
  const others = allRegistered(isAsked && own === undefined ? kinds : kinds.slice(0, 2)).filter(
    ({ code }) => code !== own?.hash,
  );
  const label = !isAsked ? 'a code' : own === undefined ? 'code found' : "somebody else's code";
  return [
    ...(own === undefined ? [] : [says(isAsked ? 'code found' : 'own code', { digits: own.hash })]),
    ...(own === undefined && isAsked ? others : others.slice(0, 1)).map(({ code, entities }) => ({
      ...says(label, { digits: code }),
      given: entities,
    })),
  ];
}

/**
 * Late, repeated, out of place, or by a leg that is not this citizen's. Some carriers also tell that a leg came out of its conference when
 * it was fetched from there: before it arrives or after.
 */
function astray(call: Call): Move[] {
  const says = saysIn(call);
  return [
    { ...says('late key', { digits: '1', step: call.step - 1 }), isStale: call.state.at !== 'accepted' },
    {
      ...says('key of another leg', { digits: '1', sid: strange }),
      isStale: call.legs[String(call.citizenLeg)]?.sid !== undefined,
    },
    says('arrives', { step: undefined }),
    says('out of the conference', { isAfterConference: true }),
    {
      ...says('out of the conference before', { step: call.step - 1, isAfterConference: true }),
      isStale: call.state.at !== 'accepted',
    },
    says('out of the conference with a key', { isAfterConference: true, digits: '1' }),
    says('wish at the fallback', { digits: '1', isAtFallback: true }),
    { ...says('meeting at the fallback', { digits: '0', isAtFallback: true }), free: 4 },
  ];
}

/** The same webhook once more, and another call by the same citizen. */
function callsAgain({ items, depth }: World, call: Call, visit: Visit): Move[] {
  const lookup = allOf(items, 'legLookup').find(({ callId }) => callId === call.callId);
  const again = rings('call received once more', call.caller, 'nobody', sidOf('the first call', 1));
  const repeated: Move = { ...again, command: { ...again.command, sidHash: lookup?.hash ?? '' }, isStale: true };
  const phone = allOf(items, 'personLookup').find((one) => one.kind === 'phone' && one.personId === visit.personId);
  const other = phone === undefined ? [] : [rings('calls again', 'danish', phone.hash, sidOf(`call at ${depth}`, 1))];
  return [...(lookup === undefined ? [] : [repeated]), ...other];
}
