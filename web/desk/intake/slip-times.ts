import { localDay } from '../../theme/formats.ts';

/* The slip is the citizen's: its days and times stay Danish when the page around it is shown in another language. */

const zone = { timeZone: 'Europe/Copenhagen' } as const;
const day = { ...zone, weekday: 'long', day: 'numeric', month: 'long' } as const;

function clock(at: string): string {
  return new Intl.DateTimeFormat('da-DK', { ...zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

function dayOf(at: string, now: string): string {
  const away = Math.round((Date.parse(localDay(at)) - Date.parse(localDay(now))) / 86_400_000);
  if (away === 0) return 'i dag';
  if (away === 1) return 'i morgen';
  if (away === -1) return 'i går';
  const isOtherYear = localDay(at).slice(0, 4) !== localDay(now).slice(0, 4);
  const format = new Intl.DateTimeFormat('da-DK', isOtherYear ? { ...day, year: 'numeric' } : day);
  return format.format(new Date(at)).replace(' den ', ' ');
}

/** `i dag kl. 09.30`. */
export function slipMoment(at: string, now: string): string {
  return `${dayOf(at, now)} kl. ${clock(at)}`;
}

/** `i dag kl. 13.00-14.00`; both days are named when they differ. */
export function slipWindow({ from, until }: { from: string; until: string }, now: string): string {
  if (localDay(from) === localDay(until)) return `${slipMoment(from, now)}-${clock(until)}`;
  return `${slipMoment(from, now)} - ${slipMoment(until, now)}`;
}
