import { chairBy } from '../../flows/booking/times.ts';
import { offersTelephone } from '../../flows/calendar/policy.ts';
import type { Command } from '../../flows/case/command.ts';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { SlotId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, decisiveAnswers } from '../fixtures/case.ts';
import { allOf, withEntities } from './items.ts';
import { play } from './play.ts';
import { emptyWorld, policy, rested, unit, unitId, type World } from './world.ts';

/** Where a case can stand that was registered before the call that is walked; who is to be called has left a number. */
export const kinds = [
  'fresh',
  'promised',
  'queued',
  'ringing',
  'booked',
  'both',
  'talked',
  'concluded',
  'withdrawn',
] as const;
export type Kind = (typeof kinds)[number];

export interface Registered {
  /** Keyed at the code prompt. */
  code: string;
  /** Keyed hash of the registered telephone. */
  phone: string | undefined;
  visit: Visit;
  entities: Entity[];
}

/** Another consultant than the one who is walked. */
export const colleague = 'staff_2';
const earlier = '2021-01-04T08:00:00.000Z';
const sid = 'CAeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee';
const known = new Map<string, Registered>();

/** Every case there can be, with and without a registered telephone. */
export function allRegistered(of: readonly Kind[]): Registered[] {
  return of.flatMap((kind) =>
    (calledBack.includes(kind) ? [true] : [true, false]).map((hasPhone) => registered(kind, hasPhone)),
  );
}
const calledBack: readonly Kind[] = ['promised', 'queued', 'ringing', 'both'];

/** A case that was registered an hour before the walk begins, made by the very commands that make it. */
export function registered(kind: Kind, hasPhone: boolean): Registered {
  const name = `${kind}${hasPhone ? '' : 'Mute'}`;
  const found = known.get(name) ?? { ...make(kind, name, hasPhone) };
  known.set(name, found);
  return found;
}

function make(kind: Kind, name: string, hasPhone: boolean): Registered {
  const code = String(600_000 + kinds.indexOf(kind) * 2 + (hasPhone ? 1 : 0));
  const phone = hasPhone ? `phone ${name}` : undefined;
  const world = { ...emptyWorld({ now: earlier, origin: name }) };
  const items = withEntities(world.items, [{ ...rested(earlier), staffId: colleague, user: 'konsulent2' }]);
  const choice = choiceOf(kind, hasPhone);
  const story = new Story({ ...world, items });
  story.tell({
    type: 'register',
    unitId,
    sealed: { name: 'sealed', referenceCode: 'sealed' },
    hashes: { name: [], code },
    ...(phone !== undefined && { phone: { sealed: 'sealed', hash: phone } }),
    choice,
    // Not among the times that are free in the walk.
    ...(choice === 'physical' && { slotId: '20210105T080000Z-2' }),
    knownBefore: false,
    protectedAddress: false,
    language: 'da',
  });
  if (kind === 'both') story.tell({ type: 'promiseCallback', unitId, visitId: story.visit.visitId });
  if (kind === 'queued' || kind === 'ringing')
    story.tell({ type: 'fallDue', unitId, ref: { entity: 'visit', id: story.visit.visitId } });
  if (kind === 'ringing') story.tell({ type: 'claim', unitId, callId: story.call.callId, staffId: colleague });
  if (kind === 'talked' || kind === 'concluded') story.talks(code, phone);
  if (kind === 'concluded') story.conclude();
  if (kind === 'withdrawn') story.tell({ type: 'withdraw', unitId, visitId: story.visit.visitId });
  // Of consultants only the one who rings for this case has to do with it.
  const left = [...story.world.items.values()].filter(
    (one) => one.entity !== 'unit' && (!('staffId' in one) || ('callId' in one && one.state === 'reserved')),
  );
  return { code, phone, visit: story.visit, entities: left };
}

function choiceOf(kind: Kind, hasPhone: boolean): 'physical' | 'callback' | 'none' {
  if (kind === 'booked' || kind === 'both') return 'physical';
  return calledBack.includes(kind) || (kind === 'talked' && hasPhone) ? 'callback' : 'none';
}

/** A time that is not among those that are free in the walk. */
function elsewhen(): SlotId {
  const hours = ['0830', '0900', '0930', '1000', '1100'].map((hour) => `20210105T${hour}00Z-2`);
  return hours.find((slotId) => chairBy(unit, slotId) !== undefined) ?? '';
}

class Story {
  world: World;
  constructor(world: World) {
    this.world = world;
  }
  tell(command: Command): void {
    const outcome = play(this.world, { label: command.type, command });
    if ('refused' in outcome) throw new Error(`${command.type}: ${outcome.refused.code}`);
    this.world = outcome.world;
  }
  /** Tells it unless it is refused. */
  tries(command: Command): boolean {
    const outcome = play(this.world, { label: command.type, command });
    if ('refused' in outcome) return false;
    this.world = outcome.world;
    return true;
  }
  conclude(): void {
    const { visitId } = this.visit;
    const { answers } = answered(undefined, decisiveAnswers);
    this.tell({ type: 'saveAnswers', unitId, visitId, version: 0, answers });
    const conclusion = { unitId, visitId, version: 1, category: 'jobparat', staffId: colleague } as const;
    const sure = { ...conclusion, type: 'conclude', certainty: 'sikker' } as const;
    // Where a talk by telephone is not the first one that counts, it is provisional until the two have met.
    if (!this.tries(sure)) this.tell({ ...sure, followUp: { slotId: elsewhen(), lateReason: 'other' } });
  }
  get visit(): Visit {
    const person = allOf(this.world.items, 'person')[0];
    const visit = allOf(this.world.items, 'visit').find(({ visitId }) => visitId === person?.visits.at(-1));
    if (visit === undefined) throw new Error('Nobody is registered');
    return visit;
  }
  get call(): Call {
    const call = allOf(this.world.items, 'call').at(-1);
    if (call === undefined) throw new Error('Nobody has called');
    return call;
  }
  /** By telephone, or where that is not offered face to face. */
  talks(code: string, phone: string | undefined): void {
    if (offersTelephone(policy)) return this.talk(code, phone);
    const { visitId } = this.visit;
    this.tell({ type: 'noteTalk', unitId, visitId, form: 'physical', at: this.world.now, staffId: colleague });
  }
  talk(code: string, phone: string | undefined): void {
    const number = phone === undefined ? undefined : { sealed: 'sealed', hash: phone };
    this.tell({
      type: 'receiveCall',
      unitId,
      sid,
      sidHash: `hash ${code}`,
      caller: phone === undefined ? 'withheld' : 'danish',
      number,
    });
    const { callId } = this.call;
    const says = (digits: string) =>
      this.tell({ type: 'citizenSays', callId, sid, digits, step: this.call.step, isAfterConference: false });
    if (phone === undefined) says(code);
    says('3');
    this.tell({ type: 'claim', unitId, callId, staffId: colleague });
    this.tell({ type: 'answerRing', unitId, callId, leg: 2, sid: sid.replaceAll('e', 'd'), staffId: colleague });
    this.tell({ type: 'citizenSays', callId, sid, digits: '', isAfterConference: false });
    this.tell({ type: 'endCall', unitId, callId, staffId: colleague, outcome: 'ended' });
  }
}
