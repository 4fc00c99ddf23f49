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
import { showNumber } from '../../schemas/phone-number.ts';
import type { Staff } from '../../schemas/staff.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { assessedView, checklistView, judgedOf } from './checklist-view.ts';
import { correctionsView } from './correction-rows.ts';
import type { Deps, StaffNames } from './deps.ts';
import { ownerNameOf } from './matter-rows.ts';
import { callbackRowOf, followUpRowOf, meetingRowOf, openPerson } from './rows.ts';
import { watchMarksView } from './watch-mark-rows.ts';

export interface Seen {
  unit: Unit;
  policy: Policy;
  now: string;
  /** Who asks. Intake sees the case but not what was answered. */
  staff: Staff;
}

/** The next step of the contact, else of its doubt, else of its note: what is shown on top of the case. */
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
  const { personId, knownBefore, protectedAddress, language, education } = person;
  const referenceCode =
    visit.referenceCode === undefined ? '' : await deps.sealing.open(visit.referenceCode, visit.unitId);
  const citizen = await openPerson(deps, person);
  const facts = { personId, knownBefore, protectedAddress, language, ...(education !== undefined && { education }) };
  return { citizen: { ...citizen, ...facts, referenceCode } };
}

/** What was arranged with the citizen, and what stands open beside the contact. */
async function arrangedView(deps: Deps, visit: Visit, seen: Seen) {
  const { visitId, meeting, followUpId, callNumber, unitId, conclusion } = visit;
  const [callback, booked, followUp, note, callerPhone] = await Promise.all([
    callbackRowOf(deps, visit),
    meeting === undefined ? undefined : deps.store.get('meeting', meeting.meetingId),
    followUpId === undefined ? undefined : deps.store.get('followUp', followUpId),
    conclusion === undefined ? undefined : deps.store.get('note', visitId),
    callNumber === undefined ? undefined : deps.sealing.open(callNumber, unitId),
  ]);
  const doubt = followUp?.closed === undefined ? followUp : undefined;
  return {
    ...stepOf([visit, followUp, note], seen, await deps.staffNames(unitId)),
    ...(callerPhone !== undefined && { callerPhone: showNumber(callerPhone) }),
    ...(callback !== undefined && { callback }),
    ...(booked !== undefined && { meeting: await meetingRowOf(deps, booked) }),
    ...(doubt !== undefined && { followUp: await followUpRowOf(deps, doubt, seen.now) }),
  };
}

/** What can be stored for the person today; answers of a case that is concluded are past and say nothing more. */
function offeredView(person: Person | undefined, answers: Answers, { policy, now }: Seen): Offered {
  const day = localDayOf(now);
  const facts = { bornOn: person?.bornOn, education: educationOf(person, answers) };
  return offeredCategories(facts, { set: categorySetOn(policy, day), day });
}

function concludedView({ conclusion }: Visit): Pick<VisitView, 'category' | 'conclusion'> {
  if (conclusion === undefined) return { category: notVisited };
  const { at, category, certainty, flags, channel, finalCategory } = conclusion;
  return {
    category: finalCategory ?? category,
    conclusion: { at, category, certainty, flags, channel, ...(finalCategory !== undefined && { finalCategory }) },
  };
}

/** A visit as the desk shows it. */
export async function visitViewOf(deps: Deps, visit: Visit, seen: Seen): Promise<VisitView> {
  const { unit, staff } = seen;
  const { store } = deps;
  const { visitId, personId, talkedAt, firstTalkAt, openedAt, procedures, conclusion } = visit;
  const [stored, person] = await Promise.all([
    store.get('checklist', visitId),
    personId === undefined ? undefined : store.get('person', personId),
  ]);
  const seesAnswers = staff.role !== 'intake';
  const checklist = seesAnswers ? stored : stored && { ...stored, answers: {} };
  const judged = await judgedOf(deps, { visit, person, checklist, seesEarlier: seesAnswers }, seen);
  const citizen = await citizenView(deps, visit, person);
  const names = { staffName: staff.name, firstName: citizen.citizen?.name.split(' ')[0] };
  return {
    visitId,
    ...(personId !== undefined && { personId }),
    ...(talkedAt !== undefined && { talkedAt }),
    ...(firstTalkAt !== undefined && { firstTalkAt }),
    version: stored?.version ?? 0,
    ...(stored?.saves !== undefined && { saves: stored.saves }),
    state: contactState(visit),
    openedAt,
    ...citizen,
    ...checklistView(judged, { visit, answers: checklist?.answers ?? {}, names }, seen),
    ...assessedView(judged.assessment),
    ...(procedures !== undefined && { procedures }),
    ...offeredView(person, conclusion === undefined ? judged.assessment.standing.answers : {}, seen),
    firstTalkBy: firstTalkDue(visit, policyOn(unit, localDayOf(openedAt))),
    ...(await watchMarksView(deps, person, staff)),
    ...(await correctionsView(deps, [visit], staff)),
    ...(await arrangedView(deps, visit, seen)),
    ...concludedView(visit),
  };
}
