import type { Luck } from '../luck.ts';
import type { Desk } from './desk.ts';

/** Somebody at a desk with a case open. */
export interface CaseWork {
  /** Names the acts. */
  name: string;
  user: string;
  callId: string;
  visitId: string;
  desk: Desk;
  luck: Luck;
  now(): number;
}

const categories = { jobparat: 55, aktivitetsparat: 35, uddannelsesparat: 8, nosuch: 2 };
const certainties = { sikker: 55, nogenlunde: 20, usikker: 25 };
const answers = ['ja', 'nej', 'vedIkke'];
const dayMs = 24 * 3600 * 1000;

interface Slot {
  slotId: string;
  startAt: string;
  free: boolean;
}

/** A time somebody picks from the page of the next days; nothing when none is shown. Now and then one that is taken. */
export async function pickSlot({
  name,
  user,
  desk,
  luck,
  now,
}: Omit<CaseWork, 'callId' | 'visitId'>): Promise<string | undefined> {
  const day = (ahead: number) => new Date(now() + ahead * dayMs).toISOString().slice(0, 10);
  const from = luck.below(3);
  const path = `/api/slots?from=${day(from)}&to=${day(from + luck.below(3))}`;
  const { body } = await desk(`${name} looks for a time`, { user, method: 'GET', path });
  const slots = ((body.slots ?? []) as Slot[]).filter(({ free }) => free || luck.chance(0.03));
  return slots.length === 0 ? undefined : luck.pick(slots.slice(0, 6)).slotId;
}

/** Saves an answer or two over the version that the page shows, which may be old by then. */
export async function saveAnswers({ name, user, visitId, desk, luck }: CaseWork): Promise<void> {
  const { body } = await desk(`${name} reads`, { user, method: 'GET', path: `/api/visits/${visitId}` });
  const version = luck.chance(0.95) ? body.version : 0;
  const saved = { C1: luck.pick(answers), ...(luck.chance(0.4) && { C2: luck.pick(answers) }) };
  await desk(`${name} saves`, {
    user,
    method: 'PUT',
    path: `/api/visits/${visitId}/checklist`,
    body: { version, answers: saved },
  });
}

/** Concludes with a category and how sure one is; a doubt mostly with its follow-up, sometimes without (which is refused). */
export async function conclude(work: CaseWork, when: string): Promise<void> {
  const { name, user, visitId, desk, luck } = work;
  const { body } = await desk(`${name} reads ${when}`, { user, method: 'GET', path: `/api/visits/${visitId}` });
  const certainty = luck.weighted(certainties);
  const demanded = certainty === 'usikker' ? luck.chance(0.9) : luck.chance(0.1);
  const slotId = demanded ? await pickSlot({ ...work, name: `${name} ${when}` }) : undefined;
  const request = {
    version: luck.chance(0.96) ? body.version : 0,
    category: luck.weighted(categories),
    certainty,
    ...(slotId !== undefined && { followUp: { slotId } }),
  };
  const path = `/api/visits/${visitId}/conclude`;
  const reply = await desk(`${name} concludes ${when}`, { user, method: 'POST', path, body: request });
  // Told that a follow-up is demanded: a time is looked for after all.
  if (reply.status !== 422) return;
  const found = await pickSlot({ ...work, name: `${name} ${when} again` });
  if (found === undefined) return;
  await desk(`${name} concludes ${when} again`, {
    user,
    method: 'POST',
    path,
    body: { ...request, followUp: { slotId: found } },
  });
}
