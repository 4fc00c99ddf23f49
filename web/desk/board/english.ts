/** The board on the wall. */
export const boardEnglish = {
  Tavle: 'Board',
  'Hvem der er på vagt: Kan ikke vises lige nu.': 'Who is on duty: cannot be shown just now.',
  'Hvem der er på vagt: Henter …': 'Who is on duty: loading …',
  'Ingen forbindelse. Tallene er fra kl. {time}.': 'No connection. The figures are from {time}.',
  'Det er {time} siden.': 'That was {time} ago.',
  'Linjen er lukket resten af dagen.': 'The line is closed for the rest of the day.',
  mindst: 'at least',

  'Venter i telefonen': 'Waiting on the phone',
  'Ingen venter': 'Nobody is waiting',
  'Længst: {time}': 'Longest: {time}',
  'Skal ringes op nu': 'To be called now',
  '{count} for sent': '{count} too late',
  'Ingen for sent': 'None too late',
  '{count} senere': '{count} later',
  'Over fristen': 'Past the deadline',
  'Alt er til tiden': 'Everything is on time',
  'Se overblikket': 'See the overview',

  'Browseren tillader ikke fuld skærm her. Prøv F11.': 'The browser does not allow full screen here. Try F11.',
  'Luk fuld skærm': 'Leave full screen',
  'Fuld skærm': 'Full screen',

  'Ingen er på vagt.': 'Nobody is on duty.',
  'På vagt: {count}, heraf klar: {free}': 'On duty: {count}, of whom ready: {free}',
} as const;
