import { sayDay, sayTime } from '../../flows/calendar/local-time.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { Meeting } from '../../schemas/meeting.ts';

type Sms = Extract<Effect, { kind: 'sms' }>;

/** What an SMS says. A telephone may be shared, so neither name nor kind of help is in it. */
export function smsText(
  template: Sms['template'],
  meeting: Meeting,
  unit: { name: string; number: string },
  place: string,
  now: string,
): string {
  const when = `${sayDay(meeting.startAt, now)} kl. ${sayTime(meeting.startAt)}`;
  const end = `Ring ${showNumber(unit.number)}, hvis tiden ikke passer. ${unit.name}`;
  switch (template) {
    case 'meetingBooked':
      return `Du har en aftale ${when} på ${place}. ${end}`;
    case 'notReachedMeeting':
      return `Vi har ringet til dig uden at få fat i dig. Du har nu en aftale ${when} på ${place}. Du må også gerne ringe til os. ${end}`;
    case 'meetingMoved':
      return `Din aftale er flyttet til ${when} på ${place}. ${end}`;
  }
}

/** `XX XX XX XX`, as Danish numbers are shown. */
function showNumber(e164: string): string {
  return e164
    .replace(/^\+45/, '')
    .replaceAll(/(\d{2})(?=\d)/g, '$1 ')
    .trim();
}
