/*
 * What the players did and heard, kept by themselves: nothing here comes out of the report or the store. The definitions are
 * those of the report (flows/report/figures.ts), written a second time.
 */

import { endOfWeek } from './rules.ts';

export type Standing = 'waiting' | 'served' | 'booked' | 'ended';
export interface Contact {
  standing: Standing;
  /** First ring, or the registration with a wish to be called, of the wait that runs; epoch ms. */
  waitsSince?: number | undefined;
  /** When it came in, epoch ms. */
  openedAt: number;
  /** When the first talk that counts by law was held and written down, or the contact ended without one; epoch ms. */
  settledAt?: number;
  /** Somebody has talked with the citizen, and nobody has concluded it. */
  talked?: boolean;
  /** Its case, once the players know it. */
  visitId?: string | undefined;
}
export interface Doubt {
  followUpId: string;
  dueAt: number;
  closedAt?: number;
  held?: boolean;
  changed?: boolean;
}
/** A figure as the report prints it. */
export interface Figure {
  value: number | Record<string, number> | null;
  n: number;
}

/** @param demandsAttendance only a talk in person counts as the first one */
export function createLedger(demandsAttendance: boolean) {
  const contacts: Contact[] = [];
  /** Times that doubts were given. */
  const times: { late: boolean }[] = [];
  const followUps: Doubt[] = [];
  const waits: number[] = [];
  const byCategory: Record<string, number> = {};
  const notOffered: Record<string, number> = {};
  const count = {
    calls: 0,
    abandoned: 0,
    kept: 0,
    keptInWindow: 0,
    missed: 0,
    broken: 0,
    concluded: 0,
    flagged: 0,
    stayedAway: 0,
  };
  const standing = (which: Standing) => contacts.filter((contact) => contact.standing === which).length;

  return {
    /** A registration, or a call that joins no open contact. */
    comesIn: (openedAt: number, { waitsSince, visitId }: Pick<Contact, 'waitsSince' | 'visitId'> = {}): Contact => {
      const contact: Contact = { standing: 'waiting', openedAt, waitsSince, visitId };
      contacts.push(contact);
      return contact;
    },
    /** A call turned out to belong to an open contact: it was none of its own. */
    joins: (contact: Contact): void => {
      contacts.splice(contacts.indexOf(contact), 1);
    },
    /** The telephone was not offered at the desk, and the clerk said why. */
    withholds: (why: string) => {
      notOffered[why] = (notOffered[why] ?? 0) + 1;
    },
    calls: () => {
      count.calls += 1;
    },
    /** Hung up before a choice or while waiting. */
    abandons: () => {
      count.abandoned += 1;
    },
    /** A talk that ended: the wait before it, in whole seconds, is over. */
    talked: (contact: Contact, connectedAt: number): void => {
      if (contact.waitsSince !== undefined) waits.push(Math.round((connectedAt - contact.waitsSince) / 1000));
      contact.waitsSince = undefined;
      contact.talked = true;
      if (!demandsAttendance) contact.settledAt ??= connectedAt;
    },
    /** A meeting that was held, and whose outcome somebody wrote down. */
    met: (contact: Contact, writtenAt: number): void => {
      contact.talked = true;
      contact.settledAt ??= writtenAt;
    },
    /** Nobody will talk with the citizen in this contact. */
    ends: (contact: Contact, endedAt: number): void => {
      contact.standing = 'ended';
      contact.settledAt ??= endedAt;
    },
    promiseKept: (isInWindow: boolean) => {
      count.kept += 1;
      if (isInWindow) count.keptInWindow += 1;
    },
    /** A window ended without our calling. */
    promiseBroken: () => {
      count.broken += 1;
    },
    promiseMissed: () => {
      count.missed += 1;
    },
    booked: (contact: Contact): void => {
      contact.standing = 'booked';
      contact.waitsSince = undefined;
    },
    concluded: (contact: Contact, category: string, flagged: boolean): void => {
      contact.standing = 'served';
      contact.talked = false;
      contact.waitsSince = undefined;
      count.concluded += 1;
      if (flagged) count.flagged += 1;
      byCategory[category] = (byCategory[category] ?? 0) + 1;
    },
    followUpOpened: (followUp: Doubt): Doubt => {
      followUps.push(followUp);
      return followUp;
    },
    /** A doubt has a time; every late one is said to be the citizen's wish. */
    followUpBooked: ({ dueAt }: Doubt, startAt: number): void => {
      times.push({ late: startAt >= dueAt });
    },
    staysAway: () => {
      count.stayedAway += 1;
    },
    followUpHeld: (
      followUp: Doubt,
      contact: Contact,
      { closedAt, changed }: { closedAt: number; changed: boolean },
    ): void => {
      Object.assign(followUp, { closedAt, changed, held: true });
      contact.settledAt ??= closedAt;
    },
    /** Cases that somebody must still do something about, and doubts, by their ids. */
    open: () => ({
      contacts: contacts.filter(({ standing }) => standing === 'waiting' || standing === 'booked').map(caseOf),
      talked: contacts.filter(({ talked }) => talked).map(caseOf),
      doubts: followUps.filter(({ closedAt }) => closedAt === undefined).map(({ followUpId }) => followUpId),
    }),
    /** Every figure of the report as it must stand now. */
    figures: (now: number): Record<string, Figure> => {
      const overdue = followUps.filter(({ dueAt, closedAt }) => dueAt <= now && (closedAt ?? now) >= dueAt).length;
      const closed = followUps.filter(({ closedAt }) => closedAt !== undefined);
      const held = closed.filter((one) => one.held).length;
      const late = times.filter((time) => time.late).length;
      const missed = contacts.filter((contact) => hasMissedWeek(contact, now)).length;
      const sum = waits.reduce((total, wait) => total + wait, 0);
      const of = (value: Figure['value'], n: number): Figure => ({ value, n });
      const all = contacts.length;
      const settled = count.kept + count.missed + count.broken;
      return {
        contactsIn: of(all, all),
        served: of(standing('served'), all),
        waiting: of(standing('waiting'), all),
        booked: of(standing('booked'), all),
        ended: of(standing('ended'), all),
        calls: of(count.calls, count.calls),
        abandoned: of(count.abandoned, count.calls),
        queueFull: of(0, count.calls),
        satisfaction: of(null, 0),
        callbacksKept: of(count.keptInWindow, settled),
        callbacksMissed: of(count.missed, settled),
        callbacksBroken: of(count.broken, settled),
        concludedByCategory: of({ ...byCategory }, count.concluded),
        flagged: of(count.flagged, count.concluded),
        followUpsHeld: of(held, closed.length),
        followUpsOverdue: of(overdue, followUps.length),
        followUpsLate: of(late === 0 ? {} : { citizenWish: late }, times.length),
        followUpsMissed: of(count.stayedAway, count.stayedAway + held),
        followUpsChanged: of(closed.filter(({ changed }) => changed).length, held),
        // Nobody asks for another consultant in it.
        caseworkerChanges: of({}, 0),
        deadlinesMissed: of(missed, all),
        // Nobody in it needs one.
        interpreter: of(0, 0),
        notOffered: of({ ...notOffered }, all),
        callsOut: of(0, 0),
        outreach: of({}, 0),
        waitSeconds: of(waits.length === 0 ? null : Math.round(sum / waits.length), waits.length),
        // Not a figure of its own in the report, but its counters tell it: a mean can hide two mistakes.
        waitSecondsInAll: of(sum, waits.length),
      };
    },
  };
}

/** The week for the first talk was over before one that counts was written down. */
function hasMissedWeek({ openedAt, settledAt }: Contact, now: number): boolean {
  const over = endOfWeek(openedAt);
  return over <= now && (settledAt ?? now) >= over;
}

function caseOf({ visitId, openedAt }: Contact): string {
  if (visitId === undefined) throw new Error(`Nobody knows the case of ${new Date(openedAt).toISOString()}`);
  return visitId;
}

export type Ledger = ReturnType<typeof createLedger>;
