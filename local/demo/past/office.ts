import { freeTimes } from '../../../flows/booking/times.ts';
import type { Event } from '../../../schemas/event.ts';
import type { MeetingId, StaffId, VisitId } from '../../../schemas/ids.ts';
import type { Meeting } from '../../../schemas/meeting.ts';
import type { Agenda } from './agenda.ts';
import type { Cast, Citizen } from './citizen.ts';
import type { PureLine } from './pure-line.ts';
import { consultants, type Telephones } from './telephones.ts';

const coordinator = { staffId: 'staff_04', role: 'coordinator' } as const;
const clerk = 'staff_01';
const minuteS = 60;
const hourS = 3600;
const meetingMs = 47 * 60_000;
/** A follow-up is booked so many hours ahead at least: the next day, or past its due date. */
const followUpMs = { soon: 14 * 3_600_000, late: 96 * 3_600_000 };
/** Every conclusion demands these. */
const demanded = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** What the staff of the past do about a case because of an event. */
export class Office {
  private readonly line: PureLine;
  private readonly agenda: Agenda;
  private readonly cast: Cast;
  private readonly telephones: Telephones;

  constructor(line: PureLine, agenda: Agenda, { cast, telephones }: { cast: Cast; telephones: Telephones }) {
    this.line = line;
    this.agenda = agenda;
    this.cast = cast;
    this.telephones = telephones;
  }

  hears(event: Event): void {
    const { payload, visitId } = event;
    if (payload.type === 'callConnected') this.talk(event, payload.staffId);
    if (payload.type === 'taskOpened' && visitId !== undefined)
      this.agenda.in(21 * hourS, () => this.offersCaseworker(visitId));
    if (payload.type === 'meetingBooked')
      this.agenda.at(Date.parse(payload.startAt) + meetingMs, () => this.meets(payload.meetingId));
  }

  private get unitId(): string {
    return this.line.unit.unitId;
  }

  private talk({ visitId, callId }: Event, staffId: StaffId): void {
    const citizen = visitId === undefined ? undefined : this.cast.get(visitId);
    if (citizen === undefined || visitId === undefined || callId === undefined) return;
    const seconds = (citizen.talkMinutes ?? 12) * minuteS;
    const ending = { type: 'endCall', unitId: this.unitId, callId, staffId, outcome: 'ended' } as const;
    this.agenda.in(seconds, () => this.line.asks(ending, staffId));
    if (citizen.leftAt !== 'talked')
      this.agenda.in(seconds + 4 * minuteS, () => this.concludes(visitId, citizen, staffId));
    this.agenda.in(seconds + 6 * minuteS, () => this.telephones.leaves(staffId));
  }

  private concludes(visitId: VisitId, citizen: Citizen, staffId: StaffId): void {
    const { line, unitId } = this;
    const version = line.item('checklist', visitId)?.version ?? 0;
    const answers = { ...demanded, ...citizen.answers };
    line.asks({ type: 'saveAnswers', unitId, visitId, version, answers }, staffId);
    const { category = 'jobparat', certainty = 'sikker' } = citizen;
    const asked = { type: 'conclude', unitId, visitId, version: version + 1, category, certainty, staffId } as const;
    const concluding = { ...asked, arrangements: 'cancel' } as const;
    if ('code' in line.asks(concluding, staffId)) {
      // Something demands the physical follow-up: its time is booked in the same step.
      const followUp = this.followUpFor(citizen);
      if (followUp !== undefined) line.asks({ ...concluding, followUp }, staffId);
    }
    if (citizen.leftAt !== 'noteOpen') this.agenda.in(3 * minuteS, () => this.locksNote(visitId, staffId));
  }

  private followUpFor({ followUp }: Citizen) {
    const { line } = this;
    const ahead = followUp === 'late' ? followUpMs.late : followUpMs.soon;
    const after = new Date(line.now + ahead).toISOString();
    const [chair] = freeTimes(line.unit, line.at, line.every('slot'), { after, most: 1 });
    return chair === undefined ? undefined : ({ slotId: chair.slotId, lateReason: 'citizenWish' } as const);
  }

  private locksNote(visitId: VisitId, staffId: StaffId): void {
    const { unitId } = this;
    const version = this.line.item('note', visitId)?.version;
    if (version !== undefined) this.line.asks({ type: 'lockNote', unitId, visitId, version, staffId }, staffId);
  }

  /** Somebody comes to a meeting, or does not. */
  private meets(meetingId: MeetingId): void {
    const meeting = this.line.item('meeting', meetingId);
    const citizen = meeting === undefined ? undefined : this.cast.get(meeting.visitId);
    if (meeting?.state !== 'booked' || citizen === undefined || citizen.isForgotten) return;
    const { followUpId } = this.line.item('visit', meeting.visitId) ?? {};
    const doubt = followUpId === undefined ? undefined : this.line.item('followUp', followUpId);
    if (doubt !== undefined && doubt.closed === undefined) this.settles(doubt.followUpId, citizen);
    else this.talksInPerson(meeting, citizen);
  }

  private settles(followUpId: `followup_${string}`, citizen: Citizen): void {
    const isChanged = citizen.followUp === 'changed';
    const category = isChanged ? otherThan(citizen) : (citizen.category ?? 'jobparat');
    const closing = { followUpId, outcome: isChanged ? 'changed' : 'confirmed', category } as const;
    const { unitId } = this;
    this.line.asks({ type: 'closeFollowUp', unitId, ...closing, ...coordinator }, coordinator.staffId);
  }

  private talksInPerson({ meetingId, visitId }: Meeting, citizen: Citizen): void {
    const { unitId } = this;
    const isHeld = citizen.comesTo !== 'nothing';
    this.line.asks({ type: 'endMeeting', unitId, meetingId, outcome: isHeld ? 'held' : 'noShow' }, clerk);
    if (!isHeld) return this.agenda.in(20 * hourS, () => this.line.asks({ type: 'withdraw', unitId, visitId }, clerk));
    const { staffId } = consultants[visitId.length % consultants.length] ?? consultants[0];
    if (citizen.leftAt !== 'talked') this.concludes(visitId, citizen, staffId);
  }

  /** The offer of a caseworker of one's own is made the next morning, and most say yes. */
  private offersCaseworker(visitId: VisitId): void {
    const task = this.line.every('task').find((one) => one.visitId === visitId && one.closed === undefined);
    if (task?.sort !== 'coordinator') return;
    const outcome = task.openedAt.endsWith('0.000Z') ? 'declined' : 'accepted';
    const closing = { type: 'closeTask', unitId: this.unitId, taskId: task.taskId, outcome } as const;
    this.line.asks({ ...closing, ...coordinator }, coordinator.staffId);
  }
}

function otherThan({ category }: Citizen): string {
  return category === 'aktivitetsparat' ? 'jobparat' : 'aktivitetsparat';
}
