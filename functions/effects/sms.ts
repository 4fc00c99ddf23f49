import { sayTime, sayWeekday } from '../../flows/calendar/local-time.ts';
import type { SmsTemplate } from '../../schemas/effect.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { Instant } from '../../schemas/time.ts';

export interface SmsFacts {
  unit: { name: string; number: string };
  place: string;
  meetingAt?: Instant | undefined;
  /** The window of a call-back. */
  window?: { from: Instant; until: Instant } | undefined;
}

/** What an SMS says. A telephone may be shared, so neither name nor kind of help is in it. Always weekday and date. */
export function smsText(template: SmsTemplate, { unit, place, meetingAt, window }: SmsFacts): string {
  const when = meetingAt === undefined ? '' : `${sayWeekday(meetingAt)} kl. ${sayTime(meetingAt)}`;
  const called =
    window === undefined
      ? ''
      : `${sayWeekday(window.from)} mellem kl. ${sayTime(window.from)} og ${sayTime(window.until)}`;
  const end = `Ring ${showNumber(unit.number)}, hvis tiden ikke passer. ${unit.name}`;
  switch (template) {
    case 'meetingBooked':
      return `Du har en aftale ${when} på ${place}. ${end}`;
    case 'notReachedMeeting':
      return `Vi har ringet til dig uden at få fat i dig. Du har nu en aftale ${when} på ${place}. Du må også gerne ringe til os. ${end}`;
    case 'meetingMoved':
      return `Din aftale er flyttet til ${when} på ${place}. ${end}`;
    case 'meetingCancelled':
      return `Din aftale ${when} er aflyst. Ring ${showNumber(unit.number)}, hvis du vil have en ny tid. ${unit.name}`;
    case 'callbackBroken':
      return `Vi nåede ikke at ringe til dig, som vi havde lovet. Det beklager vi. Vi ringer i stedet ${called}. ${end}`;
    case 'brokenMeeting':
      return `Vi nåede ikke at ringe til dig, som vi havde lovet. Det beklager vi. Du har nu en aftale ${when} på ${place}. ${end}`;
    case 'arrangements':
      return [
        called === '' ? '' : `Vi ringer til dig ${called}. `,
        when === '' ? '' : `Du har en aftale ${when} på ${place}. `,
        end,
      ].join('');
    case 'callbackCancelled':
      return `Vi ringer ikke til dig som aftalt. Ring ${showNumber(unit.number)}, hvis du vil tale med os. ${unit.name}`;
  }
}
