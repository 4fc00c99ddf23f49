import type { Leg } from '../carrier/leg.ts';
import type { Stage } from './stage.ts';

/** What stands when two commands meet, as far as the situation has it. */
export interface Scene extends Prepared {
  stage: Stage;
  callId?: string | undefined;
  meetingId?: string | undefined;
  followUpId?: string | undefined;
  /** Another case, and two free times. */
  otherVisitId: string;
  slotIds: [string, string];
}

/** What a situation is made of. */
interface Prepared {
  visitId: string;
  /** The citizen's leg, and the softphone's that rings or talks. */
  citizen?: Leg | undefined;
  softphone?: Leg | undefined;
}

type Prepare = (stage: Stage) => Promise<Prepared>;

const consultant = 'konsulent1';
/** Times of the next days, which the base of every world has laid out free. */
const slotIds: [string, string] = ['20210107T080000Z-1', '20210108T110000Z-1'];

async function register(stage: Stage, choice: 'callback' | 'physical' | 'none', phone = '20111111'): Promise<string> {
  const reply = await stage.asks({
    user: 'borgerservice1',
    method: 'POST',
    path: '/api/applicants',
    body: { name: 'Person A', phone, choice },
  });
  return String(reply.body.visitId);
}

async function onDuty(stage: Stage, manner: 'answers' | 'waits'): Promise<void> {
  stage.manner(stage.softphone(consultant), manner);
  await stage.asks({ user: consultant, method: 'PUT', path: '/api/me/presence', body: { state: 'available' } });
}

function liveLeg(stage: Stage): Leg | undefined {
  return [...stage.softphone(consultant).legs][0];
}

async function inMenu(stage: Stage): Promise<Prepared> {
  const visitId = await register(stage, 'none');
  return { visitId, citizen: await stage.calls('call 1', stage.telephones.own) };
}

async function waiting(stage: Stage): Promise<Prepared> {
  const scene = await inMenu(stage);
  if (scene.citizen !== undefined) await stage.press(scene.citizen, '3');
  return scene;
}

async function ringing(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'waits');
  const scene = await waiting(stage);
  return { ...scene, softphone: liveLeg(stage) };
}

async function talking(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'answers');
  const scene = await waiting(stage);
  await stage.pass(5_000);
  return { ...scene, softphone: liveLeg(stage) };
}

async function lost(stage: Stage): Promise<Prepared> {
  const scene = await talking(stage);
  if (scene.softphone !== undefined) stage.world.carrier.hangUp(scene.softphone);
  await stage.pass(5_000);
  return scene;
}

async function callbackRinging(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'waits');
  const visitId = await register(stage, 'callback');
  await sweep(stage);
  return { visitId, softphone: liveLeg(stage) };
}

async function callbackDialling(stage: Stage): Promise<Prepared> {
  const scene = await callbackRinging(stage);
  if (scene.softphone !== undefined) stage.world.carrier.answer(scene.softphone);
  await stage.pass(2_000);
  return { ...scene, citizen: [...stage.telephones.own.legs][0] };
}

async function talkedOver(stage: Stage): Promise<Prepared> {
  const scene = await talking(stage);
  if (scene.citizen !== undefined) stage.world.carrier.hangUp(scene.citizen);
  await stage.pass(5_000);
  return { visitId: scene.visitId };
}

async function concludedInDoubt(stage: Stage): Promise<Prepared> {
  const { visitId } = await talkedOver(stage);
  const [slotId] = slotIds;
  const body = { version: 0, category: 'jobparat', certainty: 'usikker', followUp: { slotId } };
  await stage.asks({ user: consultant, method: 'POST', path: `/api/visits/${visitId}/conclude`, body });
  return { visitId };
}

async function sweep(stage: Stage): Promise<void> {
  stage.world.sweeps.until(stage.world.scheduler.now() + 60_000);
  await stage.pass(60_000);
  await stage.pass(3_000);
}

/** Where a case can stand, each made by the line itself. */
const preparations = {
  'registered without a choice': async (stage) => ({ visitId: await register(stage, 'none') }),
  'promised a call': async (stage) => ({ visitId: await register(stage, 'callback') }),
  booked: async (stage) => ({ visitId: await register(stage, 'physical') }),
  'in the menu': inMenu,
  'waiting in the queue': waiting,
  'a softphone rings': ringing,
  'in a talk': talking,
  'the consultant is lost': lost,
  'a call-back is queued': async (stage) => {
    const visitId = await register(stage, 'callback');
    await sweep(stage);
    return { visitId };
  },
  'a call-back rings at a desk': callbackRinging,
  'a call-back rings at the citizen': callbackDialling,
  'talked and not concluded': talkedOver,
  'concluded in doubt': concludedInDoubt,
} satisfies Record<string, Prepare>;

export type SituationName = keyof typeof preparations;
export const situationNames = Object.keys(preparations) as SituationName[];

/** Brings the stage into a situation and finds what stands there. */
export async function prepare(stage: Stage, name: SituationName): Promise<Scene> {
  const otherVisitId = await register(stage, 'none', '30222222');
  const prepared: Prepared = await preparations[name](stage);
  const { visitId } = prepared;
  const { mirror } = stage.invariants;
  const contact = mirror.one('contact', visitId);
  const call = mirror.all('call').find((one) => one.visitId === visitId && one.stage !== 'ended');
  return {
    ...prepared,
    stage,
    otherVisitId,
    slotIds,
    callId: contact?.callId ?? call?.id,
    meetingId: mirror.all('meeting').find((one) => one.visitId === visitId && one.booked)?.id,
    followUpId: mirror.all('followUp').find((one) => one.visitId === visitId && one.open)?.id,
  };
}
