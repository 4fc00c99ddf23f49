import type { CaseFile } from '../../flows/case/need.ts';
import { categorySetOn } from '../../flows/visit/categories.ts';
import { conversationTypeOf } from '../../flows/visit/conversation-types.ts';
import type { Assessment } from '../../flows/visit/flags.ts';
import { type Judged, judge, preloadJudgement } from '../../flows/visit/judge.ts';
import { personBehind } from '../../flows/visit/person-facts.ts';
import { shownDefinition, shownScript, type Wording } from '../../flows/visit/shown-definition.ts';
import type { Answers, Checklist } from '../../schemas/checklist.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { fileOf, look } from '../case/look.ts';
import type { TalkedIn } from './call-out-view.ts';
import type { Deps } from './deps.ts';

interface Rules {
  unit: Unit;
  policy: Policy;
  now: string;
}

interface AskedCase {
  visit: Visit;
  /** What has been read of the case already. */
  file?: CaseFile;
  /** May whoever asks know what was answered, in this case and in the one before? */
  sees?: boolean;
}

/** A checklist of which neither answers nor notes are known. */
function withoutWords({ notes: _unseen, ...checklist }: Checklist): Checklist {
  return { ...checklist, answers: {} };
}

/** What the answers of a case say, as far as whoever asks may see them, with the person and the answers that were read for it. */
export function judgedOf(
  deps: Deps,
  { visit, file = fileOf(visit), sees = true }: AskedCase,
  { now }: { now: string },
) {
  return look(deps, { file, unitId: visit.unitId, now }, (work) => {
    preloadJudgement(work, visit);
    const stored = work.item('checklist', visit.visitId);
    const checklist = sees ? stored : stored && withoutWords(stored);
    const certainty = visit.conclusion?.certainty;
    const judged = judge(work, visit, { checklist, certainty, seesEarlier: sees });
    return { ...judged, person: personBehind(work, visit), checklist };
  });
}

/** The judgement as the desk reads it. */
export function assessedView({ standing, flags, indication, missing }: Assessment) {
  return { flags, indication, asked: standing.asked.map(({ id }) => id), notAsked: standing.notAsked, missing };
}

type ChecklistView = Pick<
  VisitView,
  'definition' | 'conversationType' | 'barredTypes' | 'script' | 'facts' | 'answers' | 'showIndication'
>;

/** The checklist in the words of this talk; `answers`: as far as whoever asks may see them. */
export function checklistView(
  { definition, facts }: Pick<Judged, 'definition' | 'facts'>,
  { visit, purpose, answers, names }: TalkedIn & { answers: Answers; names: Pick<Wording, 'staffName' | 'firstName'> },
  { unit, policy }: Rules,
): ChecklistView {
  const { conversationType = 'visitation' } = visit;
  const { showIndication } = policy;
  // Who may say no to a talk at once may do so under all rules.
  const voluntary = policy.voluntary || !conversationTypeOf(conversationType).demandsOutcome;
  const { horizonMonths } = categorySetOn(policy, facts.today);
  const about = { voluntary, horizonMonths, unitName: unit.name, unitNumber: showNumber(unit.number) };
  const wording = { form: facts.form, ...about, ...names };
  const script = shownScript(definition, conversationType, wording);
  return {
    definition: shownDefinition(definition, wording),
    conversationType,
    barredTypes: facts.form === 'phone' ? policy.notByTelephone : [],
    ...(script !== undefined && { script: purpose === undefined ? script : { ...script, purpose } }),
    facts,
    answers,
    showIndication,
  };
}
