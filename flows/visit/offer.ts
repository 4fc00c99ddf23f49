import type { Stage } from '../../schemas/event/facts.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { NotOfferedReason } from '../../schemas/not-offered.ts';
import type { AskedBy, Choice, Offer, Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';

/** The choice is put to the citizen: said once a contact, by whom and through what. */
export function offerChoice(
  work: Work,
  visit: Visit,
  { through, callId }: { through: Offer['through']; callId?: CallId },
): Visit {
  if (visit.offer !== undefined) return visit;
  const channels = work.policy.channelsOffered;
  // At the line it is the line that asks, whoever's call it is.
  const by = through === 'line' || work.by === 'citizen' ? 'system' : work.by;
  const after: Visit = { ...visit, offer: { at: work.now, by, through, channels } };
  work.put(after);
  work.record({ type: 'choiceOffered', offered: true, through, channels }, about(visit, callId));
  return after;
}

/** At the desk the telephone is not offered: said once a contact, and not where the choice was put already. */
export function withholdChoice(work: Work, visit: Visit, why: NotOfferedReason): Visit {
  const { by } = work;
  if (visit.offer !== undefined || visit.notOffered !== undefined || by === 'system' || by === 'citizen') return visit;
  const after: Visit = { ...visit, notOffered: { at: work.now, by, why } };
  const channels = work.policy.channelsOffered.filter((channel) => channel !== 'phone');
  work.put(after);
  work.record(
    { type: 'choiceOffered', offered: false, through: 'desk', notOfferedWhy: why, channels },
    about(visit, undefined),
  );
  return after;
}

interface Chosen {
  choice: Choice;
  stage: Stage;
  callId?: CallId;
  /** Whose wish it was, where somebody has said so. */
  askedBy?: AskedBy | undefined;
}

/** The citizen has chosen, or somebody has in their place; what was chosen before is said, so that a change of mind can be counted. */
export function recordChoice(work: Work, visit: Visit, { choice, stage, callId, askedBy }: Chosen): Visit {
  const was = visit.choice;
  const whose = askedBy === undefined ? {} : { askedBy };
  const after: Visit = { ...omit(visit, 'askedBy'), choice, ...whose };
  work.put(after);
  work.record({ type: 'choiceMade', choice, ...(was !== undefined && { was }), stage, ...whose }, about(visit, callId));
  return after;
}

/** How far the way to a conclusion has come. */
export function stageOf(work: Work, { activeCallId, conclusion, talkedAt }: Visit): Stage {
  if (conclusion !== undefined) return 'afterConclusion';
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  if (call?.state.at === 'connected') return 'duringTalk';
  return talkedAt === undefined ? 'beforeTalk' : 'afterTalk';
}

function about({ visitId }: Visit, callId: CallId | undefined): { visitId: Visit['visitId']; callId?: CallId } {
  return { visitId, ...(callId !== undefined && { callId }) };
}
