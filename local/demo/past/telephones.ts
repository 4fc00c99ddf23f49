import { localDayOf, timeOfDayOf } from '../../../flows/calendar/local-time.ts';
import { hoursOn } from '../../../flows/calendar/opening-hours.ts';
import type { Effect } from '../../../schemas/effect.ts';
import type { Event } from '../../../schemas/event.ts';
import type { CallId, CallSid, StaffId } from '../../../schemas/ids.ts';
import type { Agenda } from './agenda.ts';
import type { Cast, WhenRung } from './citizen.ts';
import type { PureLine } from './pure-line.ts';

/** Who takes calls in the demo's past. */
export const consultants = [
  { staffId: 'staff_02', user: 'konsulent1' },
  { staffId: 'staff_03', user: 'konsulent2' },
] as const;
type Consultant = (typeof consultants)[number];

/** Seconds until something outside has happened. */
const after = { match: 2, ring: 5, dial: 8, redirect: 1, hangUp: 1, noAnswer: 25, farewell: 5, again: 60 };

/** The carrier, the softphones and the telephones of the past, as far as a plain call needs them. */
export class Telephones {
  private readonly line: PureLine;
  private readonly agenda: Agenda;
  private readonly cast: Cast;
  private readonly sids = new Map<string, CallSid>();
  private readonly rung = new Map<string, number>();
  /** A look at the queue is on the agenda. */
  private looks = false;

  constructor(line: PureLine, agenda: Agenda, cast: Cast) {
    this.line = line;
    this.agenda = agenda;
    this.cast = cast;
  }

  /** Carries out what an event asks of the world outside, and lets the people in it answer. */
  hears({ effects, payload, callId }: Event): void {
    for (const effect of effects) this.carryOut(effect);
    if (payload.type === 'callEnded' && callId !== undefined)
      this.agenda.in(after.farewell, () => this.hangUpAll(callId));
  }

  sidOf(callId: CallId, leg: number): CallSid {
    const known = this.line.item('call', callId)?.legs[String(leg)]?.sid;
    if (known !== undefined) return known;
    const name = `${callId}/${leg}`;
    const sid = this.sids.get(name) ?? `CA${(this.sids.size + 1).toString(16).padStart(32, '0')}`;
    this.sids.set(name, sid);
    return sid;
  }

  /** The consultant has nothing more to do and goes off duty. */
  leaves(staffId: StaffId): void {
    const one = consultants.find((consultant) => consultant.staffId === staffId);
    if (one !== undefined && this.line.item('consultant', staffId)?.state === 'available') this.choose(one, 'off');
  }

  private carryOut(effect: Effect): void {
    if (effect.kind === 'match') return this.lookIn(after.match);
    if (!('leg' in effect)) return;
    const { callId, leg, kind } = effect;
    const { agenda } = this;
    if (kind === 'dialCitizen') agenda.in(after.dial, () => this.dial(callId, leg));
    if (kind === 'redirectCitizen') agenda.in(after.redirect, () => this.arrives(callId, leg));
    if (kind === 'hangUp') agenda.in(after.hangUp, () => this.ends(callId, leg, 'completed'));
    if (kind === 'ringConsultant') agenda.in(after.ring, () => this.takes(callId, leg));
  }

  private lookIn(seconds: number): void {
    if (this.looks) return;
    this.looks = true;
    this.agenda.in(seconds, () => this.match());
  }

  /** Gives who waits longest to whoever is free; nobody stays on duty for longer than a talk. */
  private match(): void {
    this.looks = false;
    const waiting = this.line.every('queueEntry').toSorted((a, b) => (a.placeAt < b.placeAt ? -1 : 1));
    if (waiting.length === 0) return;
    for (const { callId } of this.isStaffed() ? waiting : []) {
      const free = consultants.find(({ staffId }) => this.isFree(staffId));
      if (free === undefined) break;
      this.choose(free, 'off');
      this.choose(free, 'available');
      const { staffId } = free;
      this.line.asks({ type: 'claim', unitId: this.line.unit.unitId, callId, staffId });
    }
    this.lookIn(after.again);
  }

  private isFree(staffId: StaffId): boolean {
    return ['off', 'available'].includes(this.line.item('consultant', staffId)?.state ?? 'off');
  }

  /** In the opening hours, but for lunch. */
  private isStaffed(): boolean {
    const { at, unit } = this.line;
    const hours = hoursOn(localDayOf(at), unit);
    const time = timeOfDayOf(at);
    return hours !== undefined && at >= hours.opens && at < hours.closes && (time < '12:00' || time >= '12:30');
  }

  private choose(one: Consultant, state: 'available' | 'off'): void {
    this.line.asks({ type: 'choosePresence', unitId: this.line.unit.unitId, ...one, state }, one.staffId);
  }

  private takes(callId: CallId, leg: number): void {
    const staffId = this.line.item('call', callId)?.legs[String(leg)]?.staffId;
    const { unitId } = this.line.unit;
    const sid = this.sidOf(callId, leg);
    if (staffId !== undefined) this.line.asks({ type: 'answerRing', unitId, callId, leg, sid, staffId }, staffId);
  }

  private dial(callId: CallId, leg: number): void {
    const how = this.answerOf(callId);
    if (how === 'answer') return this.arrives(callId, leg);
    this.line.asks({ type: 'nameLeg', callId, leg, sid: this.sidOf(callId, leg) });
    this.agenda.in(after.noAnswer, () => this.ends(callId, leg, how));
  }

  private answerOf(callId: CallId): WhenRung {
    const visitId = this.line.item('call', callId)?.visitId;
    const whenRung = (visitId === undefined ? undefined : this.cast.get(visitId)?.whenRung) ?? ['answer'];
    const before = this.rung.get(visitId ?? '') ?? 0;
    this.rung.set(visitId ?? '', before + 1);
    return whenRung[Math.min(before, whenRung.length - 1)] ?? 'answer';
  }

  private arrives(callId: CallId, leg: number): void {
    const sid = this.sidOf(callId, leg);
    this.line.asks({ type: 'citizenSays', callId, sid, digits: '', isAfterConference: false }, 'citizen');
  }

  private ends(callId: CallId, leg: number, how: 'completed' | 'no-answer' | 'busy'): void {
    this.line.asks({ type: 'endLeg', callId, leg, sid: this.sidOf(callId, leg), how });
  }

  /** The line has said goodbye: whoever is still there hangs up. */
  private hangUpAll(callId: CallId): void {
    for (const [leg, { endedAt }] of Object.entries(this.line.item('call', callId)?.legs ?? {}))
      if (endedAt === undefined) this.ends(callId, Number(leg), 'completed');
  }
}
