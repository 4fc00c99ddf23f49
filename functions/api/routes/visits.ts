import { draftChange } from '../../../flows/change.ts';
import { moveConsultant } from '../../../flows/routing/presence.ts';
import { type ConcludeRefusal, concludeVisit } from '../../../flows/visit/conclude.ts';
import { contactState } from '../../../flows/visit/contact.ts';
import { checklistDefinitions, currentDefinition, isAnswerTo, questionsOf } from '../../../flows/visit/definitions.ts';
import { indicate, raiseFlags } from '../../../flows/visit/flags.ts';
import { withdrawVisit } from '../../../flows/visit/withdraw.ts';
import type { Answers, Checklist } from '../../../schemas/checklist.ts';
import {
  checklistAnswer,
  checklistRequest,
  concludeAnswer,
  concludeRequest,
  endVisitRequest,
  searchAnswer,
  searchRequest,
  visitView,
} from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { takeBackCallback } from '../../moves/take-back-callback.ts';
import { oldBookingOf } from '../bookings.ts';
import { findVisits } from '../find-visits.ts';
import { type Asked, conflict, malformed, notFound, type Reply, route, slotTaken, unprocessable } from '../route.ts';
import { channelOf, visitViewOf } from '../visit-view.ts';

const seers = ['consultant', 'coordinator'] as const;

const refusals: Record<ConcludeRefusal, Reply<never>> = {
  unknownCategory: malformed('category', 'Den kategori findes ikke.'),
  alreadyConcluded: { status: 409, error: 'alreadyConcluded', message: 'Sagen er allerede konkluderet.' },
  visitEnded: { status: 409, error: 'visitEnded', message: 'Henvendelsen er afsluttet.' },
  followUpMissing: unprocessable(
    'followUpMissing',
    'Der skal bookes en fysisk opfølgning, før tvivlen kan gemmes.',
    'followUp',
  ),
};

const stale = (stored: Checklist | undefined, sent: { version: number; answers: unknown }): Reply<never> => ({
  status: 409,
  stale: {
    error: 'stale',
    message: 'Skemaet er ændret et andet sted. Vælg, hvad der skal stå.',
    stored: { version: stored?.version ?? 0, answers: stored?.answers ?? {} },
    sent,
  },
});

