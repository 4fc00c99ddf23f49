/** The start page's own texts, in the language that its reader chose. */
const words = {
  da: {
    title: 'Prøv visitationslinjen',
    other: 'English',
    lead: 'En telefonlinje for borgere, der lige har søgt kontanthjælp. Prøv den fra begge ender på fem minutter. Alt kører på denne maskine, og alle personer er opdigtede.',
    clock: 'Linjens ur',
    open: 'Linjen er åben.',
    closed: 'Linjen er lukket nu.',
    move: 'Stil uret til',
    moved: 'Uret er stillet. Linjen er åben.',
    step: 'Trin',
    sit: 'Sæt dig ved skrivebordet',
    sitHow: 'Skrivebordet åbner i en ny fane. Tryk Klar øverst, så kan der ringes til dig.',
    deskAs: 'Åbn skrivebordet som',
    ring: 'Ring til linjen som en borger',
    ringHow: 'Telefonen åbner i en ny fane og ringer op med det samme. Giv den lov til at bruge mikrofonen.',
    ringAs: 'Ring som',
    read: 'Tag opkaldet, og læs rapporten',
    readHow: 'Gå tilbage til skrivebordet, og tryk Besvar. Læs bagefter, hvad der blev af opkaldene de sidste to år.',
    reportAs: 'Åbn rapporten som',
    others: 'Andre, du kan være',
    othersHow: 'Et klik logger ind. Hver fane husker, hvem du er der.',
    colleague: 'En kollega, der tager opkald',
    colleagueHow: 'tager opkald af sig selv, taler et øjeblik og gør sagen færdig. Så kan du selv være borgeren.',
    colleagueOn: 'Lad kollegaen tage opkald',
    colleagueOff: 'Send kollegaen hjem',
    isOn: 'Kollegaen er på arbejde.',
    town: 'En by, der ringer',
    townHow:
      'Omkring tolv opkald i timen, til linjen lukker. En kollega svarer, og listerne på skrivebordet rører sig.',
    townOn: 'Lad byen ringe',
    townOff: 'Lad ingen flere ringe',
    townIs: {
      off: '',
      waiting: 'Byen begynder, når linjen åbner.',
      ringing: 'Byen ringer. Antal opkald:',
      emptying: 'Ingen flere ringer, og de sidste bliver talt med. Antal opkald:',
    },
    lost: 'Der er ingen forbindelse til linjen. Kører den på denne maskine?',
    newTab: '(ny fane)',
    roles: {
      intake: 'borgerservice',
      consultant: 'konsulent',
      coordinator: 'koordinator',
      manager: 'leder',
      administrator: 'administrator',
      auditor: 'revisor',
    },
  },
  en: {
    title: 'Try the visitation line',
    other: 'Dansk',
    lead: 'A telephone line for citizens who have just applied for benefits in Denmark. Try both ends of it in five minutes. Everything runs on this machine, and everybody is invented.',
    clock: 'The clock of the line',
    open: 'The line is open.',
    closed: 'The line is closed now.',
    move: 'Set the clock to',
    moved: 'The clock is set. The line is open.',
    step: 'Step',
    sit: 'Sit down at the desk',
    sitHow: 'The desk opens in a new tab. Press Ready at the top, and you can be called.',
    deskAs: 'Open the desk as',
    ring: 'Call the line as a citizen',
    ringHow: 'The telephone opens in a new tab and calls at once. Allow it to use the microphone.',
    ringAs: 'Call as',
    read: 'Take the call, and read the report',
    readHow: 'Go back to the desk and press Answer. Then read what became of the calls of two years.',
    reportAs: 'Open the report as',
    others: 'Others you can be',
    othersHow: 'One click signs in. Each tab remembers who you are there.',
    colleague: 'A colleague who takes calls',
    colleagueHow:
      'takes calls without being asked, talks for a moment and finishes the case. So you can be the citizen.',
    colleagueOn: 'Let the colleague take calls',
    colleagueOff: 'Send the colleague home',
    isOn: 'The colleague is at work.',
    town: 'A town that calls',
    townHow: 'Some twelve calls an hour until the line closes. A colleague answers, and the lists at the desk move.',
    townOn: 'Let the town call',
    townOff: 'Let nobody else call',
    townIs: {
      off: '',
      waiting: 'The town begins when the line opens.',
      ringing: 'The town is calling. Calls so far:',
      emptying: 'Nobody else calls, and the last are talked with. Calls so far:',
    },
    lost: 'The line does not answer. Does it run on this machine?',
    newTab: '(new tab)',
    roles: {
      intake: 'citizen service',
      consultant: 'consultant',
      coordinator: 'coordinator',
      manager: 'manager',
      administrator: 'administrator',
      auditor: 'auditor',
    },
  },
} as const;

export type Language = keyof typeof words;
type Told<Of> = Of extends string ? string : { readonly [Name in keyof Of]: Told<Of[Name]> };
/** Both languages have the same texts, or this does not compile. */
export type Words = Told<(typeof words)['da']>;
const all: Record<Language, Words> = words;

export function wordsIn(language: Language): Words {
  return all[language];
}

export function roleIn({ roles }: Words, role: string): string {
  return (roles as Readonly<Record<string, string>>)[role] ?? role;
}

/** A weekday and its time, short enough for a button. */
export function morningIn(language: Language, at: string): string {
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Europe/Copenhagen' }).format(new Date(at));
  const time = part({ hour: '2-digit', minute: '2-digit' });
  return `${part({ weekday: 'long' })} ${language === 'da' ? 'kl. ' : ''}${time}`;
}

/** A moment of the line's clock as its reader writes it. */
export function momentIn(language: Language, at: string): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(at));
}
