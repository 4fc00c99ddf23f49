import { say, speaksEnglish } from '../language/say.ts';
import { nameOfFigure } from './figure-words.ts';
import { periodName } from './period.ts';

/** What is drawn: one figure, a day or a month at a time. */
export interface Charted {
  name: string;
  unit: 'day' | 'month';
  points: readonly { day: string; figures: Record<string, number> }[];
}

/** `Opkald pr. dag: 12 i alt, flest 4.1.2021 (5).` */
export function captionOf({ name, unit, points }: Charted): string {
  const [first] = points;
  const amount = (point = first) => point?.figures[name] ?? 0;
  const figure = nameOfFigure(name);
  const total = points.reduce((sum, point) => sum + amount(point), 0);
  const highest = points.reduce((high, point) => (amount(point) > amount(high) ? point : high), first);
  if (highest === undefined || total === 0)
    return unit === 'month'
      ? say('{figure} pr. måned: {total} i alt.', { figure, total })
      : say('{figure} pr. dag: {total} i alt.', { figure, total });
  const most = { figure, total, when: whenOf(highest.day, unit), most: amount(highest) };
  return unit === 'month'
    ? say('{figure} pr. måned: {total} i alt, flest {when} ({most}).', most)
    : say('{figure} pr. dag: {total} i alt, flest {when} ({most}).', most);
}

/** In figures, which no other country reads in the same order. */
function whenOf(day: string, unit: Charted['unit']): string {
  if (speaksEnglish()) return periodName(unit, { from: day, to: day });
  const parts = day.split('-').reverse().map(Number);
  return parts.slice(unit === 'month' ? 1 : 0).join('.');
}
