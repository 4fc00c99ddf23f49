import type { Leg } from '../line/citizen.ts';
import type { Doing } from './agenda.ts';
import { type Applicant, citizenOf, registerCaller } from './applicant.ts';
import { at, type Calendar, closes, dayOf } from './calendar.ts';
import { conclude } from './conclusion.ts';
import { meet } from './meeting.ts';
import { consultants, minute, second, type World } from './world.ts';

/** What a citizen hears at the moment of being joined with a consultant: who called, and whom we call. */
const joined = /Nu bliver du stillet igennem\.|der ringer om en aftale\./;
/** As the seeded unit's policy promises: three attempts, half an hour apart. */
const mostAttempts = 3;
const pause = 30 * minute;
const mostMinutesToSms = 15;
/** Looks a play may take at one telephone before something must be wrong. */
const mostLooks = 3000;

/** Looks again soon at first, then seldom: a talk lasts longer than the longest pause. */
const looks = [5, 5, 5, 5, 10, 15, 15, 30, 30].map((seconds) => seconds * second);

/** When a leg was joined with a consultant, in epoch ms; nothing while it was not. */
function joinedAt({ heard }: Leg): number | undefined {
  const said = heard.find(({ kind, text }) => kind === 'say' && joined.test(text ?? ''));
  return said === undefined ? undefined : Date.parse(said.at);
}

function pauseBeforeLook(look: number): number {
  return looks[look] ?? minute;
}

/** The caller waits until a consultant is there, then talks. */
export async function* waitAndTalk(world: World, who: Applicant, callSid: string): Doing {
  for (let look = 0; look < mostLooks; look += 1) {
    const leg = (await citizenOf(world, who.plan).legs()).find((one) => one.callSid === callSid);
    const connectedAt = leg === undefined ? undefined : joinedAt(leg);
    if (connectedAt !== undefined) return yield* talk(world, who, connectedAt, 'inbound');
    if (leg?.status !== 'in-progress') throw new Error(`${who.plan.name} was cut off while waiting`);
    yield world.now() + pauseBeforeLook(look);
  }
  throw new Error(`${who.plan.name} waits for ever`);
}

/** We have promised to call from a moment on: the telephone rings until a talk comes of it or every attempt is used. */
export async function* beCalled(world: World, who: Applicant, from: number): Doing {
  const { now, ledger } = world;
  const { calendar } = world.rules;
  const citizen = citizenOf(world, who.plan);
  await citizen.behaves(who.plan.whenCalled);
  yield from;
  let attempts = 0;
  let until = calendar.promisedUntil(from);
  for (let look = 0, inAll = 0; inAll < mostLooks; look += 1, inAll += 1) {
    const rung = (await citizen.legs()).filter(({ direction }) => direction !== 'inbound').toReversed();
    const leg = rung[attempts];
    const connectedAt = leg === undefined ? undefined : joinedAt(leg);
    // Nobody called in the window: another is promised.
    for (; attempts === 0 && until <= Date.parse(leg?.heard[0]?.at ?? ''); until = calendar.promisedUntil(until))
      ledger.promiseBroken();
    if (connectedAt !== undefined && who.plan.whenCalled !== 'voicemail')
      return yield* talk(world, who, connectedAt, connectedAt <= until ? 'inWindow' : 'late');
    if (connectedAt !== undefined) {
      yield connectedAt + 25 * second;
      await endCall(world, who.visitId, 'voicemail');
    }
    if (connectedAt !== undefined || (leg !== undefined && ['busy', 'no-answer', 'failed'].includes(leg.status))) {
      attempts += 1;
      look = 0;
      if (attempts === mostAttempts) {
        // The line books a physical meeting and tells of it by SMS.
        ledger.promiseMissed();
        ledger.booked(who.contact);
        // A carrier that is down is asked again.
        let [sms] = await citizen.messages();
        for (let waited = 0; sms === undefined && waited < mostMinutesToSms; waited += 1) {
          yield now() + minute;
          [sms] = await citizen.messages();
        }
        if (sms?.body.includes('Vi har ringet uden at få fat i dig. Du har nu en aftale') !== true)
          throw new Error(`${who.plan.name} was told nothing`);
        return yield* meet(world, who);
      }
      yield now() + pause;
      continue;
    }
    yield nextLook(calendar, now(), pauseBeforeLook(look));
  }
  throw new Error(`${who.plan.name} is never called`);
}

/** Nobody calls at night: the next look is in the morning. */
function nextLook({ workingDayAfter }: Calendar, now: number, pause: number): number {
  const day = dayOf(now);
  return now > closes(day) + 90 * minute ? at(workingDayAfter(day), '08:00') + second : now + pause;
}

/** The consultant who has the citizen on the line. */
async function consultantOf({ line }: World, visitId: string) {
  for (const user of consultants) {
    const { call } = await line.consultant(user).desk();
    if (call?.visitId === visitId) return { user, callId: call.callId };
  }
  throw new Error('Nobody has this citizen on the line');
}

async function endCall(world: World, visitId: string, outcome: 'ended' | 'voicemail'): Promise<void> {
  const { user, callId } = await consultantOf(world, visitId);
  await world.line.staff(user).does('POST', `/calls/${callId}/end`, { outcome });
}

/** A talk from its first word to its conclusion. */
async function* talk(
  world: World,
  who: Applicant,
  connectedAt: number,
  direction: 'inbound' | 'inWindow' | 'late',
): Doing {
  const { line, ledger, now } = world;
  const { plan } = who;
  const { user, callId } = await consultantOf(world, who.visitId);
  yield Math.max(now(), connectedAt + minute);
  if (who.other !== undefined) {
    // The caller is found among those who stood at the desk: the two contacts become one.
    await line.staff(user).does('PUT', `/calls/${callId}/visit`, { visitId: who.other.visitId });
    ledger.joins(who.contact);
    const waitsSince = who.other.contact.waitsSince ?? who.contact.waitsSince;
    Object.assign(who, { ...who.other, other: undefined, registered: true });
    who.contact.waitsSince = waitsSince;
  } else if (!who.registered) {
    await registerCaller(world, who, callId);
  }
  await line.staff(user).does('PUT', `/visits/${who.visitId}/checklist`, {
    version: 0,
    answers: {
      C1: plan.category === 'aktivitetsparat' ? 'nej' : 'ja',
      C2: 'nej',
      ...(plan.wouldRatherMeet && { A3: 'nej' }),
    },
  });
  yield connectedAt + plan.talkMinutes * minute;
  if (plan.talkMinutes % 4 === 0) await citizenOf(world, plan).hangsUp();
  else await endCall(world, who.visitId, 'ended');
  ledger.talked(who.contact, connectedAt);
  if (direction !== 'inbound') ledger.promiseKept(direction === 'inWindow');
  yield now() + 2 * minute;
  yield* conclude(world, who, 'phone');
}
