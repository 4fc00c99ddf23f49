import { say, speaksEnglish } from '../language/say.ts';

const zone = 'Europe/Copenhagen';

/* Made once: to make a formatter takes far longer than to use it, and a page of free times uses it hundreds of times. */

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
}

const isoDay = formatter('sv-SE', {});
const isoClock = formatter('sv-SE', { hour: '2-digit', minute: '2-digit' });
const formatters = inEachLanguage(formattersOf);

/** What is made of a language, such as its formatters: once, when it is first shown in it. */
export function inEachLanguage<Made>(make: (locale: string) => Made): () => Made {
  const all = new Map<string, Made>();
  return () => {
    const locale = speaksEnglish() ? 'en-GB' : 'da-DK';
    const made = all.get(locale) ?? make(locale);
    all.set(locale, made);
    return made;
  };
}

function formattersOf(locale: string) {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return {
    clock: formatter(locale, { hour: '2-digit', minute: '2-digit' }),
    day: formatter(locale, day),
    dayOfYear: formatter(locale, { ...day, year: 'numeric' }),
    locale,
  };
}

/** `09.30` in Copenhagen. */
export function clockTime(at: string): string {
  return formatters().clock.format(new Date(at));
}

/** The calendar day in Copenhagen, `2021-01-04`. */
export function localDay(at: string): string {
  return isoDay.format(new Date(at));
}

/** Whole calendar days in Copenhagen from `now` to `at`: 0 is today. */
function daysAway(at: string, now: string): number {
  return Math.round((Date.parse(localDay(at)) - Date.parse(localDay(now))) / 86_400_000);
}

/** `i dag`, `i morgen`, `i går`, else `mandag 4. januar` (with the year when it is another one). */
export function dayName(at: string, now: string): string {
  const away = daysAway(at, now);
  if (away === 0) return say('i dag');
  if (away === 1) return say('i morgen');
  if (away === -1) return say('i går');
  const otherYear = localDay(at).slice(0, 4) !== localDay(now).slice(0, 4);
  const { dayOfYear, day } = formatters();
  // A comma or an article between the day and its number reads badly within a sentence.
  return (otherYear ? dayOfYear : day).format(new Date(at)).replace(' den ', ' ').replace(', ', ' ');
}

/** `i dag kl. 09.30`. */
export function dayAndTime(at: string, now: string): string {
  return say('{day} kl. {time}', { day: dayName(at, now), time: clockTime(at) });
}

/** `i dag kl. 13.00-14.00`; both days are named when they differ. */
export function windowText(from: string, until: string, now: string): string {
  if (localDay(from) === localDay(until)) return `${dayAndTime(from, now)}-${clockTime(until)}`;
  return `${dayAndTime(from, now)} - ${dayAndTime(until, now)}`;
}

/** How long since, in words for a list: `under 1 min.`, `12 min.`, `2 t. 5 min.`, `3 dage`. */
export function age(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (minutes < 1) return say('under 1 min.');
  if (minutes < 60) return say('{minutes} min.', { minutes });
  if (days < 1 && minutes % 60 === 0) return say('{hours} t.', { hours });
  if (days < 1) return say('{hours} t. {minutes} min.', { hours, minutes: minutes % 60 });
  return days === 1 ? say('1 dag') : say('{days} dage', { days });
}

/** `3:07`, as on a telephone. */
export function talkTime(since: string, now: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** E.164 as Danes write it: `+4520304050` is `20 30 40 50`; foreign numbers stay as they are. */
export function phoneNumber(number: string): string {
  const danish = /^\+45(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(number);
  return danish ? danish.slice(1).join(' ') : number;
}

/** `2021-01-04T09:30` in Copenhagen, as a field for day and time wants it. */
export function localDayAndTime(at: string): string {
  return `${localDay(at)}T${isoClock.format(new Date(at))}`;
}

/** The moment of a day and time in Copenhagen; nothing for what is no day and time. */
export function instantOf(local: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return undefined;
  const asIfUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  // The zone is one or two hours ahead: the guess that reads back as what was typed is the right one.
  const guesses = [2, 1].map((hours) => new Date(asIfUtc - hours * 3_600_000).toISOString());
  return guesses.find((guess) => localDayAndTime(guess) === local) ?? guesses[1];
}

/** `1.234,5`: at most `digits` decimals, never an empty one. */
export function number(value: number, digits = 1): string {
  return new Intl.NumberFormat(formatters().locale, { maximumFractionDigits: digits }).format(value);
}

/** First letter large, for a sentence that begins with a day name. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase(formatters().locale) + text.slice(1);
}
