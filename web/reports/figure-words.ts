import { categoryLabel, notVisited } from '../../schemas/category.ts';
import type { Figure } from '../../schemas/staff-api.ts';
import { type Danish, say, sayKnown, speaksEnglish } from '../language/say.ts';
import { changeWords } from '../theme/change-words.ts';
import { number } from '../theme/formats.ts';
import { lateReasonWords } from '../theme/late-reasons.ts';
import { notOfferedWords } from '../theme/not-offered-words.ts';
import { outreachWords } from '../theme/outreach-words.ts';

/** Figures in the order a manager reads them; one the line adds later is shown last under its own name. */
export const figureNames = {
  contactsIn: 'Henvendelser',
  served: 'Visiteret',
  waiting: 'Venter',
  booked: 'Booket møde',
  ended: 'Afsluttet uden samtale',
  calls: 'Opkald',
  abandoned: 'Tabte opkald',
  queueFull: 'Fuld kø',
  callbacksKept: 'Opringninger holdt',
  callbacksMissed: 'Opringninger ikke nået',
  callbacksBroken: 'Opringninger for sent',
  satisfaction: 'Tilfredshed med samtalen',
  waitSeconds: 'Ventetid til samtale',
  callsOut: 'Egne opkald, der blev til en samtale',
  outreach: 'Opsøgende opkald',
  concludedByCategory: 'Konklusioner efter kategori',
  flagged: 'Med krav om opfølgning',
  followUpsHeld: 'Opfølgninger holdt',
  followUpsOverdue: 'Opfølgninger over fristen',
  followUpsLate: 'Opfølgninger aftalt efter fristen',
  followUpsMissed: 'Udeblevet fra eller sagt nej til opfølgning',
  followUpsChanged: 'Ændret kategori efter opfølgning',
  caseworkerChanges: 'Skift af sagsbehandler',
  interpreter: 'Tolk med i samtalen',
  notOffered: 'Telefonen ikke tilbudt',
  deadlinesMissed: 'Ugen til den første samtale overskredet',
} as const satisfies Record<string, Danish>;

export function isNamedFigure(name: string): name is keyof typeof figureNames {
  return name in figureNames;
}

export function nameOfFigure(name: string): string {
  // Danish has one word for one of them and for several.
  if (name === 'calls' && speaksEnglish()) return 'Calls';
  return isNamedFigure(name) ? say(figureNames[name]) : name;
}

/** Categories as jobindsats.dk names them (who is not visited yet is *Uoplyst* there), reasons, and causes of a change. */
export function nameOfPart(part: string): string {
  if (isLateReason(part)) return say(lateReasonWords[part]);
  if (isChange(part)) return say(changeWords[part]);
  if (isOutcome(part)) return say(outreachWords[part]);
  if (isNotOffered(part)) return say(notOfferedWords[part]);
  return part === notVisited ? say('Uoplyst') : sayKnown(categoryLabel(part));
}

function isLateReason(part: string): part is keyof typeof lateReasonWords {
  return part in lateReasonWords;
}

function isChange(part: string): part is keyof typeof changeWords {
  return part in changeWords;
}

function isNotOffered(part: string): part is keyof typeof notOfferedWords {
  return part in notOfferedWords;
}

function isOutcome(part: string): part is keyof typeof outreachWords {
  return part in outreachWords;
}

/** Seconds as a person says them: `45 sek.`, `12 min. 30 sek.`, `2 t. 5 min.` */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return say('{seconds} sek.', { seconds: whole });
  const minutes = Math.round(whole / 60);
  if (whole < 3600) return minutesText(Math.floor(whole / 60), whole % 60);
  if (minutes < 24 * 60) return hoursText(Math.floor(minutes / 60), minutes % 60);
  const hours = Math.round(minutes / 60);
  return daysText(Math.floor(hours / 24), hours % 24);
}

function minutesText(minutes: number, seconds: number): string {
  return seconds === 0
    ? say('{minutes} min.', { minutes })
    : say('{minutes} min. {seconds} sek.', { minutes, seconds });
}

function hoursText(hours: number, minutes: number): string {
  return minutes === 0 ? say('{hours} t.', { hours }) : say('{hours} t. {minutes} min.', { hours, minutes });
}

function daysText(days: number, hours: number): string {
  if (days === 1) return hours === 0 ? say('1 dag') : say('1 dag {hours} t.', { hours });
  return hours === 0 ? say('{days} dage', { days }) : say('{days} dage {hours} t.', { days, hours });
}

export function valueText(name: string, value: number | null): string {
  if (value === null) return say('Ingen endnu');
  return name === 'waitSeconds' ? duration(value) : number(value);
}

/** Under this a figure says little. */
const smallN = 5;

/** Figures that are a share or a mean of their n; the others are plain counts, which few cases make small but not uncertain. */
const sharesOfN = new Set([
  ...['abandoned', 'callbacksKept', 'callbacksMissed', 'callbacksBroken', 'waitSeconds', 'satisfaction'],
  ...['concludedByCategory', 'flagged', 'followUpsHeld', 'followUpsOverdue'],
  ...[
    'followUpsLate',
    'followUpsMissed',
    'followUpsChanged',
    'deadlinesMissed',
    'notOffered',
    'interpreter',
    'callsOut',
  ],
]);

/** Does this figure rest on so few that nothing can be concluded from it? */
export function restsOnFew(name: string, figure: Pick<Figure, 'n'>): boolean {
  return sharesOfN.has(name) && figure.n > 0 && figure.n < smallN;
}

/** What to say of the whole period when little has happened in it; undefined when there is enough. */
export function fewContacts(contacts: number): string | undefined {
  if (contacts === 0) return say('Der er ingen henvendelser i perioden.');
  if (contacts >= smallN) return undefined;
  if (contacts === 1)
    return say('Perioden har kun 1 henvendelse. Læs tallene som enkelte tilfælde, ikke som en tendens.');
  return say('Perioden har kun {contacts} henvendelser. Læs tallene som enkelte tilfælde, ikke som en tendens.', {
    contacts,
  });
}

/** Names of a report's figures in reading order. */
export function orderedNames(figures: Record<string, unknown>): string[] {
  const known = Object.keys(figureNames).filter((name) => name in figures);
  return [...known, ...Object.keys(figures).filter((name) => !(name in figureNames))];
}
