import type { Unit } from '../../../schemas/unit.ts';
import type { CarrierModel } from '../carrier/carrier-model.ts';
import { isLive } from '../carrier/leg.ts';
import type { Complain } from './check.ts';
import type { CallFact, ContactFact, MatterFact } from './fact.ts';
import { checkJudgements } from './judgements.ts';
import type { Mirror } from './mirror.ts';
import { checkReminders } from './sms.ts';

/** Under which rules, and when, it is looked at. */
export interface Settling {
  now: number;
  unit: Unit;
  complain: Complain;
}

/** No telephone rings for longer. */
const ringMs = 60_000;
/** What is due has been done after so long. */
const minutesMs = 3 * 60_000;

/** Whether a leg rings and will stop: a further attempt may have fallen due in this very minute. */
function createRinging(carrier: CarrierModel, now: number) {
  return (sid = '') => {
    const leg = carrier.legs.get(sid);
    return leg !== undefined && leg.status !== 'in-progress' && now - leg.createdAt < ringMs;
  };
}

function checkHeld(mirror: Mirror, isRinging: (sid: string | undefined) => boolean, complain: Complain): void {
  for (const { id, held, callId } of mirror.all('consultant'))
    if (held && !isRinging(mirror.one('call', callId)?.citizenSid))
      complain('stuck', `consultant ${id} is held by ${callId}`);
}

/** What must hold when everybody has hung up, nothing goes wrong any more and the clock has gone on: nobody is stuck or lost. */
export function checkSettled(mirror: Mirror, carrier: CarrierModel, settling: Settling): void {
  const { complain } = settling;
  const legIsLive = (sid: string | undefined) => {
    const leg = sid === undefined ? undefined : carrier.legs.get(sid);
    return leg !== undefined && isLive(leg);
  };
  const isRinging = createRinging(carrier, settling.now);
  for (const call of mirror.all('call')) checkCall(call, legIsLive, complain);
  for (const contact of mirror.all('contact')) checkContact(contact, mirror, complain);
  checkHeld(mirror, isRinging, complain);
  for (const event of mirror.all('event'))
    if (!event.settled) complain('effect without outcome', `${event.type} ${event.id}`);
  for (const leg of carrier.legs.values()) {
    if (isLive(leg) && !isRinging(leg.sid)) complain('leg left over', `${leg.name} to ${leg.to}`);
    if (leg.direction === 'inbound' && mirror.callOfLeg(leg.sid) === undefined)
      complain('lost', `${leg.name} was never heard of`);
  }
  for (const matter of [...mirror.contacts(), ...mirror.all('followUp'), ...mirror.all('note'), ...mirror.all('task')])
    checkDuty(matter, settling);
  checkReminders(mirror, settling);
  checkReport(mirror, complain);
  checkJudgements(mirror, complain);
}

/** What the line has to do by itself was done: a duty that stays due for ever stands in the way of all others. */
function checkDuty({ id, stepAt }: MatterFact, { now, unit, complain }: Settling): void {
  const dutyAt = stepAt(now, unit)?.dutyAt;
  if (dutyAt !== undefined && Date.parse(dutyAt) < now - minutesMs) complain('duty undone', `${id} since ${dutyAt}`);
}

function checkCall(call: CallFact, legIsLive: (sid: string | undefined) => boolean, complain: Complain): void {
  if (call.stage === 'ended') return;
  // A call-back in the queue has no leg and waits for a consultant.
  if (call.stage === 'waiting' && call.direction === 'callback' && call.citizenSid === undefined) return;
  if (!legIsLive(call.citizenSid)) complain('stuck', `${call.id} is ${call.stage} and has no leg`);
}

/** Whatever is not finished stands on the list of open matters, with its one next step. */
function checkContact(contact: ContactFact, mirror: Mirror, complain: Complain): void {
  const call = mirror.one('call', contact.callId);
  if (contact.callId !== undefined && (call === undefined || call.stage === 'ended'))
    complain('stuck', `${contact.id} is in ${contact.callId}, which is over`);
  if (contact.open && !contact.listed) complain('lost', `${contact.id} is open and stands on no list`);
}

/** The report says what the events say. */
function checkReport(mirror: Mirror, complain: Complain): void {
  const wanted = new Map<string, number>();
  for (const event of mirror.all('event')) {
    for (const { day, counter, by } of event.additions()) {
      const name = `${day} ${counter}`;
      wanted.set(name, (wanted.get(name) ?? 0) + by);
    }
  }
  for (const { id, counts } of mirror.all('rollUp')) {
    for (const [counter, value] of Object.entries(counts)) {
      const name = `${id} ${counter}`;
      if (value !== (wanted.get(name) ?? 0))
        complain('report', `${name}: ${value}, by the events ${wanted.get(name) ?? 0}`);
      wanted.delete(name);
    }
  }
  for (const [name, value] of wanted) if (value !== 0) complain('report', `${name} is missing: ${value}`);
}
