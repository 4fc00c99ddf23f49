import type { Danish } from '../../language/say.ts';

/* What a consultant does when a talk turns dangerous, by flag. Short: it is read while somebody is on the line. */

export interface Procedure {
  title: Danish;
  steps: readonly Danish[];
  /** Where help is, with the number as it is dialled. */
  numbers: readonly { who: Danish; number: string; dial: string; when: Danish }[];
  /** What must not be written anywhere in the case. */
  neverWritten: readonly Danish[];
  /** What may be. */
  written: Danish;
}

/** The numbers that all of Denmark shares; the municipality's own acute procedure goes before them. */
export const procedures: Readonly<Record<string, Procedure>> = {
  F11: {
    title: 'Vold, eller borgeren kan ikke tale frit',
    steps: [
      'Stop med at spørge til sagen. Stil kun spørgsmål, der kan besvares med ja eller nej.',
      'Spørg: »Er du i fare lige nu?« Ja: ring 112.',
      'Aftal, hvornår og hvordan borgeren kan kontaktes sikkert. Fortæl det kun til den, der holder mødet.',
      'Sig, at vi ikke sender sms og ikke indtaler beskeder. Siger vi noget i telefonen, er det neutralt.',
      'Fortæl om 1888, som er gratis og anonym. Nævn den kun, hvis ingen lytter med.',
      'Book et fysisk møde, hvor borgeren kan være alene.',
    ],
    numbers: [
      { who: 'Alarmcentralen', number: '112', dial: '112', when: 'Akut fare' },
      { who: 'Lev Uden Volds hotline', number: '1888', dial: '1888', when: 'Døgnåben, gratis og anonym' },
    ],
    neverWritten: [
      'adresse, opholdssted eller krisecenter',
      'det sikre telefonnummer og den aftalte tid',
      'andre navne end borgerens eget',
      'hvad der er sket, ud over at borgeren ikke kunne tale frit eller ikke er tryg',
    ],
    written: 'Skriv kun, at samtalen blev stoppet, og at der er booket et fysisk møde.',
  },
  F12: {
    title: 'Tanker om ikke at leve, eller akut fare',
    steps: [
      'Bliv i samtalen. Læg ikke på, og stil ikke om.',
      'Spørg direkte: »Har du tænkt på at tage dit eget liv?« Spørg, om borgeren er alene.',
      'Akut fare: lad en kollega ringe 112, mens du taler videre.',
      'Følg kommunens egen akutvejledning.',
      'Fortæl om Livslinien, og aftal, hvem der er hos borgeren, når samtalen slutter.',
      'Book et fysisk møde. Notér til sidst her, at vejledningen er fulgt.',
    ],
    numbers: [
      { who: 'Alarmcentralen', number: '112', dial: '112', when: 'Akut fare' },
      { who: 'Livslinien', number: '70 20 12 01', dial: '+4570201201', when: 'Tjek åbningstiden på livslinien.dk' },
    ],
    neverWritten: ['metode, sted eller midler', 'enkeltheder om planer', 'diagnoser og medicin'],
    written: 'Skriv kun, at der var akut bekymring, at vejledningen blev fulgt, og hvornår.',
  },
};
