/** A coordinator's part in the talks of others. */
export const superviseEnglish = {
  'Samtaler lige nu': 'Talks just now',
  'Ingen taler i telefon.': 'Nobody is on the telephone.',
  'taler med {who}': 'is talking with {who}',
  'en borger, vi ikke kender endnu': 'a citizen we do not know yet',
  'Din telefon gøres klar …': 'Getting your telephone ready …',
  '{name} er med.': '{name} is in the talk.',
  'Borgeren får det at vide …': 'The citizen is being told …',
  'Din telefon stilles ind i samtalen …': 'Connecting your telephone to the talk …',
  'Sikker kontakt: ingen kan være med.': 'Safe contact: nobody can take part.',
  'På hold eller hos en kollega: vent, til samtalen fortsætter.':
    'On hold or with a colleague: wait until the talk goes on.',
  'Lyt med': 'Listen',
  'Tal til konsulenten': 'Talk to the consultant',
  'Gå med i samtalen': 'Join the talk',
  'Du lytter med. Ingen hører dig.': 'You are listening. Nobody hears you.',
  'Du lytter med. Kun konsulenten hører dig.': 'You are listening. Only the consultant hears you.',
  'Du er med i samtalen. Begge hører dig.': 'You are in the talk. Both hear you.',
  '{name} lytter med. Borgeren ved det.': '{name} is listening. The citizen knows.',
  '{name} lytter med. Kun du kan høre det, de siger. Borgeren ved det.':
    '{name} is listening. Only you can hear what they say. The citizen knows.',
  '{name} er med i samtalen. Borgeren ved det.': '{name} is in the talk. The citizen knows.',
  '{name} vil være med på linjen. Borgeren får det at vide først.':
    '{name} is coming on the line. The citizen is told first.',
} as const;
