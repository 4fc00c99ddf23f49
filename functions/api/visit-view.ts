import { contactState } from '../../flows/visit/contact.ts';
import { currentDefinition, definitionFor } from '../../flows/visit/definitions.ts';
import { firstTalkDue } from '../../flows/visit/first-talk.ts';
import { indicate, raiseFlags } from '../../flows/visit/flags.ts';
import { showNumber } from '../../schemas/phone-number.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';
import { callbackRowOf, citizenOf, followUpRowOf, meetingRowOf } from './rows.ts';

/** How the talk of a visit is or was held: physical once its meeting was held. */
export async function channelOf({ store }: Deps, visit: Visit): Promise<Channel> {
  if (visit.conclusion !== undefined) return visit.conclusion.channel;
  const meeting = visit.meeting === undefined ? undefined : await store.get('meeting', visit.meeting.meetingId);
  return meeting?.state === 'held' ? 'physical' : 'phone';
}

/** A visit as the desk shows it; intake sees the case but not what was answered. */
export async function visitViewOf(
  deps: Deps,
  visit: Visit,
  policy: Policy,
  now: string,
  seesAnswers: boolean,
): Promise<VisitView> {
  const { store, sealing } = deps;
  const checklist = await store.get('checklist', visit.visitId);
  const answers = seesAnswers ? (checklist?.answers ?? {}) : {};
  const channel = await channelOf(deps, visit);
  const applicant = visit.applicantId === undefined ? undefined : await store.get('applicant', visit.applicantId);
  const citizen = await citizenOf(deps, visit);
  const callback = await callbackRowOf(deps, visit);
  const meeting = visit.meeting === undefined ? undefined : await store.get('meeting', visit.meeting.meetingId);
  const followUp = visit.followUpId === undefined ? undefined : await store.get('followUp', visit.followUpId);
  const callerPhone = visit.callNumber === undefined ? undefined : await sealing.open(visit.callNumber, visit.unitId);
  return {
    visitId: visit.visitId,
    version: checklist?.version ?? 0,
    state: contactState(visit),
    openedAt: visit.openedAt,
    ...(applicant !== undefined &&
      citizen !== undefined && {
        citizen: {
          ...citizen,
          applicantId: applicant.applicantId,
          referenceCode: await sealing.open(applicant.referenceCode, visit.unitId),
          knownBefore: applicant.knownBefore,
          protectedAddress: applicant.protectedAddress,
          language: applicant.language,
        },
      }),
    ...(callerPhone !== undefined && { callerPhone: showNumber(callerPhone) }),
    definition: definitionFor(
      checklist?.definitionVersion ?? currentDefinition.definitionVersion,
      policy.horizonMonths,
    ),
    answers,
    flags: raiseFlags({ answers, certainty: visit.conclusion?.certainty, channel, legalBasis: policy.legalBasis }),
    indication: indicate(answers),
    categories: policy.categories,
    firstTalkBy: firstTalkDue(visit, policy),
    ...(callback !== undefined && { callback }),
    ...(meeting !== undefined && { meeting: await meetingRowOf(deps, meeting) }),
    ...(followUp !== undefined &&
      followUp.closed === undefined && { followUp: await followUpRowOf(deps, followUp, now) }),
    ...(visit.conclusion !== undefined && {
      conclusion: {
        at: visit.conclusion.at,
        category: visit.conclusion.category,
        certainty: visit.conclusion.certainty,
        flags: visit.conclusion.flags,
        channel: visit.conclusion.channel,
        ...(visit.conclusion.finalCategory !== undefined && { finalCategory: visit.conclusion.finalCategory }),
      },
    }),
  };
}
