import type { StaffReply } from '../front.ts';
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
  /** Nearly everybody is doubted. */
  isAboutDoubt?: boolean;
  now(): number;
  /** Third parties on the screen. */
  guests?: { leg: number }[];
}

const categories = { jobparat: 55, aktivitetsparat: 35, uddannelsesparat: 8, nosuch: 2 };
const doubtful = { sikker: 5, nogenlunde: 5, usikker: 90 };
const certainties = { sikker: 55, nogenlunde: 20, usikker: 25 };
const answers = ['ja', 'nej', 'vedIkke'];
const dayMs = 24 * 3600 * 1000;

interface Slot {
  slotId: string;
  startAt: string;
  free: boolean;
}

/** No time that anybody ever laid out. */
const nightTime = '20210109T030000Z-1';

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
  if (luck.chance(0.02)) return nightTime;
  return slots.length === 0 ? undefined : luck.pick(slots.slice(0, 6)).slotId;
}

/** Everything that a conclusion demands. */
const demanded = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};
/** How the talk begins, rarely: in danger, not free to speak, or at a bad time. */
const answersFirst = [
  { below: 0.05, answers: { A2: 'ja', H1: 'ja', H2: 'ja' } },
  { below: 0.12, answers: { A2: 'kanIkkeTaleFrit' } },
  { below: 0.16, answers: { A2: 'passerIkkeNu' } },
];
const lateReasons = ['citizenWish', 'noFreeTime', 'interpreter', 'illness', 'other'];

async function save(
  { name, user, visitId, desk, luck }: CaseWork,
  version: unknown,
  answers: object,
): Promise<StaffReply> {
  const path = `/api/visits/${visitId}/checklist`;
  // Now and then of questions that nobody has published.
  const shown = luck.chance(0.02) ? { definitionVersion: '2021-9' } : {};
  return desk(`${name} saves`, { user, method: 'PUT', path, body: { version, answers, ...shown } });
}

/** Saves an answer or two over the version that the page shows, which may be old by then; often all that must be asked. */
export async function saveAnswers(work: CaseWork): Promise<void> {
  const { name, user, visitId, desk, luck } = work;
  const { body } = await desk(`${name} reads`, { user, method: 'GET', path: `/api/visits/${visitId}` });
  const version = luck.chance(0.95) ? body.version : 0;
  const more = luck.chance(0.6) ? demanded : {};
  const drawn = luck.next();
  const first = answersFirst.find(({ below }) => drawn < below)?.answers;
  await save(work, version, {
    ...first,
    C1: luck.pick(answers),
    ...(luck.chance(0.2) && { F2: luck.pick(answers) }),
    ...(luck.chance(0.4) && { C2: luck.pick(answers) }),
    // A question that there is not, and an answer that no question has.
    ...(luck.chance(0.02) && { X9: 'ja' }),
    ...(luck.chance(0.02) && { C2: 'måske' }),
    ...more,
  });
}

/** When a doubt is to be settled: a time, with a reason where somebody thinks of one, or the queue. */
export async function nextMeeting(work: CaseWork, name: string): Promise<object | undefined> {
  if (work.luck.chance(0.1)) return { queue: true };
  const slotId = await pickSlot({ ...work, name });
  return slotId === undefined
    ? undefined
    : { slotId, ...(work.luck.chance(0.6) && { lateReason: work.luck.pick(lateReasons) }) };
}

/** Concludes with a category and how sure one is; a doubt mostly with its follow-up, sometimes without (which is refused). */
export async function conclude(work: CaseWork, when: string): Promise<void> {
  const { name, user, visitId, desk, luck } = work;
  const path = `/api/visits/${visitId}`;
  const { body } = await desk(`${name} reads ${when}`, { user, method: 'GET', path });
  const certainty = luck.weighted(work.isAboutDoubt === true ? doubtful : certainties);
  const isFollowed = certainty === 'usikker' ? luck.chance(0.9) : luck.chance(0.1);
  const followUp = isFollowed ? await nextMeeting(work, `${name} ${when}`) : undefined;
  const request = {
    version: luck.chance(0.96) ? body.version : 0,
    category: luck.weighted(categories),
    certainty,
    ...(followUp !== undefined && { followUp }),
    ...(luck.chance(0.5) && { arrangements: luck.pick(['keep', 'cancel']) }),
  };
  await insist(work, `${when}`, request);
}

/** Most refusals that somebody puts up with. */
const mostTries = 4;

/** Concludes, and mends what the line says is missing, until it is content or nobody has patience left. */
async function insist(work: CaseWork, when: string, first: Record<string, unknown>): Promise<void> {
  const { name, user, visitId, desk } = work;
  const path = `/api/visits/${visitId}/conclude`;
  let request = first;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const told = `${name} concludes ${when}${tries === 0 ? '' : ` again ${tries}`}`;
    const { status, body } = await desk(told, { user, method: 'POST', path, body: request });
    if (status < 400) return;
    const mended = await mend({ ...work, name: told }, request, String(body.error));
    if (mended === undefined) return;
    request = mended;
  }
}

/** What somebody changes who was told what is missing; nothing when it cannot be mended. */
async function mend(work: CaseWork, request: Record<string, unknown>, error: string) {
  const { name, user, visitId, desk, luck, now } = work;
  switch (error) {
    case 'notHeld': {
      const body = { form: luck.pick(['phone', 'physical']), at: new Date(now()).toISOString() };
      const path = `/api/visits/${visitId}/talk`;
      const { status } = await desk(`${name} notes the talk`, { user, method: 'POST', path, body });
      return status < 400 ? request : undefined;
    }
    case 'answersMissing': {
      const { body } = await save(work, request.version, demanded);
      return body.version === undefined ? undefined : { ...request, version: body.version };
    }
    case 'arrangementsMissing':
      return { ...request, arrangements: luck.pick(['keep', 'cancel']) };
    case 'lateReason':
      return { ...request, followUp: { ...(request.followUp as object), lateReason: luck.pick(lateReasons) } };
    case 'educationUnknown':
    case 'otherGroup':
      return { ...request, category: 'aktivitetsparat' };
    case 'procedureMissing': {
      const path = `/api/visits/${visitId}/procedure`;
      const body = { flag: 'F12' };
      const { status } = await desk(`${name} follows the procedure`, { user, method: 'POST', path, body });
      return status < 400 ? request : undefined;
    }
    case 'followUpMissing':
    case 'slotTaken':
    case 'nextMissing':
      return { ...request, followUp: await nextMeeting(work, name) };
    default:
      return undefined;
  }
}
