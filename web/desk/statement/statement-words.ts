import type { Danish } from '../../language/say.ts';

/*
 * What the accessibility statement claims, so that it is changed where it is read. Nothing is claimed that no test or no look has shown:
 * `web/desk/fixtures` tries every view, `tests/browser` goes through the desk by keys.
 */

/** The day on which it was last read through against the desk; at least once a year. */
export const reviewedAt = '2026-11-27';

export const met = [
  'Alt kan nås og bruges fra tastaturet, også telefonen. Genvejstasterne står under »Genvejstaster« nederst på siden, hvor de kan skiftes og slås fra.',
  'Tekst og knapper har tilstrækkelig kontrast i både lyse og mørke farver. Siden følger det, du har valgt på computeren, også tvungne farver og færre bevægelser.',
  'Siden kan bruges ved 400 % zoom og på en skærm, der er 320 punkter bred, uden at rulle på tværs.',
  'Felter har navne, og fejl står i ord ved det felt, de handler om. Farve er aldrig det eneste tegn.',
  'Opkald, beskeder og afbrudt forbindelse siges også til en skærmlæser.',
] as const satisfies readonly Danish[];

export const notMet = [
  {
    what: 'Samtaler foregår kun med tale. Der er ikke realtidstekst (EN 301 549, punkt 6.2).',
    instead: 'Vælg et fysisk møde, eller få en tolk med i samtalen.',
  },
  {
    what: 'Efter nogle handlinger kan du kun fortryde i fem sekunder (WCAG 2.2.1).',
    instead: 'Spørg din koordinator, hvis noget skal rettes bagefter.',
  },
  {
    what: 'Korte beskeder nederst på siden forsvinder efter otte sekunder. Fejl bliver stående.',
    instead: 'Det, beskeden fortæller, kan også ses på siden selv.',
  },
  {
    what: 'Diagrammet i rapporterne kan ikke læses af en skærmlæser.',
    instead: 'De samme tal står i tabellen ved siden af og i den fil, der kan hentes.',
  },
] as const satisfies readonly { what: Danish; instead: Danish }[];

export const tested = [
  'Hver side og tilstand er prøvet med kontrolprogrammet axe i to bredder og i lyse og mørke farver, uden fejl.',
  'Skrivebordet er gået igennem alene med tastatur i en rigtig browser.',
  'Billeder af de vigtigste sider i tvungne farver er set igennem.',
] as const satisfies readonly Danish[];

export const notTested = [
  'gennemgået af udenforstående,',
  'prøvet af mennesker, der til daglig bruger skærmlæser, talestyring eller forstørrelse.',
] as const satisfies readonly Danish[];
