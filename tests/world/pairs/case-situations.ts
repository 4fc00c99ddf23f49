import {
  afterTimeToday,
  answer,
  conclude,
  consultant,
  done,
  passUntil,
  register,
  slotIds,
  timeToday,
} from './prepare.ts';
import type { Prepare, Prepared } from './scene.ts';
import type { Stage } from './stage.ts';
import { talkedOver } from './telephone-situations.ts';

/** Somebody who comes to the age border within weeks, and of whom everything is known that a category needs. */
const young = { choice: 'none', cpr: '6502911234', education: true } as const;
const danger = { A2: 'ja', H1: 'ja', H2: 'ja' };
const inNeed = { F2: 'nej' };

async function concludedInDoubt(stage: Stage, slotId: string): Promise<Prepared> {
  const { visitId, version } = await talkedOver(stage);
  await conclude(stage, { visitId, version, certainty: 'usikker', followUp: { slotId } });
  return { visitId, version };
}

/** Talked with at the desk itself and concluded: there are a note, a need, a mark, a correction and a birthday to look after. */
async function noteWritten(stage: Stage): Promise<Prepared> {
  const visitId = await register(stage, young);
  const version = await answer(stage, visitId, { more: inNeed });
  const at = new Date(stage.world.scheduler.now()).toISOString();
  const posted = (path: string, body: object) => done(stage, { user: consultant, method: 'POST', path, body });
  await posted(`/api/visits/${visitId}/talk`, { form: 'physical', at });
  await conclude(stage, { visitId, version, category: 'aktivitetsparat', certainty: 'sikker' });
  const person = stage.invariants.mirror.one('contact', visitId)?.person;
  await posted(`/api/persons/${person}/watch-marks`, { reviewOn: '2021-01-06', text: 'Hold øje.' });
  await posted(`/api/persons/${person}/corrections`, { name: 'Person Å', reason: 'Tastefejl.' });
  return { visitId, version };
}

async function noteLocked(stage: Stage): Promise<Prepared> {
  const { visitId, version } = await noteWritten(stage);
  const read = stage.invariants.mirror.one('note', visitId)?.version;
  const path = `/api/visits/${visitId}/note/lock`;
  await done(stage, { user: consultant, method: 'POST', path, body: { version: read } });
  return { visitId, version };
}

/** Where a case can stand while nobody is on the line. */
export const caseSituations = {
  'registered without a choice': async (stage) => ({ visitId: await register(stage, { choice: 'none' }) }),
  'promised a call': async (stage) => ({ visitId: await register(stage, { choice: 'callback' }) }),
  booked: async (stage) => ({ visitId: await register(stage, { choice: 'physical', slotId: timeToday }) }),
  'meeting begun': async (stage) => {
    const visitId = await register(stage, { choice: 'physical', slotId: timeToday });
    const version = await answer(stage, visitId);
    await passUntil(stage, afterTimeToday);
    return { visitId, version };
  },
  'message failed': async (stage) => {
    const visitId = await register(stage, { choice: 'physical', slotId: timeToday, phone: '86101010' });
    await stage.pass(5_000);
    return { visitId };
  },
  'danger told': async (stage) => {
    const { visitId, version } = await talkedOver(stage);
    return {
      visitId,
      version: await answer(stage, visitId, { more: danger, ...(version !== undefined && { version }) }),
    };
  },
  'concluded in doubt': (stage) => concludedInDoubt(stage, slotIds[0]),
  'doubt met': async (stage) => {
    const scene = await concludedInDoubt(stage, timeToday);
    await passUntil(stage, afterTimeToday);
    return scene;
  },
  'note written': noteWritten,
  'note locked': noteLocked,
} satisfies Record<string, Prepare>;
