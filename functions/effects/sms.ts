import { sayTime, sayWeekday } from '../../flows/calendar/local-time.ts';
import type { SmsTemplate } from '../../schemas/effect.ts';
import { asGsm7 } from '../../schemas/gsm7.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { Instant } from '../../schemas/time.ts';

export interface SmsFacts {
  unit: { name: string; number: string };
  place: string;
  meetingAt?: Instant | undefined;
  /** The window of a call-back, or from when on we try again. */
  window?: { from: Instant; until?: Instant | undefined } | undefined;
  /** The number that we call, E.164, where it is not the one that is written to. */
  dialled?: string | undefined;
}

/** What is filled in, as it is written. */
interface Written {
  /** Weekday, date and hour of a meeting. */
  when: string;
  place: string;
  /** Weekday, date and window of a call. */
  called: string;
  /** Whom we call, and from which number: the reader, or another number that was given since, so that its owner can object. */
  whom: string;
  from: string;
  number: string;
}

/**
 * What each SMS says, before the sender's name. A telephone may be shared, so neither name nor kind of help is in it. Always weekday and
 * date, never a link; short, since each part is sent and read by itself.
 */
const texts: Record<SmsTemplate, (written: Written) => string> = {
  meetingBooked: (its) => `Du har en aftale ${its.when} på ${its.place}. ${unfit(its)}`,
  notReachedMeeting: (its) =>
    `Vi har ringet uden at få fat i dig. Du har nu en aftale ${its.when} på ${its.place}. ${unfit(its)}`,
  meetingMoved: (its) => `Din nye tid er ${its.when} på ${its.place}. ${unfit(its)}`,
  meetingCancelled: (its) => `Din aftale ${its.when} er aflyst. Ring ${its.number}, hvis du vil have en ny tid.`,
  meetingReminder: (its) => `Husk din aftale ${its.when} på ${its.place}. ${unfit(its)}`,
  callbackPromised: (its) => `Vi ringer ${its.whom} ${its.called}${its.from}. ${unfit(its)}`,
  attemptFailed: (its) =>
    `Vi har ringet uden at få fat i dig. Vi prøver igen ${its.called}. Du kan også ringe til os på ${its.number}.`,
  callbackBroken: (its) =>
    `Vi nåede ikke at ringe til dig. Det beklager vi. Vi ringer i stedet ${its.called}. ${unfit(its)}`,
  callbackClosed: (its) =>
    `Vi har lukket resten af dagen og kan ikke ringe til dig. Det beklager vi. Vi ringer i stedet ${its.called}. ${unfit(its)}`,
  callbackMoved: (its) =>
    `Vi nåede ikke at ringe igen. Vi prøver ${its.called}. Du kan også ringe til os på ${its.number}.`,
  brokenMeeting: (its) =>
    `Vi nåede ikke at ringe til dig. Det beklager vi. Du har nu en aftale ${its.when} på ${its.place}. ${unfit(its)}`,
  arrangements: (its) =>
    [
      ...(its.called === '' ? [] : [`Vi ringer ${its.whom} ${its.called}.`]),
      ...(its.when === '' ? [] : [`Du har en aftale ${its.when} på ${its.place}.`]),
      unfit(its),
    ].join(' '),
  severalStand: (its) =>
    `Du har mere end én aftale med os, så vi har ikke aflyst noget. En medarbejder ser på det. Du kan også ringe til os på ${its.number}.`,
  callbackCancelled: (its) =>
    `Vi ringer ikke til dig som aftalt. Vil du alligevel ringes op, så svar RING eller ring ${its.number}.`,
};

/** Both ways to say that it does not suit: what an answer means stands in `flows/messages/meaning.ts`. */
function unfit({ number }: Written): string {
  return `Kan du ikke? Svar AFLYS eller ring ${number}.`;
}

/** What an SMS says, in the alphabet of an SMS; the sender's name stands last. */
export function smsText(template: SmsTemplate, { unit, place, meetingAt, window, dialled }: SmsFacts): string {
  const when = meetingAt === undefined ? '' : `${sayWeekday(meetingAt)} kl. ${sayTime(meetingAt)}`;
  const called = window === undefined ? '' : sayWindow(window);
  const number = showNumber(unit.number);
  const own = dialled === undefined;
  const whom = own ? 'til dig' : `på nummeret, der ender på ${dialled.slice(-2)},`;
  const from = own ? ` fra ${number}` : '';
  const text = texts[template]({ when, place, called, whom, from, number });
  return asGsm7(`${text} ${unit.name}`);
}

function sayWindow({ from, until }: NonNullable<SmsFacts['window']>): string {
  const day = sayWeekday(from);
  if (until === undefined) return `${day} fra kl. ${sayTime(from)}`;
  return `${day} mellem kl. ${sayTime(from)} og ${sayTime(until)}`;
}

/** What somebody is answered who writes from a number that we do not know: nothing that is anybody's. */
export function strangerText({ name, number }: SmsFacts['unit']): string {
  return asGsm7(`Vi kan ikke se, hvem du er, ud fra dit nummer. Ring til os på ${showNumber(number)}. ${name}`);
}
