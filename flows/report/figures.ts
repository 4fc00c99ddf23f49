import type { RollUp } from '../../schemas/figures.ts';
import type { Figure } from '../../schemas/staff-api.ts';
import type { Counter } from './count.ts';

/** Changed whenever a formula below changes; printed with every report, so that two reports can be compared honestly. */
export const definitionVersion = '2021-6';

/** Every figure with the formula that is printed beside it. */
export const definitions = {
  contactsIn: 'Henvendelser i perioden: registreringer, og opkald som ikke hører til en åben henvendelse.',
  served: 'Heraf visitationer, der er konkluderet nu.',
  waiting:
    'Heraf henvendelser, der venter nu: i et opkald, i kø eller med et løfte om at blive ringet op eller hjulpet.',
  booked: 'Heraf henvendelser med et aftalt fysisk møde nu.',
  ended: 'Heraf henvendelser, der er afsluttet uden samtale, med en grund fra en fast liste.',
  calls: 'Opkald til linjen i perioden.',
  abandoned: 'Opkald i perioden, hvor borgeren lagde på før et valg eller mens borgeren ventede. n er alle opkald.',
  queueFull: 'Gange i perioden, hvor køen var fuld, og borgeren blev tilbudt at blive ringet op. n er alle opkald.',
  callbacksKept:
    'Løfter om opringning, der endte i en samtale inden for det lovede tidsrum. n er løfter, der er afgjort i perioden.',
  callbacksMissed:
    'Løfter om opringning, hvor alle forsøg er brugt uden at få fat i borgeren. n er løfter, der er afgjort i perioden.',
  callbacksBroken:
    'Løfter om opringning, hvor det lovede tidsrum gik, før vi ringede. n er løfter, der er afgjort i perioden.',
  concludedByCategory: 'Konkluderede visitationer i perioden efter den første vurdering. n er alle konkluderede.',
  flagged:
    'Konkluderede visitationer i perioden med mindst ét flag, der kræver et fysisk møde. n er alle konkluderede.',
  followUpsHeld: 'Opfølgninger, der er holdt og lukket i perioden. n er alle lukkede opfølgninger.',
  followUpsOverdue:
    'Opfølgninger, der i perioden blev overskredet uden at være lukket. n er opfølgninger åbnet i perioden.',
  followUpsLate:
    'Tider til opfølgning, der i perioden blev aftalt efter fristen, efter den grund, som blev valgt. n er alle tider til opfølgning, der blev aftalt i perioden.',
  followUpsMissed:
    'Gange i perioden, hvor borgeren ikke kom til en opfølgning eller sagde nej. n er disse og de opfølgninger, der er holdt.',
  followUpsChanged:
    'Opfølgninger, der er holdt i perioden og endte med en anden kategori end den første vurdering. n er alle holdte.',
  caseworkerChanges:
    'Skift af sagsbehandler i perioden efter den grund, som blev valgt: en borger, der havde en sagsbehandler, har bedt om en anden eller har fået en anden. n er alle skift.',
  deadlinesMissed:
    'Henvendelser, hvor ugen til den første samtale (LAB § 31) udløb i perioden uden en samtale, der tæller. n er henvendelser i perioden.',
  notOffered:
    'Henvendelser, hvor telefonen i perioden ikke blev tilbudt borgeren ved registreringen, efter den grund, som blev valgt. n er henvendelser i perioden.',
  interpreter:
    'Konkluderede visitationer i perioden, hvor en tolk var med i samtalen. n er dem, hvor borgeren havde brug for tolk, som det blev sagt i samtalen eller ellers ved registreringen.',
  satisfaction:
    'Gennemsnit af svarene på, hvor tilfreds borgeren var med samtalen, fra 1 til 5, hvor 5 er bedst. Spørges én gang med tast efter samtalen. n er svar.',
  callsOut:
    'Opkald i perioden, som en medarbejder selv foretog fra en sag, og som blev til en samtale. n er alle disse opkald.',
  outreach:
    'Borgere på listen over opsøgende opkald, som der blev gjort noget ved i perioden, efter hvad der kom ud af det. Samtalerne er frivillige og kræver ingen konklusion. n er dem alle.',
  waitSeconds:
    'Gennemsnitlig ventetid i sekunder fra første ring (eller registrering med ønske om opringning) til de to blev forbundet, opringninger medregnet; en telefonsvarer tæller ikke. n er ventetider, der er afsluttet.',
} as const;
export type FigureName = keyof typeof definitions;

