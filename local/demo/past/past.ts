import { freeTimes } from '../../../flows/booking/times.ts';
import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { birthDateOf } from '../../../flows/visit/cpr.ts';
import type { Sealing } from '../../../functions/adapters/sealing.ts';
import type { CallId, CallSid, VisitId } from '../../../schemas/ids.ts';
import type { Unit } from '../../../schemas/unit.ts';
import { Agenda } from './agenda.ts';
import type { Cast, Citizen } from './citizen.ts';
import { Office } from './office.ts';
import { PureLine } from './pure-line.ts';
import { sealedNumber, sealedPerson } from './sealed-person.ts';
import { Telephones } from './telephones.ts';

const clerk = 'staff_01';
/** Seconds from a citizen's ring to the first key, and between two keys. */
const untilKeyS = 12;
/** Reference codes of the past: six digits, each given once. */
const codes = { first: 100_000, step: 37 };

/** The line with everybody in it, played by nothing but decisions. A story puts what its people do on the agenda. */
export class Past {
  readonly line: PureLine;
  readonly agenda: Agenda;
  readonly sealing: Sealing;
  private readonly cast: Cast = new Map();
  private readonly telephones: Telephones;
  private code = codes.first;

  constructor(unit: Unit, sealing: Sealing) {
    this.sealing = sealing;
    this.line = new PureLine(unit, (event) => {
      this.telephones.hears(event);
      office.hears(event);
    });
    this.agenda = new Agenda(this.line);
    this.telephones = new Telephones(this.line, this.agenda, this.cast);
    const office = new Office(this.line, this.agenda, { cast: this.cast, telephones: this.telephones });
  }

  /** Somebody is at the desk, with what they choose there. */
  async registers(citizen: Citizen, choice: 'callback' | 'physical' | 'none'): Promise<VisitId> {
    const { line } = this;
    const { unitId } = line.unit;
    const { needs, education, knownBefore = false, language = 'dansk' } = citizen;
    this.code += codes.step;
    const slotId = this.slotFor(citizen);
    const sealed = await sealedPerson(this.sealing, unitId, { ...citizen, code: String(this.code) });
    const registration = { ...sealed, choice, knownBefore, protectedAddress: false, language, slotId };
    const bornOn = birthDateOf(citizen.cpr, localDayOf(line.at));
    const { made } = line.does({ type: 'register', unitId, ...registration, bornOn, education, needs }, clerk);
    if (made.visitId === undefined) throw new Error(`${citizen.name} was not registered`);
    this.cast.set(made.visitId, citizen);
    return made.visitId;
  }

  /** Somebody rings the line and presses these keys, `-` being silence; who hangs up does so after the last one. */
  async calls(citizen: Citizen, keys: string, { hangsUp = false, withheld = false } = {}): Promise<void> {
    const { line, agenda } = this;
    const { unitId } = line.unit;
    const number = withheld ? undefined : await sealedNumber(this.sealing, unitId, citizen.phone);
    const sid = this.telephones.sidOf(`call_${citizen.phone}-${line.now}`, 1);
    const caller = withheld ? 'withheld' : 'danish';
    const { made } = line.does({ type: 'receiveCall', unitId, sid, sidHash: `past-${sid}`, caller, number }, 'citizen');
    const { callId, visitId } = made;
    if (callId === undefined) return;
    if (visitId !== undefined && !this.cast.has(visitId)) this.cast.set(visitId, citizen);
    for (const [index, key] of [...keys].entries())
      agenda.in((index + 1) * untilKeyS, () => this.press(callId, sid, key === '-' ? '' : key));
    if (hangsUp) agenda.in((keys.length + 1) * untilKeyS, () => this.hangUp(callId, sid));
  }

  /** The first free time from the moment on that the citizen wants to meet at. */
  private slotFor({ meetsFrom }: Citizen): string | undefined {
    if (meetsFrom === undefined) return undefined;
    const after = new Date(meetsFrom - 1).toISOString();
    const { unit, at } = this.line;
    return freeTimes(unit, at, this.line.every('slot'), { after, most: 1 })[0]?.slotId;
  }

  private press(callId: CallId, sid: CallSid, digits: string): void {
    const call = this.line.item('call', callId);
    if (call === undefined || call.state.at === 'ended') return;
    const { step } = call;
    this.line.asks({ type: 'citizenSays', callId, sid, digits, step, isAfterConference: false }, 'citizen');
  }

  /** Only who is not talked with yet hangs up by themselves. */
  private hangUp(callId: CallId, sid: CallSid): void {
    const at = this.line.item('call', callId)?.state.at ?? 'ended';
    if (at !== 'connected' && at !== 'ended')
      this.line.asks({ type: 'endLeg', callId, leg: 1, sid, how: 'completed' }, 'citizen');
  }
}