export const visitRoutes = [
  route({
    method: 'POST',
    // A name or a number is a personal datum: it goes in the body, since addresses end up in logs.
    path: '/api/visits/search',
    summary: 'Finds open visits by reference code, telephone or name',
    roles: ['intake', 'consultant', 'coordinator'],
    request: searchRequest,
    answer: searchAnswer,
    handle: async (deps, { unit, body }) => ({
      status: 200,
      body: { visits: await findVisits(deps, unit.unitId, body.query) },
    }),
  }),
  route({
    method: 'GET',
    path: '/api/visits/{id}',
    summary: 'A visit with its checklist',
    roles: ['intake', ...seers],
    answer: visitView,
    handle: async (deps, { staff, unit, policy, now, path }) => {
      const visit = await deps.store.visit(path.id ?? '');
      if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
      return { status: 200, body: await visitViewOf(deps, visit, policy, now, staff.role !== 'intake') };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/visits/{id}/checklist',
    summary: 'Saves answers; null takes one back. A stale version is answered with both',
    roles: [...seers],
    request: checklistRequest,
    answer: checklistAnswer,
    handle: async (deps, { unit, policy, now, path, body }) => {
      const visit = await deps.store.visit(path.id ?? '');
      if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
      if (visit.conclusion !== undefined) return refusals.alreadyConcluded;
      const stored = await deps.store.checklist(visit.visitId);
      const version = stored?.version ?? 0;
      if (body.version !== version) return stale(stored, body);
      const definition =
        checklistDefinitions[stored?.definitionVersion ?? currentDefinition.definitionVersion] ?? currentDefinition;
      const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));
      const answers: Answers = { ...stored?.answers };
      for (const [id, answer] of Object.entries(body.answers)) {
        const question = questions.get(id);
        if (question === undefined) return malformed(`answers.${id}`, `Spørgsmålet ${id} findes ikke.`);
        if (answer === null) delete answers[id];
        else if (isAnswerTo(question, answer)) answers[id] = answer;
        else return malformed(`answers.${id}`, `Svaret på ${id} passer ikke til spørgsmålet.`);
      }
      const saved = await deps.store.save({
        entity: 'checklist',
        visitId: visit.visitId,
        unitId: unit.unitId,
        version,
        definitionVersion: definition.definitionVersion,
        answers,
        savedAt: now,
      });
      if (!saved.done) return stale(await deps.store.checklist(visit.visitId), body);
      const channel = await channelOf(deps, visit);
      const flags = raiseFlags({ answers, certainty: undefined, channel, legalBasis: policy.legalBasis });
      return { status: 200, body: { version: version + 1, answers, flags, indication: indicate(answers) } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/conclude',
    summary: 'Concludes with category and certainty; a doubt is stored only with its booked follow-up',
    roles: [...seers],
    request: concludeRequest,
    answer: concludeAnswer,
    handle: async (deps, { staff, unit, policy, now, path, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const visit = await deps.store.visit(path.id ?? '');
        if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
        const stored = await deps.store.checklist(visit.visitId);
        if (visit.conclusion === undefined && body.version !== (stored?.version ?? 0))
          return stale(stored, { version: body.version, answers: {} });
        const slot = body.followUp === undefined ? undefined : await deps.store.slot(unit.unitId, body.followUp.slotId);
        if (body.followUp !== undefined) {
          if (slot === undefined) return malformed('followUp.slotId', 'Den tid findes ikke.');
          if (slot.meetingId !== undefined || slot.startAt <= now)
            return { ...slotTaken, field: 'followUp.slotId' } as Reply<never>;
        }
        const draft = draftChange(unit.unitId, now, `conclude.${visit.visitId}.${visit.version}`);
        const concluded = concludeVisit(draft, {
          visit,
          answers: stored?.answers ?? {},
          category: body.category,
          certainty: body.certainty,
          channel: await channelOf(deps, visit),
          by: staff.staffId,
          policy,
          slot,
        });
        if ('refused' in concluded) return refusals[concluded.refused];
        await takeBackCallback(deps.store, draft, visit, concluded.visit);
        // The answers the conclusion rests on are locked in the same write.
        if (stored !== undefined) draft.put(stored);
        await freeFromWrapUp(deps, draft, { staff, unit }, visit.visitId);
        const committed = await deps.store.commit(draft.finish());
        if (committed.done) {
          const { conclusion } = concluded.visit;
          const { followUp } = concluded;
          return {
            status: 200,
            body: {
              visitId: visit.visitId,
              state: contactState(concluded.visit),
              category: body.category,
              certainty: body.certainty,
              flags: conclusion?.flags ?? [],
              ...(followUp !== undefined && {
                followUp: {
                  followUpId: followUp.followUpId,
                  meetingId: followUp.meetingId,
                  startAt: followUp.startAt,
                  dueAt: followUp.dueAt,
                },
              }),
            },
          };
        }
        if (committed.conflict.includes('slot')) return slotTaken;
      }
      return conflict;
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/end',
    summary: 'The citizen withdraws the application',
    roles: ['intake', ...seers],
    request: endVisitRequest,
    handle: async (deps, { unit, now, path }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const visit = await deps.store.visit(path.id ?? '');
        if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
        const draft = draftChange(unit.unitId, now, `withdraw.${visit.visitId}.${visit.version}`);
        const withdrawn = withdrawVisit(draft, visit, await oldBookingOf(deps, visit));
        if (withdrawn === undefined) return refusals.alreadyConcluded;
        await takeBackCallback(deps.store, draft, visit, withdrawn);
        if ((await deps.store.commit(draft.finish())).done) return { status: 204 };
      }
      return conflict;
    },
  }),
];

/** Who concludes the visit just talked about is done with it: the wrap-up ends by itself. */
const freeFromWrapUp = async (
  { store }: Parameters<(typeof visitRoutes)[number]['handle']>[0],
  draft: ReturnType<typeof draftChange>,
  { staff, unit }: Pick<Asked<unknown>, 'staff' | 'unit'>,
  visitId: string,
): Promise<void> => {
  const consultant = await store.consultant(unit.unitId, staff.staffId);
  if (consultant?.state !== 'wrapping' || consultant.callId === undefined) return;
  const call = await store.call(consultant.callId);
  if (call?.visit.visitId === visitId) moveConsultant(draft, consultant, 'available');
};
