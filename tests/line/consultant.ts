import type { DeskView, VisitView } from '../../schemas/staff-api.ts';
import type { Leg } from './citizen.ts';
import { type Answer, ask, demand, granted } from './http.ts';

export type ClientBehaviour = 'answer' | 'reject' | 'no-answer' | 'manual';

interface Place {
  line: string;
  carrier: string;
  tokenOf(user: string): Promise<string>;
}

/** A request to a staff route by somebody who may; a refusal is an answer. */
export type Asks = <Body = unknown>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>;

/** Somebody who works at the desk, through the staff routes only. */
export function createStaff(user: string, { line, tokenOf }: Pick<Place, 'line' | 'tokenOf'>) {
  return staffWho(user, async (method, path, body) => ask(method, `${line}/api${path}`, body, await tokenOf(user)));
}

/** What staff do, however their requests get to the line. */
export function staffWho(user: string, asks: Asks) {
  /** A request that must succeed. */
  const does = async <Body = unknown>(method: string, path: string, body?: unknown): Promise<Body> =>
    granted(`${user} ${method} ${path}`, await asks<Body>(method, path, body));
  return {
    user,
    asks,
    does,
    desk: () => does<DeskView>('GET', '/desk'),
    visit: (visitId: string) => does<VisitView>('GET', `/visits/${visitId}`),
    /** Free times of a local day, earliest first. */
    freeSlots: async (day: string) =>
      (
        await does<{ slots: { slotId: string; startAt: string; free: boolean }[] }>(
          'GET',
          `/slots?from=${day}&to=${day}`,
        )
      ).slots.filter((slot) => slot.free),
    registers: (person: {
      name: string;
      cpr?: string;
      phone?: string;
      choice: 'callback' | 'physical' | 'none';
      slotId?: string;
      callId?: string;
    }) =>
      does<{ visitId: string; referenceCode: string; meeting?: { meetingId: string; startAt: string } }>(
        'POST',
        '/applicants',
        person,
      ),
  };
}

export type Staff = ReturnType<typeof createStaff>;

/** Who it is, why the telephone is enough, the read-back, and what was told. */
export const demandedAnswers = {
  A1: 'bekraeftet',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** Saves what a conclusion demands beside what was answered; the version of the answers. */
async function asksAll(staff: Staff, visitId: string): Promise<number> {
  const { version } = await staff.visit(visitId);
  const path = `/visits/${visitId}/checklist`;
  return (await staff.does<{ version: number }>('PUT', path, { version, answers: demandedAnswers })).version;
}

/** A talk outside the line, in which everything was asked; the version of the answers. */
async function talksElsewhere(staff: Staff, visitId: string): Promise<number> {
  const { now } = await staff.desk();
  await staff.does('POST', `/visits/${visitId}/talk`, { form: 'phone', at: now });
  return asksAll(staff, visitId);
}

type Certainty = 'sikker' | 'nogenlunde' | 'usikker';

async function concludes(
  staff: Staff,
  visitId: string,
  { certainty = 'sikker', slotId }: { certainty?: Certainty | undefined; slotId?: string | undefined },
): Promise<void> {
  const version = await asksAll(staff, visitId);
  const followUp = slotId === undefined ? {} : { followUp: { slotId, lateReason: 'other' } };
  const judged = { version, category: 'jobparat', certainty, arrangements: 'keep', ...followUp };
  await staff.does('POST', `/visits/${visitId}/conclude`, judged);
}

/** A consultant with a softphone that is played through the telephone API. */
export function createConsultant(user: string, place: Place) {
  const base = `${place.carrier}/clients/${user}`;
  const staff = createStaff(user, place);
  const legs = () => demand<Leg[]>('GET', `${base}/calls`);
  const leg = async (): Promise<Leg | undefined> => (await legs())[0];
  const deed = async (what: string) => {
    const newest = await leg();
    if (newest === undefined) throw new Error(`${user} has no call`);
    await demand('POST', `${base}/calls/${newest.callSid}/${what}`, {});
  };
  const currentCall = async () => {
    const { call } = await staff.desk();
    if (call === undefined) throw new Error(`${user} has no call at the desk`);
    return call;
  };
  const behaves = async (behaviour: ClientBehaviour) => void (await demand('PUT', base, { behaviour }));
  return {
    ...staff,
    legs,
    leg,
    behaves,
    /** Signs in with a softphone that acts like this, and is available. */
    goesOnDuty: async (behaviour: ClientBehaviour = 'answer') => {
      await behaves(behaviour);
      await staff.does('PUT', '/me/presence', { state: 'available' });
    },
    pauses: () => staff.does('PUT', '/me/presence', { state: 'pause', reason: 'frokost' }),
    goesOffDuty: () => staff.does('PUT', '/me/presence', { state: 'off' }),
    isRinging: async () => (await leg())?.status === 'ringing',
    presence: async () => (await staff.desk()).me.presence?.state ?? 'off',
    answers: () => deed('answer'),
    rejects: () => deed('reject'),
    /** The browser crashes: the leg is gone, the talk was not ended. */
    losesLeg: () => deed('hangup'),
    rejoins: async () => staff.asks('POST', `/calls/${(await currentCall()).callId}/rejoin`),
    /** *Afslut*, or *Telefonsvarer*. Returns the visit that was talked about. */
    ends: async (outcome: 'ended' | 'voicemail' = 'ended') => {
      const { callId, visitId } = await currentCall();
      await staff.does('POST', `/calls/${callId}/end`, { outcome });
      return visitId;
    },
    /** Concludes with what the checklist says now; a doubt needs the time of its follow-up. */
    concludes: (visitId: string, certainty?: Certainty, slotId?: string) =>
      concludes(staff, visitId, { certainty, slotId }),
    hasTalkedWith: (visitId: string) => talksElsewhere(staff, visitId),
  };
}

export type Consultant = ReturnType<typeof createConsultant>;
