import type { StaffRequest } from '../front.ts';
import { clerk, coordinator } from '../people/cast.ts';
import type { Stage } from './stage.ts';

/* What situations are made of. Whatever the line refuses here ends the preparation: a situation stands as it is called, or not at all. */

export const consultant = 'konsulent1';
/** Times of the next days, which the base of every world has laid out free: in time for a doubt of the first day, and later than that. */
export const slotIds: [string, string] = ['20210106T080000Z-1', '20210108T113000Z-1'];
/** The first time that can be booked on the day itself. */
export const timeToday = '20210105T123000Z-1';
/** When somebody sits down who comes at that time. */
export const afterTimeToday = Date.parse('2021-01-05T12:31:00.000Z');

/** Everything that a conclusion demands. */
const demanded = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** A desk that is heard of so often is not signed off. */
const beatMs = 30_000;
const minuteMs = 60_000;

/** Asks a staff route; @throws when it is refused */
export async function done(stage: Stage, request: Omit<StaffRequest, 'name'>): Promise<Record<string, unknown>> {
  const { status, body } = await stage.asks(request);
  if (status < 300) return body;
  throw new Error(`${request.method} ${request.path} is answered ${status} ${String(body.error)}`);
}

export interface Applicant {
  choice: 'callback' | 'physical' | 'none';
  phone?: string;
  cpr?: string;
  education?: boolean;
  slotId?: string;
}

export async function register(stage: Stage, applicant: Applicant): Promise<string> {
  const body = { name: 'Person A', phone: '20111111', ...applicant };
  const { visitId } = await done(stage, { user: clerk, method: 'POST', path: '/api/applicants', body });
  return String(visitId);
}

/** Saves the answers that a conclusion demands, and more; gives the version that then stands. */
export async function answer(stage: Stage, visitId: string, { more = {}, version = 0 } = {}): Promise<number> {
  const body = { version, answers: { ...demanded, ...more } };
  const path = `/api/visits/${visitId}/checklist`;
  const saved = await done(stage, { user: coordinator, method: 'PUT', path, body });
  return Number(saved.version);
}

export async function conclude(
  stage: Stage,
  { visitId, ...body }: { visitId: string } & Record<string, unknown>,
): Promise<void> {
  const path = `/api/visits/${visitId}/conclude`;
  await done(stage, { user: consultant, method: 'POST', path, body: { category: 'jobparat', ...body } });
}

export async function onDuty(stage: Stage, manner: 'answers' | 'waits'): Promise<void> {
  stage.manner(stage.softphone(consultant), manner);
  await done(stage, { user: consultant, method: 'PUT', path: '/api/me/presence', body: { state: 'available' } });
}

async function beat(stage: Stage): Promise<void> {
  await done(stage, { user: consultant, method: 'POST', path: '/api/me/heartbeat' });
}

/** The minute's sweep comes, at a desk that lives. */
export async function sweep(stage: Stage): Promise<void> {
  const { scheduler, sweeps } = stage.world;
  const next = (Math.floor(scheduler.now() / minuteMs) + 1) * minuteMs;
  sweeps.until(next);
  while (scheduler.now() + beatMs < next) {
    await stage.pass(beatMs);
    await beat(stage);
  }
  await stage.pass(next - scheduler.now() + 3_000);
}

/** Hours go by in which nobody is on duty. */
export async function passUntil(stage: Stage, moment: number): Promise<void> {
  stage.world.sweeps.until(moment, true);
  await stage.pass(moment - stage.world.scheduler.now());
}
