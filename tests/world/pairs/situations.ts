import { caseSituations } from './case-situations.ts';
import { register, slotIds } from './prepare.ts';
import type { Prepare, Prepared, Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { telephoneSituations } from './telephone-situations.ts';

/** Where a case can stand, each made by the line itself. */
const preparations = { ...caseSituations, ...telephoneSituations } satisfies Record<string, Prepare>;

export type SituationName = keyof typeof preparations;
export const situationNames = Object.keys(preparations) as SituationName[];

/** Brings the stage into a situation and finds what stands there. */
export async function prepare(stage: Stage, name: SituationName): Promise<Scene> {
  const otherVisitId = await register(stage, { choice: 'none', phone: '30222222' });
  const prepared: Prepared = await preparations[name](stage);
  return { ...prepared, ...foundIn(stage, prepared.visitId), stage, otherVisitId, slotIds };
}

/** What the lists show of a case. */
function foundIn({ invariants: { mirror } }: Stage, visitId: string): Partial<Scene> {
  const ofVisit = <Row extends { visitId: string }>(row: Row) => row.visitId === visitId;
  const contact = mirror.one('contact', visitId);
  return {
    personId: contact?.person,
    callId: contact?.callId ?? mirror.all('call').find((call) => ofVisit(call) && call.stage !== 'ended')?.id,
    meetingId: mirror.all('meeting').find((one) => ofVisit(one) && one.booked)?.id,
    followUpId: mirror.all('followUp').find((one) => ofVisit(one) && one.open)?.id,
    messageId: mirror.all('message').find((one) => ofVisit(one) && one.open)?.id,
    taskId: mirror.all('task').find((one) => ofVisit(one) && one.open)?.id,
    watchMarkId: mirror.all('watchMark')[0]?.id,
    correctionId: mirror.all('correction')[0]?.id,
    birthdayId: mirror.all('birthday').find(({ open }) => open)?.id,
    noteVersion: mirror.one('note', visitId)?.version,
  };
}
