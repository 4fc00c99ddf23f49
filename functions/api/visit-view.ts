import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isLate, type Matter, nextStep } from '../../flows/case/next-step.ts';
import { categorySetOn, type Offered, offeredCategories } from '../../flows/visit/categories.ts';
import { contactState } from '../../flows/visit/contact.ts';
import { firstTalkDue } from '../../flows/visit/first-talk.ts';
import { educationOf } from '../../flows/visit/group.ts';
import { notVisited } from '../../schemas/category.ts';
import type { Answers } from '../../schemas/checklist.ts';
import type { Person } from '../../schemas/person.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import { talkedIn } from './call-out-view.ts';
import { assessedView, checklistView, judgedOf } from './checklist-view.ts';
import { contactOf, headsOf, openPerson } from './citizens.ts';
import { correctionsView } from './correction-rows.ts';
import type { Deps, StaffNames } from './deps.ts';
import { ownerNameOf } from './matter-rows.ts';
import { messagesView } from './message-rows.ts';
import { callbackRowOf, followUpRowOf, meetingRowOf } from './rows.ts';
import { type Seen, seesAnswers } from './seen.ts';
import { tasksOf, tasksView } from './task-rows.ts';
import { watchMarksView } from './watch-mark-rows.ts';

/** The next step of the contact, else of its doubt, its note, its tasks: what is shown on top of the case. */
function stepOf(
  matters: readonly (Matter | undefined)[],
  { unit, now }: Seen,
  names: StaffNames,
): Pick<VisitView, 'step'> {
  for (const matter of matters) {
    const step = matter === undefined ? undefined : nextStep(matter, now, unit);
    if (step === undefined) continue;
    const { what, owner, dueAt, lateAt } = step;
    return { step: { what, owner, dueAt, lateAt, late: isLate(step, now), ...ownerNameOf(names, step) } };
  }
  return {};
}

/** Who the case is about, with the code that was handed out. */
async function citizenView(deps: Deps, visit: Visit, person: Person | undefined): Promise<Pick<VisitView, 'citizen'>> {
  if (person === undefined) return {};
  const { personId, knownBefore, protectedAddress, language, needs, education } = person;
  const referenceCode =
    visit.referenceCode === undefined ? '' : await deps.sealing.open(visit.referenceCode, visit.unitId);
  const citizen = await openPerson(deps, person);
  const told = { ...(needs !== undefined && { needs }), ...(education !== undefined && { education }) };
  const facts = { personId, knownBefore, protectedAddress, language, ...told };
  return { citizen: { ...citizen, ...facts, referenceCode } };
}

function notOfferedView({ offer, notOffered }: Visit): Pick<VisitView, 'notOffered'> {
  return offer === undefined && notOffered !== undefined ? { notOffered: notOffered.why } : {};
}

/** What was arranged with the citizen, and what stands open beside the contact. */
async function arrangedView(deps: Deps, visit: Visit, seen: Seen) {
  const { visitId, meeting, followUpId, callNumber, unitId, conclusion } = visit;
  const [[head = { visitId }], booked, followUp, note, tasks, callerPhone] = await Promise.all([
    headsOf(deps, [visit]),
    meeting === undefined ? undefined : deps.store.get('meeting', meeting.meetingId),
    followUpId === undefined ? undefined : deps.store.get('followUp', followUpId),
    conclusion === undefined ? undefined : deps.store.get('note', visitId),
    tasksOf(deps, visit),
    callNumber === undefined ? undefined : deps.sealing.open(callNumber, unitId),
  ]);
  const names = await deps.staffNames(unitId);
  const callback = callbackRowOf(visit, head, names);
  const messages = await messagesView(deps, visit, { staff: seen.staff, names });
  const doubt = followUp?.closed === undefined ? followUp : undefined;
  return {
    ...stepOf([visit, followUp, note, ...tasks], seen, names),
    ...tasksView(tasks, { names, now: seen.now }),
    ...messages,
    ...(callerPhone !== undefined && { callerPhone: showNumber(callerPhone) }),
    ...(callback !== undefined && { callback }),
    ...(booked !== undefined && { meeting: meetingRowOf(booked, { visit, head }) }),
    ...(doubt !== undefined && { followUp: followUpRowOf(doubt, { visit, head }, seen) }),
  };
}

/** What can be stored for the person today; answers of a case that is concluded are past and say nothing more. */
function offeredView(person: Person | undefined, answers: Answers, { policy, now }: Seen): Offered {
  const day = localDayOf(now);
  const facts = { bornOn: person?.bornOn, education: educationOf(person, answers) };
  return offeredCategories(facts, { set: categorySetOn(policy, day), day });
}

function concludedView({ conclusion }: Visit, seen: Seen): Pick<VisitView, 'category' | 'conclusion'> {
  if (conclusion === undefined) return { category: notVisited };
  const { at, category, certainty, flags, channel, finalCategory } = conclusion;
  return {
    category: finalCategory ?? category,
    conclusion: {
      at,
      category,
      certainty,
      ...(seesAnswers(seen) && { flags }),
      channel,
      ...(finalCategory !== undefined && { finalCategory }),
    },
  };
}

/** A visit as the desk shows it. */
export async function visitViewOf(deps: Deps, visit: Visit, seen: Seen): Promise<VisitView> {
  const { unit, staff } = seen;
  const { visitId, personId, talkedAt, firstTalkAt, openedAt, procedures, conclusion } = visit;
  const sees = seesAnswers(seen);
  const judged = await judgedOf(deps, { visit, sees }, seen);
  const { person, checklist } = judged;
  const citizen = await citizenView(deps, visit, person);
  const talked = await talkedIn(deps, visit, sees);
  const names = { staffName: staff.name, firstName: citizen.citizen?.name.split(' ')[0] };
  return {
    visitId,
    ...(personId !== undefined && { personId }),
    ...(talkedAt !== undefined && { talkedAt }),
    ...(firstTalkAt !== undefined && { firstTalkAt }),
    version: checklist?.version ?? 0,
    ...(checklist?.saves !== undefined && { saves: checklist.saves }),
    ...(checklist?.notes !== undefined && { notes: checklist.notes }),
    state: contactState(visit),
    openedAt,
    ...notOfferedView(visit),
    ...(visit.guests !== undefined && { guests: visit.guests }),
    ...contactOf(visit),
    ...citizen,
    ...checklistView(judged, { ...talked, answers: checklist?.answers ?? {}, names }, seen),
    ...assessedView(judged.assessment),
    ...(sees && procedures !== undefined && { procedures }),
    ...offeredView(person, conclusion === undefined ? judged.assessment.standing.answers : {}, seen),
    firstTalkBy: firstTalkDue(visit, policyOn(unit, localDayOf(openedAt))),
    ...(await watchMarksView(deps, person, staff)),
    ...(await correctionsView(deps, [visit], staff)),
    ...(await arrangedView(deps, visit, seen)),
    ...concludedView(visit, seen),
  };
}
