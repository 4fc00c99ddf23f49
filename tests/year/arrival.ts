import type { Doing } from './agenda.ts';
import { type Applicant, citizenOf } from './applicant.ts';
import type { Plan } from './applicants.ts';
import { at, dayOf } from './calendar.ts';
import { meet } from './meeting.ts';
import { type Registered, register } from './registration.ts';
import { beCalled, waitAndTalk } from './talk.ts';
import { minute, second, type World } from './world.ts';

/** Somebody applies: at the desk or by telephone, and everything that follows until the case is closed. */
export async function* apply(world: World, plan: Plan): Doing {
  await citizenOf(world, plan).behaves('manual');
  if (plan.hangsUp === 'withheld') return yield* callAndVanish(world, plan);
  if (plan.entry === 'desk') return yield* registerWithChoice(world, plan);
  if (plan.entry === 'unidentified') return yield* call(world, plan, undefined);
  // Stands at the desk first, takes time to think, and calls: from a number we know, or with the code in hand, or with neither.
  const phone = plan.entry === 'known' ? plan.phone : undefined;
  const registered = yield* register(world, plan, { choice: 'none', phone });
  yield world.now() + 4 * minute;
  return yield* call(world, plan, registered);
}

async function* registerWithChoice(world: World, plan: Plan): Doing {
  const choice = plan.choice === 'physical' ? 'physical' : 'callback';
  const { visitId, contact, callback } = yield* register(world, plan, { choice, phone: plan.phone });
  const who: Applicant = { plan, contact, visitId, registered: true };
  if (choice === 'callback') return yield* beCalled(world, who, Date.parse(callback?.from ?? ''));
  return yield* meet(world, who);
}

/** One call to the line, from the greeting to the choice. */
async function* call(world: World, plan: Plan, registered: Registered | undefined): Doing {
  const { ledger, now } = world;
  const citizen = citizenOf(world, plan);
  if (plan.entry === 'withheld') await citizen.withholdsNumber();
  const callSid = await citizen.calls();
  ledger.calls();
  const rang = now();
  // A number we do not know opens a contact of its own, until the code or a consultant says whose it is.
  const joins = plan.entry === 'known' && registered !== undefined;
  const contact = joins ? registered.contact : ledger.comesIn(rang, { waitsSince: rang });
  if (joins) contact.waitsSince ??= rang;
  const { callId, visitId } = await world.line.callOf(callSid);
  contact.visitId = visitId;
  let who: Applicant = { plan, contact, visitId, callId, registered: joins };
  yield now() + 4 * second;
  if (plan.entry === 'code' || plan.entry === 'withheld') {
    if (registered === undefined) throw new Error(`${plan.name} has no code`);
    await citizen.presses(`${registered.referenceCode}#`);
    ledger.joins(contact);
    registered.contact.waitsSince ??= rang;
    who = { plan, contact: registered.contact, visitId: registered.visitId, callId, registered: true };
    yield now() + 3 * second;
  } else if (!joins) {
    if (plan.entry === 'linked' && registered !== undefined) who.other = registered;
    // Stays on the line without a code: asked twice, then the menu.
    yield now() + 23 * second;
  }
  await hears(world, plan, 'tryk 3');
  switch (plan.choice) {
    case 'physical':
      return yield* chooseMeeting(world, who);
    case 'callback':
      return yield* chooseCallback(world, who);
    case 'talkNow':
      await citizen.presses('3');
      if (plan.hangsUp === undefined) return yield* waitAndTalk(world, who, callSid);
      return yield* giveUp(world, who, callSid);
  }
}

async function hears(world: World, plan: Plan, words: string): Promise<void> {
  const heard = await citizenOf(world, plan).heard();
  if (!heard.slice(-6).join(' ').includes(words))
    throw new Error(`${plan.name} (${plan.entry}) expected "${words}" and heard "${heard.slice(-6).join(' ')}"`);
}

async function* chooseMeeting(world: World, who: Applicant): Doing {
  const { ledger, now } = world;
  const citizen = citizenOf(world, who.plan);
  await citizen.presses('2');
  yield now() + 5 * second;
  if (who.plan.talkMinutes % 2 === 0) {
    await citizen.presses('8');
    yield now() + 4 * second;
  }
  await citizen.presses('1');
  yield now() + 3 * second;
  await hears(world, who.plan, 'Du har en tid');
  await citizen.hangsUp();
  ledger.booked(who.contact);
  return yield* meet(world, who);
}

async function* chooseCallback(world: World, who: Applicant): Doing {
  const { now } = world;
  const citizen = citizenOf(world, who.plan);
  await citizen.presses('1');
  yield now() + 2 * second;
  await citizen.presses(who.plan.entry === 'withheld' ? `${who.plan.phone}#` : '1');
  yield now() + 3 * second;
  if (who.plan.entry === 'withheld') await citizen.presses('1');
  yield now() + 3 * second;
  // As soon as possible.
  await citizen.presses('1');
  yield now() + 3 * second;
  await hears(world, who.plan, 'Vi ringer til dig');
  await citizen.hangsUp();
  return yield* beCalled(world, who, now());
}

/** Hangs up while the softphone rings or while waiting; the number was shown, so we call back. */
async function* giveUp(world: World, who: Applicant, callSid: string): Doing {
  const { ledger, now } = world;
  yield now() + (who.plan.hangsUp === 'whileRinging' ? 1 : 150) * second;
  const leg = await citizenOf(world, who.plan).leg();
  // A consultant was faster after all.
  if (leg.peers.length > 0) return yield* waitAndTalk(world, who, callSid);
  await citizenOf(world, who.plan).hangsUp();
  ledger.abandons();
  return yield* beCalled(world, who, now());
}

/** Calls without showing a number, hangs up while waiting, and comes to the desk the next working day. */
async function* callAndVanish(world: World, plan: Plan): Doing {
  const { ledger, now } = world;
  const citizen = citizenOf(world, plan);
  await citizen.withholdsNumber();
  const callSid = await citizen.calls();
  ledger.calls();
  const contact = ledger.comesIn(now(), { waitsSince: now() });
  const { callId, visitId } = await world.line.callOf(callSid);
  contact.visitId = visitId;
  yield now() + 27 * second;
  await hears(world, plan, 'tryk 3');
  await citizen.presses('3');
  yield now() + 150 * second;
  const leg = await citizen.leg();
  if (leg.peers.length > 0)
    return yield* waitAndTalk(world, { plan, contact, visitId, callId, registered: false }, callSid);
  await citizen.hangsUp();
  ledger.abandons();
  ledger.ends(contact, now());
  yield at(world.rules.calendar.workingDayAfter(dayOf(now())), '09:15');
  return yield* registerWithChoice(world, { ...plan, choice: 'callback' });
}
