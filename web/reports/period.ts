import { say } from '../language/say.ts';
import { inEachLanguage } from '../theme/formats.ts';

/** A span of local days, both included, as the report route wants it: `2021-01-04`. */
export interface Period {
  from: string;
  to: string;
}
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'own';

const dayMs = 86_400_000;

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function partsOf(day: string): [year: number, month: number, date: number] {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}

/** The day, week (from Monday), month, quarter or year that `day` lies in. */
export function periodAround(kind: Exclude<PeriodKind, 'own'>, day: string): Period {
  const [year, month, date] = partsOf(day);
  const at = (y: number, m: number, d: number) => Date.UTC(y, m, d);
  switch (kind) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const monday = at(year, month, date) - ((new Date(at(year, month, date)).getUTCDay() + 6) % 7) * dayMs;
      return { from: dayOf(monday), to: dayOf(monday + 6 * dayMs) };
    }
    case 'month':
      return { from: dayOf(at(year, month, 1)), to: dayOf(at(year, month + 1, 0)) };
    case 'quarter': {
      const first = month - (month % 3);
      return { from: dayOf(at(year, first, 1)), to: dayOf(at(year, first + 3, 0)) };
    }
    case 'year':
      return { from: dayOf(at(year, 0, 1)), to: dayOf(at(year, 11, 31)) };
  }
}

/** The period before (-1) or after (1) one of the same kind; own dates move by their own length. */
export function neighbour(kind: PeriodKind, period: Period, step: -1 | 1): Period {
  if (kind === 'own') {
    const length = Date.parse(period.to) - Date.parse(period.from) + dayMs;
    return { from: dayOf(Date.parse(period.from) + step * length), to: dayOf(Date.parse(period.to) + step * length) };
  }
  const inside = step === 1 ? Date.parse(period.to) + dayMs : Date.parse(period.from) - dayMs;
  return periodAround(kind, dayOf(inside));
}

const formatters = inEachLanguage((locale) => {
  const month = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const;
  return {
    day: new Intl.DateTimeFormat(locale, { ...month, day: 'numeric' }),
    month: new Intl.DateTimeFormat(locale, month),
  };
});

/** `4. januar 2021`, `januar 2021`, `1. kvartal 2021`, `2021`, or from day to day. */
export function periodName(kind: PeriodKind, { from, to }: Period): string {
  const [year, month] = partsOf(from);
  const texts = formatters();
  if (kind === 'month') return texts.month.format(Date.parse(from));
  if (kind === 'quarter') return say('{quarter}. kvartal {year}', { quarter: Math.floor(month / 3) + 1, year });
  if (kind === 'year') return String(year);
  const [first, last] = [from, to].map((day) => texts.day.format(Date.parse(day)));
  return from === to ? `${first}` : `${first} - ${last}`;
}

/** More days than this are drawn a month at a time. */
const daysDrawn = 62;

/** Sums the daily figures to what a chart has room for: days, or months in a long period. Days without figures are there too. */
export function drawn(days: readonly { day: string; figures: Record<string, number> }[], period: Period) {
  const months = (Date.parse(period.to) - Date.parse(period.from)) / dayMs > daysDrawn;
  const sums = new Map<string, Record<string, number>>();
  for (let at = Date.parse(period.from); at <= Date.parse(period.to); at += dayMs)
    sums.set(months ? `${dayOf(at).slice(0, 7)}-01` : dayOf(at), {});
  for (const { day, figures } of days) {
    const key = months ? `${day.slice(0, 7)}-01` : day;
    const sum = sums.get(key) ?? {};
    for (const [name, value] of Object.entries(figures)) sum[name] = (sum[name] ?? 0) + value;
    sums.set(key, sum);
  }
  return {
    unit: months ? ('month' as const) : ('day' as const),
    points: [...sums].map(([day, figures]) => ({ day, figures })),
  };
}
