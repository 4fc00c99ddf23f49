import type { Call } from '../../schemas/call.ts';
import type { Checklist, ChecklistDefinition } from '../../schemas/checklist.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { Channel } from '../../schemas/unit.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { definitionOf, definitionOfToday } from './checklist.ts';
import { earlierOf } from './earlier.ts';
import { type Assessment, assess } from './flags.ts';
import { personBehind } from './person-facts.ts';
import { rulesOfTalk } from './talk-day.ts';
import { talkFactsOf } from './talk-facts.ts';

export interface Judged {
  definition: ChecklistDefinition;
  facts: TalkFacts;
  form: Channel;
  assessment: Assessment;
}

interface Judging {
  /** Nothing before anything was answered. */
  checklist: Checklist | undefined;
  certainty?: Certainty | undefined;
  /** May whoever asks know what was answered in the case before? */
  seesEarlier?: boolean;
  /** The talk that goes on, where it is at hand. */
  call?: Call | undefined;
}

/** What the answers of a case say, by everything that is known of the talk: the same for who reads, who saves and who concludes. */
export function judge(work: Work, visit: Visit, { checklist, certainty, seesEarlier = true, call }: Judging): Judged {
  const person = personBehind(work, visit);
  const form = formOf(work, visit);
  const known = talkFactsOf({
    visit,
    person,
    earlier: seesEarlier ? earlierOf(work, person, visit) : undefined,
    policy: work.policy,
    rules: rulesOfTalk(work, visit, call),
    today: localDayOf(work.now),
    form,
  });
  const facts = { ...known, ...(certainty !== undefined && { certainty }) };
  const definition =
    checklist === undefined ? definitionOfToday(work) : definitionOf(work, checklist.definitionVersion);
  return { definition, facts, form, assessment: assess(definition, checklist?.answers ?? {}, facts) };
}

/** What a judgement always needs, in one request. */
export function preloadJudgement(work: Work, { visitId, personId, meeting, conclusion, talkedForm }: Visit): void {
  const isFormOpen = conclusion === undefined && talkedForm === undefined;
  work.preload(
    { entity: 'checklist', id: visitId },
    ...(personId === undefined ? [] : [{ entity: 'person', id: personId } as const]),
    ...(isFormOpen && meeting !== undefined ? [{ entity: 'meeting', id: meeting.meetingId } as const] : []),
  );
}

/** How the talk of a visit is or was held: as it was noted, or physical once its meeting was held. */
function formOf(work: Work, { conclusion, talkedForm, meeting }: Visit): Channel {
  const noted = conclusion?.channel ?? talkedForm;
  if (noted !== undefined) return noted;
  const booked = meeting === undefined ? undefined : work.item('meeting', meeting.meetingId);
  return booked?.state === 'held' ? 'physical' : 'phone';
}
