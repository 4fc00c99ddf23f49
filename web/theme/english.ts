/** Days and times, names of figures and reasons that several pages share. */
export const themeEnglish = {
  'i dag': 'today',
  'i morgen': 'tomorrow',
  'i går': 'yesterday',
  '{day} kl. {time}': '{day} at {time}',
  'under 1 min.': 'under 1 min',
  '{minutes} min.': '{minutes} min',
  '{hours} t.': '{hours} h',
  '{hours} t. {minutes} min.': '{hours} h {minutes} min',
  '1 dag': '1 day',
  '{days} dage': '{days} days',

  'Log ud': 'Sign out',
  'Du er logget ud.': 'You are signed out.',
  'Det, du har skrevet, bliver på siden.': 'What you have written stays on the page.',
  'Log ind igen': 'Sign in again',

  'Borgeren har bedt om en anden': 'The citizen has asked for somebody else',
  'Borgeren er fyldt 30 år': 'The citizen has turned 30',
  'Borgeren har fået en anden ydelse': 'The citizen has another benefit now',
  'Forløb hos en leverandør': 'A course with a provider',
  'Særlig indsats': 'Special effort',
  '22. uge med sygdom': '22nd week of illness',
  Omorganisering: 'Reorganisation',
  Nyansættelse: 'New employee',

  'Borgeren ønsker det': 'The citizen wants it',
  'Ingen ledig tid før': 'No free time before',
  'Tolken kan ikke før': 'The interpreter cannot come before',
  Sygdom: 'Illness',
  'Noget andet': 'Something else',

  'Loven kræver et fysisk møde': 'The law requires a meeting in person',
  'Det er akut': 'It is urgent',
  'Borgeren har ingen telefon': 'The citizen has no telephone',
  'Der er ingen tolk til telefonen': 'There is no interpreter for the telephone',

  'Talt sammen': 'Talked',
  'Ikke truffet': 'Not reached',
  'Ville ikke tale': 'Did not want to talk',
  'Ikke længere ønsket': 'No longer wanted',
  'Lagt sammen med en anden': 'Merged with another one',
} as const;
