import type { Leg } from '../carrier/leg.ts';
import { answer, consultant, done, onDuty, register, sweep } from './prepare.ts';
import type { Prepare, Prepared } from './scene.ts';
import type { Stage } from './stage.ts';

function liveLeg(stage: Stage): Leg | undefined {
  return [...stage.softphone(consultant).legs][0];
}

async function inMenu(stage: Stage): Promise<Prepared> {
  const visitId = await register(stage, { choice: 'none' });
  return { visitId, citizen: await stage.calls('call 1', stage.telephones.own) };
}

async function pressed(stage: Stage, scene: Prepared, key: string): Promise<Prepared> {
  if (scene.citizen !== undefined) await stage.press(scene.citizen, key);
  return scene;
}

async function waiting(stage: Stage): Promise<Prepared> {
  return pressed(stage, await inMenu(stage), '3');
}

async function ringing(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'waits');
  const scene = await waiting(stage);
  return { ...scene, softphone: liveLeg(stage) };
}

/** Puts whoever waits through to the desk. */
async function putThrough(stage: Stage, scene: Prepared): Promise<Prepared> {
  await stage.pass(5_000);
  return { ...scene, softphone: liveLeg(stage) };
}

async function talking(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'answers');
  const scene = await putThrough(stage, await waiting(stage));
  return { ...scene, version: await answer(stage, scene.visitId) };
}

async function lost(stage: Stage): Promise<Prepared> {
  const scene = await talking(stage);
  if (scene.softphone !== undefined) stage.world.carrier.hangUp(scene.softphone);
  await stage.pass(5_000);
  return scene;
}

/** Nobody knows the caller, who has no code; the case is the call's own. */
async function unknownCaller(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'answers');
  const citizen = await stage.calls('call 1', stage.telephones.stranger);
  for (const code of ['111111#', '222222#', '333333#']) await stage.press(citizen, code);
  await stage.press(citizen, '3');
  const call = stage.invariants.mirror.callOfLeg(citizen.sid);
  if (call === undefined) throw new Error('The caller was never heard of');
  return putThrough(stage, { visitId: call.visitId, citizen });
}

async function callbackQueued(stage: Stage): Promise<Prepared> {
  const visitId = await register(stage, { choice: 'callback' });
  await sweep(stage);
  return { visitId };
}

/** The citizen is on hold while the telephone of an office rings. */
async function forwarding(stage: Stage): Promise<Prepared> {
  const scene = await talking(stage);
  const call = stage.invariants.mirror.all('call').find(({ visitId }) => visitId === scene.visitId);
  const path = `/api/calls/${call?.id}/forward`;
  await done(stage, { user: consultant, method: 'POST', path, body: { to: 'jobcenter' } });
  await stage.pass(2_000);
  return scene;
}

async function callbackRinging(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'waits');
  const visitId = await register(stage, { choice: 'callback' });
  await sweep(stage);
  return { visitId, softphone: liveLeg(stage) };
}

async function callbackDialling(stage: Stage): Promise<Prepared> {
  const scene = await callbackRinging(stage);
  if (scene.softphone !== undefined) stage.world.carrier.answer(scene.softphone);
  await stage.pass(2_000);
  return { ...scene, citizen: [...stage.telephones.own.legs][0] };
}

async function calledBack(stage: Stage): Promise<Prepared> {
  const scene = await callbackDialling(stage);
  if (scene.citizen !== undefined) stage.world.carrier.answer(scene.citizen);
  await stage.pass(5_000);
  return { ...scene, version: await answer(stage, scene.visitId) };
}

/** Nothing rings, and a consultant has the case on the screen. */
async function free(stage: Stage): Promise<Prepared> {
  await onDuty(stage, 'waits');
  return { visitId: await register(stage, { choice: 'none' }) };
}

/** A consultant has called out, and their own softphone rings. */
async function calledOut(stage: Stage): Promise<Prepared> {
  const { visitId } = await free(stage);
  const path = `/api/visits/${visitId}/call`;
  await done(stage, { user: consultant, method: 'POST', path, body: { type: 'visitation' } });
  await stage.pass(5_000);
  return { visitId, softphone: liveLeg(stage) };
}

async function calledOutDialling(stage: Stage): Promise<Prepared> {
  const scene = await calledOut(stage);
  if (scene.softphone !== undefined) stage.world.carrier.answer(scene.softphone);
  await stage.pass(2_000);
  return { ...scene, citizen: [...stage.telephones.own.legs][0] };
}

export async function talkedOver(stage: Stage): Promise<Prepared> {
  const { visitId, version, citizen } = await talking(stage);
  if (citizen !== undefined) stage.world.carrier.hangUp(citizen);
  await stage.pass(5_000);
  return { visitId, version };
}

/** Where a case can stand while somebody is on the line, or is to be rung. */
export const telephoneSituations = {
  'in the menu': inMenu,
  'choosing a time': async (stage) => pressed(stage, await inMenu(stage), '2'),
  'waiting in the queue': waiting,
  'a softphone rings': ringing,
  'in a talk': talking,
  'an office rings': forwarding,
  'the consultant is lost': lost,
  'unknown caller': unknownCaller,
  'a call-back is queued': callbackQueued,
  'a call-back rings at a desk': callbackRinging,
  'a call-back rings at the citizen': callbackDialling,
  'called back': calledBack,
  'a consultant is free': free,
  'called out, and the softphone rings': calledOut,
  'called out, and the citizen is rung': calledOutDialling,
  'talked and not concluded': talkedOver,
} satisfies Record<string, Prepare>;
