import type { Unit } from '../../../schemas/unit.ts';
import type { CarrierModel } from '../carrier/carrier-model.ts';
import type { Check, Complain } from './check.ts';
import type { CallFact, ContactFact, Fact } from './fact.ts';
import type { Remembered } from './history-of-facts.ts';
import { createHoldCheck } from './holds.ts';
import type { Mirror } from './mirror.ts';
import { createLeftCheck } from './promises.ts';
import { createSuitedCheck } from './suited.ts';
import { createSupervisionCheck } from './supervision.ts';
import { createWishCheck } from './wishes.ts';

/** A line that has known of a call for this long calls nobody of the same case. */
const knownMs = 20_000;
/** In the hands of a consultant. */
const handed: CallFact['stage'][] = ['ringing', 'joining', 'talking'];

export interface CallCheckOptions {
  mirror: Mirror;
  complain: Complain;
  memory: Remembered;
  carrier: CarrierModel;
  now(): number;
  unit: Unit;
}

/**
 * A citizen is in one call. A second telephone may call about a case while a talk goes on, and hears the menu: that is the caller's own
 * doing. But of the calls of one case that are up, one at most has a consultant, and we call nobody who is on the line. Whose case is
 * settled while they still talk, and who calls from another telephone then, has a new one.
 */
function inOneCall(
  { mirror, complain, memory, carrier }: CallCheckOptions,
  call: CallFact,
  before: Fact | undefined,
): void {
  const up = mirror.talking(call);
  if (up.length < 2) return;
  const isOpen = ({ visitId }: CallFact) => mirror.one('contact', visitId)?.open === true;
  const isOfCase = (other: CallFact) => other.visitId === call.visitId || (isOpen(other) && isOpen(call));
  const served = up.filter((other) => isOfCase(other) && other.stage !== 'inLine' && other.stage !== 'waiting');
  const since = ({ citizenSid = '' }: CallFact) => memory.knownSince(citizenSid) ?? 0;
  const isCalled = call.direction === 'callback' && !(before?.is === 'call' && before.citizenSid === call.citizenSid);
  // Judged by the moment of the call: its answer may tell of it long after, and whose case another call is may turn out later.
  const calledAt = carrier.legs.get(call.citizenSid ?? '')?.createdAt ?? 0;
  const wasOnLine = (other: CallFact) =>
    since(other) + knownMs < calledAt && (memory.ofCaseSince(other.id) ?? 0) < calledAt;
  const isOnLine = isCalled && up.some((other) => isOfCase(other) && wasOnLine(other));
  if (served.length > 1 || isOnLine)
    complain('in two calls', `${call.visitId}: ${up.map(({ id, stage }) => `${id} ${stage}`).join(', ')}`);
}

/** What belongs to one person stands in one open contact. */
function inOneContact({ mirror, complain }: CallCheckOptions, { person }: ContactFact): void {
  if (person === undefined) return;
  const open = mirror.contacts().filter((contact) => contact.open && contact.person === person);
  if (open.length > 1) complain('in two contacts', `${person}: ${open.map(({ id }) => id).join(', ')}`);
}

/** A consultant is rung for one call and talks in one. */
function ofOneConsultant({ mirror, complain }: CallCheckOptions, { staffId }: CallFact): void {
  if (staffId === undefined) return;
  const held = mirror.all('call').filter((call) => call.staffId === staffId && handed.includes(call.stage));
  if (held.length > 1)
    complain('two calls at once', `${staffId}: ${held.map(({ id, stage }) => `${id} ${stage}`).join(', ')}`);
}

export function createCallChecks(options: CallCheckOptions): Check[] {
  const { carrier, complain, now } = options;
  return [
    createOneCallCheck(options),
    createHoldCheck(carrier, complain, now),
    createWishCheck(options.mirror, complain),
    createSuitedCheck(options),
    createLeftCheck(options.mirror, complain),
    createSupervisionCheck(carrier, complain),
  ];
}

function createOneCallCheck(options: CallCheckOptions): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is === 'call' && after.stage !== 'ended') {
        inOneCall(options, after, before);
        ofOneConsultant(options, after);
      }
      const isOpened = after?.is === 'contact' && after.open;
      const wasSo = before?.is === 'contact' && before.open && isOpened && before.person === after.person;
      if (isOpened && !wasSo) inOneContact(options, after);
    }
  };
}
