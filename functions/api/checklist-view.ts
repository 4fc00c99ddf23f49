import { localDayOf } from '../../flows/calendar/local-time.ts';
import { categorySetOn } from '../../flows/visit/categories.ts';
import { shippedChecklists, versionOn } from '../../flows/visit/definitions.ts';
import { type Assessment, assess } from '../../flows/visit/flags.ts';
import { shownDefinition, shownScript, type Wording } from '../../flows/visit/shown-definition.ts';
import { type Earlier, earlierVisitOf, talkFactsOf } from '../../flows/visit/talk-facts.ts';
import type { Answers, Checklist, ChecklistDefinition } from '../../schemas/checklist.ts';
import type { Person } from '../../schemas/person.ts';
import { showNumber } from '../../schemas/phone-number.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { Channel, Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

/** How the talk of a visit is or was held: as it was noted, or physical once its meeting was held. */
async function channelOf({ store }: Deps, visit: Visit): Promise<Channel> {
  if (visit.conclusion !== undefined) return visit.conclusion.channel;
  if (visit.talkedForm !== undefined) return visit.talkedForm;
  const meeting = visit.meeting === undefined ? undefined : await store.get('meeting', visit.meeting.meetingId);
  return meeting?.state === 'held' ? 'physical' : 'phone';
}

/** The questions of a case: those it has begun with, else those of today. */
export async function definitionOf(
  { store }: Deps,
  { unitId, version }: { unitId: string; version: string | undefined },
  now: string,
): Promise<ChecklistDefinition> {
  const wanted = version ?? versionOn(await store.get('checklistVersions', unitId, unitId), localDayOf(now));
  const shipped = shippedChecklists.get(wanted);
  if (shipped !== undefined) return shipped;
  const published = await store.get('publishedChecklist', wanted, unitId);
  if (published !== undefined) return published.definition;
  if (version === undefined) throw new Error(`The checklist ${wanted} of ${unitId} is not there`);
  return definitionOf({ store } as Deps, { unitId, version: undefined }, now);
}

/** What the same person was judged and answered in the case before this one; nothing where that was not concluded. */
async function earlierOf({ store }: Deps, person: Person | undefined, visit: Visit): Promise<Earlier | undefined> {
  const visitId = earlierVisitOf(person, visit);
  if (visitId === undefined) return undefined;
  const [before, checklist] = await Promise.all([store.get('visit', visitId), store.get('checklist', visitId)]);
  if (before?.conclusion === undefined) return undefined;
  return { visit: before, answers: checklist?.answers ?? {} };
}

/** The person, where the case does not say all of them: who is new to the jobcentre has no case before this one. */
export async function personBehind({ store }: Deps, { personId, citizen }: Visit): Promise<Person | undefined> {
  return personId === undefined || citizen?.knownBefore === false ? undefined : store.get('person', personId);
}

interface Rules {
  unit: Unit;
  policy: Policy;
  now: string;
}

export interface Judged {
  definition: ChecklistDefinition;
  facts: TalkFacts;
  assessment: Assessment;
}

interface AskedCase {
  visit: Visit;
  person: Person | undefined;
  checklist: Checklist | undefined;
  /** May whoever asks know what was answered in the case before? */
  seesEarlier?: boolean;
}

/** What the answers of a case say, by everything that is known of the talk. */
export async function judgedOf(deps: Deps, asked: AskedCase, { unit, policy, now }: Rules): Promise<Judged> {
  const { visit, person, checklist, seesEarlier = true } = asked;
  const [definition, form, earlier] = await Promise.all([
    definitionOf(deps, { unitId: unit.unitId, version: checklist?.definitionVersion }, now),
    channelOf(deps, visit),
    seesEarlier ? earlierOf(deps, person, visit) : undefined,
  ]);
  const known = talkFactsOf({ visit, person, earlier, policy, today: localDayOf(now), form });
  const certainty = visit.conclusion?.certainty;
  const facts = { ...known, ...(certainty !== undefined && { certainty }) };
  return { definition, facts, assessment: assess(definition, checklist?.answers ?? {}, facts) };
}

/** The judgement as the desk reads it. */
export function assessedView({ standing, flags, indication, missing }: Assessment) {
  return { flags, indication, asked: standing.asked.map(({ id }) => id), notAsked: standing.notAsked, missing };
}

type ChecklistView = Pick<VisitView, 'definition' | 'script' | 'facts' | 'answers' | 'showIndication'>;

/** The checklist in the words of this talk; `answers`: as far as whoever asks may see them. */
export function checklistView(
  { definition, facts }: Judged,
  { visit, answers, names }: { visit: Visit; answers: Answers; names: Pick<Wording, 'staffName' | 'firstName'> },
  { unit, policy }: Rules,
): ChecklistView {
  const { voluntary, showIndication } = policy;
  const { horizonMonths } = categorySetOn(policy, facts.today);
  const about = { voluntary, horizonMonths, unitName: unit.name, unitNumber: showNumber(unit.number) };
  const wording = { form: facts.form, ...about, ...names };
  const script = shownScript(definition, visit.conversationType, wording);
  return {
    definition: shownDefinition(definition, wording),
    ...(script !== undefined && { script }),
    facts,
    answers,
    showIndication,
  };
}
