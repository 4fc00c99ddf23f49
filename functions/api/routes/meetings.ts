import { bookVisitMeeting, moveMeeting } from '../../../flows/booking/book.ts';
import { atLocal, endOfDay } from '../../../flows/calendar/local-time.ts';
import { draftChange } from '../../../flows/change.ts';
import { isOpenContact } from '../../../flows/visit/contact.ts';
import { endMeeting } from '../../../flows/visit/meeting.ts';
import { meetingAnswer, meetingBookRequest, meetingOutcomeRequest, slotsAnswer } from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { takeBackCallback } from '../../moves/take-back-callback.ts';
import { oldBookingOf } from '../bookings.ts';
import { conflict, malformed, notFound, route, slotTaken } from '../route.ts';

const DAY = '^\\d{4}-\\d\\d-\\d\\d';
const desk = ['intake', 'consultant', 'coordinator'] as const;
const notBooked = { status: 409, error: 'notBooked', message: 'Mødet er ikke længere booket.' } as const;

/** A day means the whole local day; a moment means itself. */
const momentOf = (text: string, edge: 'from' | 'to'): string =>
  text.length === 10 ? (edge === 'from' ? atLocal(text, '00:00') : endOfDay(text)) : new Date(text).toISOString();

export const meetingRoutes = [
  route({
    method: 'GET',
    path: '/api/slots',
    summary: 'Times for physical meetings, free or not',
    roles: [...desk],
    answer: slotsAnswer,
    query: {
      from: { required: true, pattern: DAY, describe: 'Day or moment' },
      to: { required: true, pattern: DAY, describe: 'Day or moment, included' },
    },
    handle: async (deps, { unit, query }) => {
      const slots = await deps.store.slots(
        unit.unitId,
        momentOf(query.from ?? '', 'from'),
        momentOf(query.to ?? '', 'to'),
      );
      return {
        status: 200,
        body: {
          slots: slots.map(({ slotId, startAt, endAt, meetingId }) => ({
            slotId,
            startAt,
            endAt,
            free: meetingId === undefined,
          })),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/meetings/{id}/outcome',
    summary: 'The meeting was held, or the citizen did not come',
    roles: [...desk],
    request: meetingOutcomeRequest,
    answer: meetingAnswer,
    handle: async (deps, { unit, now, path, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const meeting = await deps.store.meeting(path.id ?? '');
        const visit = meeting === undefined ? undefined : await deps.store.visit(meeting.visitId);
        if (meeting === undefined || visit === undefined || meeting.unitId !== unit.unitId) return notFound;
        const draft = draftChange(unit.unitId, now, `${meeting.meetingId}.${meeting.version}`);
        const ended = endMeeting(draft, meeting, visit, body.outcome);
        if ('refused' in ended) return notBooked;
        if ((await deps.store.commit(draft.finish())).done) {
          return {
            status: 200,
            body: { meetingId: meeting.meetingId, state: ended.meeting.state, startAt: meeting.startAt },
          };
        }
      }
      return conflict;
    },
  }),
  route({
    method: 'POST',
    path: '/api/meetings/{id}/move',
    summary: 'Moves a booked meeting to another free time',
    roles: [...desk],
    request: meetingBookRequest,
    answer: meetingAnswer,
    handle: async (deps, { unit, now, path, body }) => {
      const { store } = deps;
      const meeting = await store.meeting(path.id ?? '');
      const visit = meeting === undefined ? undefined : await store.visit(meeting.visitId);
      const old = meeting === undefined ? undefined : await store.slot(unit.unitId, meeting.slotId);
      const slot = await store.slot(unit.unitId, body.slotId);
      if (meeting === undefined || visit === undefined || old === undefined || meeting.unitId !== unit.unitId)
        return notFound;
      if (slot === undefined) return malformed('slotId', 'Den tid findes ikke.');
      if (meeting.state !== 'booked') return notBooked;
      if (slot.meetingId !== undefined || slot.startAt <= now) return slotTaken;
      const draft = draftChange(unit.unitId, now, `${meeting.meetingId}.${meeting.version}`);
      const moved = moveMeeting(draft, visit, { meeting, slot: old }, slot);
      if (meeting.purpose === 'visit') {
        draft.visit(visit, {
          ...visit,
          meeting: { meetingId: moved.meetingId, slotId: slot.slotId, startAt: slot.startAt },
        });
      } else if (visit.followUpId !== undefined) {
        const followUp = await store.followUp(visit.followUpId);
        if (followUp !== undefined) draft.put({ ...followUp, meetingId: moved.meetingId, startAt: slot.startAt });
      }
      const committed = await store.commit(draft.finish());
      if (committed.done)
        return { status: 200, body: { meetingId: moved.meetingId, state: moved.state, startAt: moved.startAt } };
      return committed.conflict.includes('slot') ? slotTaken : conflict;
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/meeting',
    summary: 'Books a physical meeting for a visit; an earlier one is given up',
    roles: [...desk],
    request: meetingBookRequest,
    answer: meetingAnswer,
    handle: async (deps, { unit, now, path, body }) => {
      const { store } = deps;
      const visit = await store.visit(path.id ?? '');
      if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
      if (!isOpenContact(visit)) return { status: 409, error: 'visitEnded', message: 'Henvendelsen er afsluttet.' };
      const slot = await store.slot(unit.unitId, body.slotId);
      if (slot === undefined) return malformed('slotId', 'Den tid findes ikke.');
      if (slot.meetingId !== undefined || slot.startAt <= now) return slotTaken;
      const draft = draftChange(unit.unitId, now, `book.${visit.visitId}.${visit.version}`);
      const after = bookVisitMeeting(draft, visit, slot, { old: await oldBookingOf(deps, visit) });
      draft.visit(visit, after);
      await takeBackCallback(store, draft, visit, after);
      const committed = await store.commit(draft.finish());
      if (!committed.done) return committed.conflict.includes('slot') ? slotTaken : conflict;
      return {
        status: 201,
        body: { meetingId: after.meeting?.meetingId ?? 'meeting_', state: 'booked', startAt: slot.startAt },
      };
    },
  }),
];
