import type { Plan } from './applicants.ts';
import type { Contact } from './ledger.ts';
import { refusedAs } from './refused.ts';
import { minute, type World } from './world.ts';

type Choice = 'callback' | 'physical' | 'none';

/** What the line answers to a registration. */
interface Receipt {
  visitId: string;
  referenceCode: string;
  sameNumber: string[];
  callback?: { from: string };
}

/** Somebody was registered at the desk. */
export interface Registered extends Pick<Receipt, 'visitId' | 'referenceCode' | 'callback'> {
  contact: Contact;
}

interface Wish {
  choice: Choice;
  /** Not everybody leaves a number. */
  phone?: string | undefined;
}

/** What is typed a second time, by a colleague who does not know of the first. */
interface Second {
  first: Registered;
  body: { name: string; choice: Choice; phone?: string; cpr?: string };
}

/** The clerk registers somebody who stands at the desk; now and then a colleague does so once more. */
export async function* register(
  world: World,
  plan: Plan,
  { choice, phone }: Wish,
): AsyncGenerator<number, Registered, void> {
  const { ledger, line, now, careless } = world;
  const isByCpr = careless.strikes('sameCpr');
  const isByNumber = careless.strikes('sameNumber', phone !== undefined && !isByCpr);
  const body = { name: plan.name, choice, ...(phone !== undefined && { phone }), ...(isByCpr && { cpr: plan.cpr }) };
  const isWithheld = careless.strikes('notOffered', choice === 'physical');
  const { visitId, referenceCode, callback } = await line
    .staff('borgerservice1')
    .does<Receipt>('POST', '/applicants', { ...body, ...(isWithheld && { notOffered: 'acute' }) });
  if (isWithheld) {
    ledger.withholds('acute');
    careless.seen('notOffered');
  }
  const contact = ledger.comesIn(now(), { visitId, waitsSince: choice === 'callback' ? now() : undefined });
  if (choice === 'physical') ledger.booked(contact);
  const first = { visitId, referenceCode, contact, ...(callback !== undefined && { callback }) };
  if (!isByCpr && !isByNumber) return first;
  // Who waits for a call is rung by then.
  if (choice !== 'callback') yield now() + minute;
  const second = { first, body: { ...body, choice: choice === 'physical' ? choice : ('none' as const) } };
  return isByCpr ? await registerByCpr(world, second) : await registerByNumber(world, second);
}

/** The same CPR number has an open case: it is named, and takes the second registration up. */
async function registerByCpr({ line, careless }: World, { first, body }: Second): Promise<Registered> {
  const colleague = line.staff('koordinator1');
  const answer = await colleague.asks<{ visitId: string }>('POST', '/applicants', body);
  const named = refusedAs('A CPR number with an open case', answer, [409, 'openCase']).visitId;
  const { visitId, referenceCode } = await colleague.does<Receipt>('POST', '/applicants', { ...body, join: true });
  if (named !== first.visitId || visitId !== first.visitId)
    throw new Error(`${first.visitId} was registered once more as ${visitId}, while ${named} was named`);
  careless.seen('sameCpr');
  return { ...first, referenceCode };
}

/** The same number may be another person's: the open case is named, and the two become one when somebody says so. */
async function registerByNumber({ ledger, line, careless, now }: World, { first, body }: Second): Promise<Registered> {
  const colleague = line.staff('koordinator1');
  const { visitId, sameNumber } = await colleague.does<Receipt>('POST', '/applicants', body);
  if (!sameNumber.includes(first.visitId)) throw new Error(`${first.visitId} was not named beside ${visitId}`);
  const doubled = ledger.comesIn(now(), { visitId });
  if (body.choice === 'physical') ledger.booked(doubled);
  await colleague.does('POST', `/visits/${first.visitId}/join`, { visitId });
  ledger.joins(doubled);
  careless.seen('sameNumber');
  return first;
}
