import type * as z from 'zod/mini';
import { Refused } from '../../flows/case/work.ts';
import { bareCpr, isCpr, whyNotCpr, whyNotCprText } from '../../flows/visit/cpr.ts';
import { likenessOf } from '../../flows/visit/names.ts';
import { demandListing } from '../../flows/visit/outreach.ts';
import type { PersonId, UnitId } from '../../schemas/ids.ts';
import type { CheckedLine, checkLinesRequest } from '../../schemas/outreach-import-api.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { fileOf, look } from '../case/look.ts';
import type { Deps } from './deps.ts';
import { replyTo } from './reply-to.ts';

type Line = z.infer<typeof checkLinesRequest>['lines'][number];

interface Checking {
  unitId: UnitId;
  day: LocalDay;
  now: string;
  kind: z.infer<typeof checkLinesRequest>['type'];
}

/** People that have one number: more than share a telephone. */
const mostOwners = 20;

/** What would come of a line, by the very rules by which it is listed; nothing is stored. */
export async function checkLine(deps: Deps, { who, name = '' }: Line, checking: Checking): Promise<CheckedLine> {
  const owners = await ownersOf(deps, who, checking);
  if (!Array.isArray(owners)) return { verdict: 'malformed', message: owners.wrong };
  const known = await namedOf(deps, owners, checking.unitId);
  if (known.length === 0) return { verdict: 'unknown' };
  const meant = name === '' ? known : known.filter((one) => likenessOf(one.name, name) !== undefined);
  const [only] = meant;
  if (only === undefined) return { verdict: known.length === 1 ? 'otherName' : 'several' };
  if (meant.length > 1) return { verdict: 'several' };
  return { ...only, ...(await listable(deps, only.personId, checking)) };
}

/** Who is registered with a number, or what is wrong with it. */
async function ownersOf(
  { store, sealing }: Deps,
  who: string,
  { unitId, day }: Checking,
): Promise<PersonId[] | { wrong: string }> {
  const phone = e164Of(who, 'desk');
  if (phone !== undefined)
    return (await store.numberOwners(unitId, await sealing.hash('phone', phone, unitId))).persons;
  const cpr = bareCpr(who);
  if (/^\d{9}$/.test(cpr)) return { wrong: 'Der mangler et ciffer. Regneark fjerner ofte et 0 forrest.' };
  if (!isCpr(cpr)) return { wrong: 'Hverken et CPR-nummer eller et telefonnummer.' };
  const why = whyNotCpr(cpr, day);
  if (why !== undefined) return { wrong: whyNotCprText(why, cpr) };
  return store.personsBy(unitId, 'cpr', await sealing.hash('cpr', cpr, unitId), mostOwners);
}

async function namedOf({ store, sealing }: Deps, ids: readonly PersonId[], unitId: UnitId) {
  const persons = await store.readable('person', ids);
  return Promise.all(persons.map(async ({ personId, name }) => ({ personId, name: await sealing.open(name, unitId) })));
}

async function listable(
  deps: Deps,
  personId: PersonId,
  { unitId, now, kind }: Checking,
): Promise<Pick<CheckedLine, 'verdict' | 'message'>> {
  try {
    await look(deps, { file: fileOf(), unitId, now }, (work) => demandListing(work, { personId, kind }));
    return { verdict: 'ok' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal.code === 'alreadyListed') return { verdict: 'listed' };
    const reply = replyTo(error.refusal);
    return { verdict: 'barred', ...('message' in reply && { message: reply.message }) };
  }
}
