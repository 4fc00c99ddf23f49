/** Figures and their reports. */
export const reportsEnglish = {
  'Rapporter - Visitationslinjen': 'Reports - Visitationslinjen',
  'Udfald af henvendelser': 'Outcomes of enquiries',
  'Henter tal …': 'Loading figures …',
  'Datoen "fra" skal ligge før "til".': 'The date "from" must be before "to".',
  'Rapporterne er for ledere': 'The reports are for managers',
  'Tallene kan ikke hentes': 'The figures cannot be fetched',
  'Der skete en uventet fejl.': 'Something unexpected went wrong.',
  'Gå til skrivebordet': 'Go to the desk',
  Regnestykket: 'The sum',
  henvendelse: 'enquiry',
  henvendelser: 'enquiries',
  'talt med': 'talked with',
  venter: 'waiting',
  'booket møde': 'meeting booked',
  afsluttet: 'closed',
  'Regnestykket går ikke op. Sig det til den, der driver linjen.':
    'The sum does not add up. Tell whoever runs the line.',
  Periode: 'Period',
  'Vis pr.': 'Show by',
  Dag: 'Day',
  Måned: 'Month',
  Kvartal: 'Quarter',
  År: 'Year',
  'Vælg datoer': 'Choose dates',
  Fra: 'From',
  Til: 'To',
  Forrige: 'Previous',
  Næste: 'Next',
  '{quarter}. kvartal {year}': 'Quarter {quarter} of {year}',
  'Tal for {period}': 'Figures for {period}',
  'Hent CSV': 'Download CSV',
  'Hent CSV pr. dag': 'Download CSV by day',
  'udfald-{from}-{to}.csv': 'outcomes-{from}-{to}.csv',
  'udfald-pr-dag-{from}-{to}.csv': 'outcomes-by-day-{from}-{to}.csv',
  Tal: 'Figure',
  Værdi: 'Value',
  'Sådan er det opgjort': 'How it is counted',
  '(få)': '(few)',
  Definition: 'Definition',
  Definitionsversion: 'Version of definitions',
  'Definitioner, version {version}. Tallene viser, hvordan henvendelserne står nu, og tælles på den dag, de kom ind.':
    'Definitions, version {version}. The figures show how the enquiries stand now, and are counted on the day they came in.',
  'Ingen endnu': 'None yet',
  'Der er ingen henvendelser i perioden.': 'There are no enquiries in the period.',
  'Perioden har kun 1 henvendelse. Læs tallene som enkelte tilfælde, ikke som en tendens.':
    'The period has only 1 enquiry. Read the figures as single cases, not as a trend.',
  'Perioden har kun {contacts} henvendelser. Læs tallene som enkelte tilfælde, ikke som en tendens.':
    'The period has only {contacts} enquiries. Read the figures as single cases, not as a trend.',
  '{seconds} sek.': '{seconds} sec',
  '{minutes} min. {seconds} sek.': '{minutes} min {seconds} sec',
  '1 dag {hours} t.': '1 day {hours} h',
  '{days} dage {hours} t.': '{days} days {hours} h',
  Udvikling: 'Trend',
  'Der er intet at tegne i perioden.': 'There is nothing to draw in the period.',
  'En enkelt dag har ingen udvikling. Vælg en længere periode.': 'A single day has no trend. Choose a longer period.',
  'Tegner …': 'Drawing …',
  '{figure} pr. måned: {total} i alt.': '{figure} by month: {total} in all.',
  '{figure} pr. dag: {total} i alt.': '{figure} by day: {total} in all.',
  '{figure} pr. måned: {total} i alt, flest {when} ({most}).':
    '{figure} by month: {total} in all, most in {when} ({most}).',
  '{figure} pr. dag: {total} i alt, flest {when} ({most}).':
    '{figure} by day: {total} in all, most on {when} ({most}).',
  'Booket møde': 'Meeting booked',
  'Tabte opkald': 'Lost calls',
  'Fuld kø': 'Queue full',
  'Opringninger holdt': 'Call-backs kept',
  'Opringninger ikke nået': 'Call-backs that reached nobody',
  'Opringninger for sent': 'Call-backs too late',
  'Tilfredshed med samtalen': 'Satisfaction with the talk',
  'Ventetid til samtale': 'Wait for a talk',
  'Egne opkald, der blev til en samtale': 'Our own calls that became a talk',
  'Konklusioner efter kategori': 'Conclusions by category',
  'Med krav om opfølgning': 'Requiring a follow-up',
  'Opfølgninger holdt': 'Follow-ups held',
  'Opfølgninger over fristen': 'Follow-ups past the deadline',
  'Opfølgninger aftalt efter fristen': 'Follow-ups arranged for after the deadline',
  'Udeblevet fra eller sagt nej til opfølgning': 'Follow-ups missed or declined',
  'Ændret kategori efter opfølgning': 'Category changed after follow-up',
  'Skift af sagsbehandler': 'Changes of caseworker',
  'Tolk med i samtalen': 'Interpreter in the talk',
  'Telefonen ikke tilbudt': 'Telephone not offered',
  'Ugen til den første samtale overskredet': 'Week until the first talk exceeded',
  Uoplyst: 'Not stated (uoplyst)',
  Jobparat: 'Jobparat (ready for work)',
  Aktivitetsparat: 'Aktivitetsparat (ready for activities)',
  Uddannelsesparat: 'Uddannelsesparat (ready for education)',
  'Åbenlys uddannelsesparat': 'Åbenlys uddannelsesparat (clearly ready for education)',
  'Henvendelser i perioden: registreringer, og opkald som ikke hører til en åben henvendelse.':
    'Enquiries in the period: registrations, and calls that do not belong to an open enquiry.',
  'Heraf visitationer, der er konkluderet nu.': 'Of these, assessments that are concluded now.',
  'Heraf henvendelser, der venter nu: i et opkald, i kø eller med et løfte om at blive ringet op eller hjulpet.':
    'Of these, enquiries that are waiting now: in a call, in the queue, or with a promise of a call-back or of help.',
  'Heraf henvendelser med et aftalt fysisk møde nu.': 'Of these, enquiries with a meeting in person arranged now.',
  'Heraf henvendelser, der er afsluttet uden samtale, med en grund fra en fast liste.':
    'Of these, enquiries that were closed without a talk, for a reason from a fixed list.',
  'Opkald til linjen i perioden.': 'Calls to the line in the period.',
  'Opkald i perioden, hvor borgeren lagde på før et valg eller mens borgeren ventede. n er alle opkald.':
    'Calls in the period in which the citizen hung up before a choice or while waiting. n is all calls.',
  'Gange i perioden, hvor køen var fuld, og borgeren blev tilbudt at blive ringet op. n er alle opkald.':
    'Times in the period when the queue was full and the citizen was offered a call-back. n is all calls.',
  'Løfter om opringning, der endte i en samtale inden for det lovede tidsrum. n er løfter, der er afgjort i perioden.':
    'Promised call-backs that ended in a talk within the promised time. n is promises settled in the period.',
  'Løfter om opringning, hvor alle forsøg er brugt uden at få fat i borgeren. n er løfter, der er afgjort i perioden.':
    'Promised call-backs where every attempt was used without reaching the citizen. n is promises settled in the period.',
  'Løfter om opringning, hvor det lovede tidsrum gik, før vi ringede. n er løfter, der er afgjort i perioden.':
    'Promised call-backs where the promised time had passed before we called. n is promises settled in the period.',
  'Konkluderede visitationer i perioden efter den første vurdering. n er alle konkluderede.':
    'Assessments concluded in the period, by their first judgement. n is all concluded.',
  'Konkluderede visitationer i perioden med mindst ét flag, der kræver et fysisk møde. n er alle konkluderede.':
    'Assessments concluded in the period with at least one flag that requires a meeting in person. n is all concluded.',
  'Opfølgninger, der er holdt og lukket i perioden. n er alle lukkede opfølgninger.':
    'Follow-ups held and closed in the period. n is all closed follow-ups.',
  'Opfølgninger, der i perioden blev overskredet uden at være lukket. n er opfølgninger åbnet i perioden.':
    'Follow-ups that passed their deadline in the period without being closed. n is follow-ups opened in the period.',
  'Tider til opfølgning, der i perioden blev aftalt efter fristen, efter den grund, som blev valgt. n er alle tider til opfølgning, der blev aftalt i perioden.':
    'Follow-up times arranged in the period for after the deadline, by the reason chosen. n is all follow-up times arranged in the period.',
  'Gange i perioden, hvor borgeren ikke kom til en opfølgning eller sagde nej. n er disse og de opfølgninger, der er holdt.':
    'Times in the period when the citizen did not come to a follow-up or said no. n is these and the follow-ups held.',
  'Opfølgninger, der er holdt i perioden og endte med en anden kategori end den første vurdering. n er alle holdte.':
    'Follow-ups held in the period that ended in another category than the first judgement. n is all held.',
  'Skift af sagsbehandler i perioden efter den grund, som blev valgt: en borger, der havde en sagsbehandler, har bedt om en anden eller har fået en anden. n er alle skift.':
    'Changes of caseworker in the period, by the reason chosen: a citizen who had a caseworker has asked for another or been given another. n is all changes.',
  'Henvendelser, hvor ugen til den første samtale (LAB § 31) udløb i perioden uden en samtale, der tæller. n er henvendelser i perioden.':
    'Enquiries where the week until the first talk (LAB § 31) ran out in the period without a talk that counts. n is enquiries in the period.',
  'Henvendelser, hvor telefonen i perioden ikke blev tilbudt borgeren ved registreringen, efter den grund, som blev valgt. n er henvendelser i perioden.':
    'Enquiries where the telephone was not offered to the citizen at registration in the period, by the reason chosen. n is enquiries in the period.',
  'Konkluderede visitationer i perioden, hvor en tolk var med i samtalen. n er dem, hvor borgeren havde brug for tolk, som det blev sagt i samtalen eller ellers ved registreringen.':
    'Assessments concluded in the period where an interpreter was in the talk. n is those where the citizen needed one, as said in the talk or else at registration.',
  'Gennemsnit af svarene på, hvor tilfreds borgeren var med samtalen, fra 1 til 5, hvor 5 er bedst. Spørges én gang med tast efter samtalen. n er svar.':
    'Mean of the answers to how satisfied the citizen was with the talk, from 1 to 5, where 5 is best. Asked once, by key, after the talk. n is answers.',
  'Opkald i perioden, som en medarbejder selv foretog fra en sag, og som blev til en samtale. n er alle disse opkald.':
    'Calls in the period that a member of staff made from a case, and that became a talk. n is all these calls.',
  'Borgere på listen over opsøgende opkald, som der blev gjort noget ved i perioden, efter hvad der kom ud af det. Samtalerne er frivillige og kræver ingen konklusion. n er dem alle.':
    'Citizens on the list of outreach calls who were dealt with in the period, by what came of it. The talks are voluntary and need no conclusion. n is all of them.',
  'Gennemsnitlig ventetid i sekunder fra første ring (eller registrering med ønske om opringning) til de to blev forbundet, opringninger medregnet; en telefonsvarer tæller ikke. n er ventetider, der er afsluttet.':
    'Mean wait in seconds from the first ring (or registration with a wish to be called) until the two were connected, call-backs included; voicemail does not count. n is waits that have ended.',
} as const;
