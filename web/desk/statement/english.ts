/** The accessibility statement. */
export const statementEnglish = {
  '{unit} skal gøre skrivebordet og rapporterne tilgængelige efter lov om tilgængelighed af offentlige organers websteder og mobilapplikationer. Erklæringen gælder de to steder.':
    '{unit} must make the desk and the reports accessible under the Danish Act on Accessibility of Public Sector Bodies’ Websites and Mobile Applications. The statement covers both.',
  Overholdelse: 'Compliance',
  'Webstedet overholder standarden delvist.': 'The website partly complies with the standard.',
  'Målet er EN 301 549 og WCAG 2.2 på niveau AA. De fleste krav er overholdt:':
    'The aim is EN 301 549 and WCAG 2.2 at level AA. Most requirements are met:',
  'Alt kan nås og bruges fra tastaturet, også telefonen. Genvejstasterne står under »Genvejstaster« nederst på siden, hvor de kan skiftes og slås fra.':
    'Everything can be reached and used from the keyboard, the phone too. The shortcuts are listed under ‘Keyboard shortcuts’ at the bottom of the page, where they can be changed and turned off.',
  'Tekst og knapper har tilstrækkelig kontrast i både lyse og mørke farver. Siden følger det, du har valgt på computeren, også tvungne farver og færre bevægelser.':
    'Text and buttons have enough contrast in both light and dark colours. The page follows what you have chosen on the computer, including forced colours and less motion.',
  'Siden kan bruges ved 400 % zoom og på en skærm, der er 320 punkter bred, uden at rulle på tværs.':
    'The page can be used at 400% zoom and on a screen 320 pixels wide without scrolling sideways.',
  'Felter har navne, og fejl står i ord ved det felt, de handler om. Farve er aldrig det eneste tegn.':
    'Fields have names, and errors are put into words beside the field they concern. Colour is never the only sign.',
  'Opkald, beskeder og afbrudt forbindelse siges også til en skærmlæser.':
    'Calls, messages and a lost connection are announced to a screen reader too.',
  'Det, der ikke er tilgængeligt endnu': 'What is not accessible yet',
  'Samtaler foregår kun med tale. Der er ikke realtidstekst (EN 301 549, punkt 6.2).':
    'Talks are held by voice only. There is no real-time text (EN 301 549, clause 6.2).',
  'Vælg et fysisk møde, eller få en tolk med i samtalen.':
    'Choose a meeting in person, or have an interpreter join the talk.',
  'Efter nogle handlinger kan du kun fortryde i fem sekunder (WCAG 2.2.1).':
    'After some actions you can undo for five seconds only (WCAG 2.2.1).',
  'Spørg din koordinator, hvis noget skal rettes bagefter.':
    'Ask your coordinator if something must be put right later.',
  'Korte beskeder nederst på siden forsvinder efter otte sekunder. Fejl bliver stående.':
    'Short messages at the bottom of the page go away after eight seconds. Errors stay.',
  'Det, beskeden fortæller, kan også ses på siden selv.': 'What the message says can be seen on the page itself too.',
  'Diagrammet i rapporterne kan ikke læses af en skærmlæser.':
    'The chart in the reports cannot be read by a screen reader.',
  'De samme tal står i tabellen ved siden af og i den fil, der kan hentes.':
    'The same figures are in the table beside it and in the file that can be downloaded.',
  'Intet er undtaget, fordi det ville være en uforholdsmæssig stor byrde.':
    'Nothing has been left out as a disproportionate burden.',
  'Sådan er det vurderet': 'How it was assessed',
  'Vurderingen er lavet af dem, der har bygget siderne.': 'The assessment was made by those who built the pages.',
  'Hver side og tilstand er prøvet med kontrolprogrammet axe i to bredder og i lyse og mørke farver, uden fejl.':
    'Every page and state has been tested with the checker axe at two widths and in light and dark colours, without errors.',
  'Skrivebordet er gået igennem alene med tastatur i en rigtig browser.':
    'The desk has been gone through with the keyboard alone in a real browser.',
  'Billeder af de vigtigste sider i tvungne farver er set igennem.':
    'Pictures of the most important pages in forced colours have been looked through.',
  'Siderne er endnu ikke': 'The pages have not yet been',
  'gennemgået af udenforstående,': 'reviewed by outsiders,',
  'prøvet af mennesker, der til daglig bruger skærmlæser, talestyring eller forstørrelse.':
    'tested by people who use a screen reader, voice control or magnification every day.',
  'Erklæringen er senest gennemgået {day}. Det sker mindst hvert år.':
    'The statement was last reviewed on {day}. That is done at least once a year.',
  'Fortæl os, hvad der ikke virker': 'Tell us what does not work',
  'Sig det til din leder, eller ring til {unit} på {number}. Du kan også skrive til kommunen gennem dens hjemmeside. Skriv, hvilken side det er, og hvilket hjælpemiddel du bruger, men ingen oplysninger om borgere. Du kan også bede om at få noget på en anden måde.':
    'Tell your manager, or call {unit} on {number}. You can also write to the municipality through its website. Say which page it is and which assistive technology you use, but nothing about citizens. You can also ask to have something in another form.',
  Klag: 'Complain',
  'Digitaliseringsstyrelsen fører tilsyn med loven. Svarer kommunen ikke, eller hjælper svaret ikke, kan du henvende dig der:':
    'The Danish Agency for Digital Government (Digitaliseringsstyrelsen) supervises the Act. If the municipality does not answer, or the answer does not help, you can turn to the agency:',
  'digst.dk om webtilgængelighed': 'digst.dk on web accessibility (in Danish)',
} as const;