/** Adds up the counters of several days. */
export function sumOf(rollUps: RollUp[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { counts } of rollUps) for (const [name, by] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + by;
  return sum;
}

/** The figures of a period from its counters; a mean over nobody is nothing, not zero. */
export function figuresOf(counts: Record<string, number>): Record<FigureName, Figure> {
  const count = (name: Counter) => counts[name] ?? 0;
  // A broken window settles its promise; what takes its place is another one.
  const settled = count('callbacksKept') + count('callbacksMissed') + count('callbacksBroken');
  const figure = (name: FigureName, value: Figure['value'], n: number): Figure => ({
    value,
    n,
    definition: definitions[name],
  });
  const contacts = count('contactsIn');
  return {
    contactsIn: figure('contactsIn', contacts, contacts),
    served: figure('served', count('served'), contacts),
    waiting: figure('waiting', count('waiting'), contacts),
    booked: figure('booked', count('booked'), contacts),
    ended: figure('ended', count('ended'), contacts),
    calls: figure('calls', count('calls'), count('calls')),
    abandoned: figure('abandoned', count('abandoned'), count('calls')),
    queueFull: figure('queueFull', count('queueFull'), count('calls')),
    callbacksKept: figure('callbacksKept', count('callbacksInWindow'), settled),
    callbacksMissed: figure('callbacksMissed', count('callbacksMissed'), settled),
    callbacksBroken: figure('callbacksBroken', count('callbacksBroken'), settled),
    concludedByCategory: figure('concludedByCategory', partsOf(counts, 'concluded.'), count('concluded')),
    flagged: figure('flagged', count('flagged'), count('concluded')),
    followUpsHeld: figure('followUpsHeld', count('followUpsHeld'), count('followUpsClosed')),
    followUpsOverdue: figure('followUpsOverdue', count('followUpsOverdue'), count('followUpsOpened')),
    followUpsLate: figure('followUpsLate', partsOf(counts, 'followUpsLate.'), count('followUpTimes')),
    followUpsMissed: figure(
      'followUpsMissed',
      count('followUpsMissed'),
      count('followUpsMissed') + count('followUpsHeld'),
    ),
    followUpsChanged: figure('followUpsChanged', count('followUpsChanged'), count('followUpsHeld')),
    caseworkerChanges: figure('caseworkerChanges', partsOf(counts, 'caseworkerChanges.'), count('caseworkerChanges')),
    deadlinesMissed: figure('deadlinesMissed', count('deadlinesMissed'), contacts),
    notOffered: figure('notOffered', partsOf(counts, 'notOffered.'), contacts),
    interpreter: figure('interpreter', count('interpreterPresent'), count('interpreterNeeded')),
    satisfaction: figure('satisfaction', meanOf(count('ratingSum'), count('ratings')), count('ratings')),
    callsOut: figure('callsOut', count('callsOutTalked'), count('callsOut')),
    outreach: figure('outreach', partsOf(counts, 'outreach.'), count('outreachClosed')),
    waitSeconds: figure('waitSeconds', wholeMeanOf(count('waitSeconds'), count('waits')), count('waits')),
  };
}

function wholeMeanOf(sum: number, n: number): number | null {
  return n === 0 ? null : Math.round(sum / n);
}

/** With one decimal. */
function meanOf(sum: number, n: number): number | null {
  return n === 0 ? null : Math.round((10 * sum) / n) / 10;
}

/** The counters that divide one figure, each by what comes after its prefix. */
function partsOf(counts: Record<string, number>, prefix: `${string}.`): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}
