// npm run messages: every SMS of the line over the longest that can stand in it, with its signs and parts, into docs/messages.md (`--write`)
// or on the screen.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, atLocal, sayWeekday } from '../flows/calendar/local-time.ts';
import { type SmsFacts, smsText } from '../functions/effects/sms.ts';
import { municipalityOf, policies } from '../local/seed/policies/policies.ts';
import { type SmsTemplate, smsTemplate } from '../schemas/effect.ts';
import { gsm7Length, smsParts } from '../schemas/gsm7.ts';
import { root } from './bundle.ts';

/** When each is sent. */
const occasions: Record<SmsTemplate, string> = {
  meetingBooked: 'A meeting was booked',
  notReachedMeeting: 'Nobody answered the last attempt: a meeting was booked',
  meetingMoved: 'A meeting was moved',
  meetingCancelled: 'A meeting was cancelled',
  meetingReminder: 'The working day before a meeting',
  callbackPromised: 'A call was promised',
  attemptFailed: 'Nobody answered, and we try again',
  callbackBroken: 'We did not call in the window',
  callbackClosed: 'The line was closed for the day',
  callbackMoved: 'We called in vain, and not again that day',
  brokenMeeting: 'We did not call again: a meeting was booked',
  arrangements: 'Somebody asked by telephone, without the code, what is arranged',
  callbackCancelled: 'A promised call was cancelled',
  severalStand: 'AFLYS came in, and more than one thing stands',
};

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

/** A day with the longest name of a year. */
function longestDay(): string {
  const days = Array.from({ length: 366 }, (_, index) => addDays('2026-01-01', index));
  const name = longest(days.map((day) => sayWeekday(atLocal(day, '12:00'))));
  return days.find((day) => sayWeekday(atLocal(day, '12:00')) === name) ?? '2026-01-01';
}

/** The longest that a shipped municipality has to say. */
export function longestFacts(): SmsFacts {
  const day = longestDay();
  const at = (time: string) => atLocal(day, time);
  const all = Object.values(policies);
  return {
    unit: { name: longest(all.map(municipalityOf)), number: '+4589640000' },
    place: longest(all.map(({ meetings }) => meetings.place)),
    meetingAt: at('14:15'),
    window: { from: at('12:15'), until: at('14:15') },
  };
}

export interface Measured {
  template: SmsTemplate;
  /** Another number is called than the one that is written to. */
  another: boolean;
  text: string;
  signs: number;
  parts: number;
}

/** Every SMS over these facts, the longest first. */
export function measured(facts: SmsFacts): Measured[] {
  const all = smsTemplate.options.map((template) => ({ template, another: false }));
  const toAnother = (['callbackPromised', 'arrangements'] as const).map((template) => ({ template, another: true }));
  return [...all, ...toAnother]
    .map(({ template, another }) => {
      const { from } = facts.window ?? { from: '' };
      const its = { ...facts, ...(another && { dialled: '+4530405042' }) };
      const text = smsText(template, template === 'attemptFailed' ? { ...its, window: { from } } : its);
      return { template, another, text, signs: gsm7Length(text), parts: smsParts(text) };
    })
    .toSorted((a, b) => b.signs - a.signs);
}

/** The document as it is to stand. */
export function drawMessages(): string {
  const rows = measured(longestFacts());
  const [first] = rows;
  return [
    '# What is sent by SMS',
    '',
    'Made by `npm run messages -- --write`; a test says when it is out of date. Each SMS over the longest weekday and date, hour, place and sender of the shipped',
    'municipalities, in the alphabet of an SMS: one part holds 160 signs, each of several 153. The words stand in `functions/effects/sms.ts`.',
    '',
    `The longest is \`${first?.template}\`: ${first?.signs} signs in ${first?.parts} parts.`,
    '',
    '| When | Which | Text | Signs | Parts |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ template, another, text, signs, parts }) =>
        `| ${occasions[template]}${another ? ': another number than this is called' : ''} | \`${template}\` | ${text} | ${signs} | ${parts} |`,
    ),
    '',
  ].join('\n');
}

if (import.meta.main) {
  const drawn = drawMessages();
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/messages.md'), drawn);
  else console.log(drawn);
}
