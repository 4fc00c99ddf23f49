import { plus } from '../../flows/calendar/local-time.ts';
import { contactState } from '../../flows/visit/contact.ts';
import { currentDefinition, definitionFor } from '../../flows/visit/definitions.ts';
import { indicate, raiseFlags } from '../../flows/visit/flags.ts';
import type { VisitView } from '../../schemas/staff-api.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';
import { callbackLineOf, citizenOf, followUpLineOf, meetingLineOf, showPhone } from './lines.ts';

/** How the talk of a visit is or was held: physical once its meeting was held. */
export const channelOf = async ({ store }: Deps, visit: Visit): Promise<Channel> => {
  if (visit.conclusion !== undefined) return visit.conclusion.channel;
  const meeting = visit.meeting === undefined ? undefined : await store.meeting(visit.meeting.meetingId);
  return meeting?.state === 'held' ? 'physical' : 'phone';
};

/** A visit as the desk shows it; intake sees the case but not what was answered. */
export const visitViewOf = async (
  deps: Deps,
  visit: Visit,
  policy: Policy,
  now: string,
  seesAnswers: boolean,
): Promise<VisitView> => {
  const { store, sealing } = deps;
  const checklist = await store.checklist(visit.visitId);
  const answers = seesAnswers ? (checklist?.answers ?? {}) : {};
  const channel = await channelOf(deps, visit);
  const applicant = visit.applicantId === undefined ? undefined : await store.applicant(visit.applicantId);
  const citizen = await citizenOf(deps, visit);
  const promise = await callbackLineOf(deps, visit);
  const meeting = visit.meeting === undefined ? undefined : await store.meeting(visit.meeting.meetingId);
  const followUp = visit.followUpId === undefined ? undefined : await store.followUp(visit.followUpId);
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
    ...(callerPhone !== undefined && { callerPhone: showPhone(callerPhone) }),
    definition: definitionFor(
      checklist?.definitionVersion ?? currentDefinition.definitionVersion,
      policy.horizonMonths,
    ),
    answers,
    flags: raiseFlags({ answers, certainty: visit.conclusion?.certainty, channel, legalBasis: policy.legalBasis }),
    indication: indicate(answers),
    categories: policy.categories,
    firstTalkBy: plus(visit.openedAt, policy.firstTalkWithin),
    ...(promise !== undefined && { promise }),
    ...(meeting !== undefined && { meeting: await meetingLineOf(deps, meeting) }),
    ...(followUp !== undefined &&
      followUp.closed === undefined && { followUp: await followUpLineOf(deps, followUp, now) }),
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
};
