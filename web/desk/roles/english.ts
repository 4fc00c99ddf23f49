/** For those who see no cases, and for whoever leaves. */
export const rolesEnglish = {
  'Skrivebordet er for borgerservice, konsulenter og koordinatorer':
    'The desk is for citizen services, consultants and coordinators',
  'Din bruger har ikke adgang hertil. Sig det til din administrator, hvis det er en fejl.':
    'You do not have access here. Tell your administrator if that is a mistake.',
  'Lederes arbejde er': 'Managers work in the',
  rapporterne: 'reports',
  'De åbnes nu.': 'They are opening now.',
  Administration: 'Administration',
  'Regler i dag: {rules} (øvelse).': 'Rules today: {rules} (exercise).',
  'Regler i dag: {rules}.': 'Rules today: {rules}.',
  'Åbningstider, regler og hvem der er medarbejder ændres ikke her, men hvor linjen er sat op.':
    'Opening hours, rules and who works here are not changed on this page, but where the line is set up.',
  Skemaer: 'Checklists',
  Skemaerne: 'The checklists',
  'gælder fra {day}': 'applies from {day}',
  'Bruges i dag': 'Used today',
  'Opslag i borgeres sager': "Look-ups in citizens' cases",
  'Hvem der har set hvad, hvornår og hvorfor. Uden datoer vises de seneste 30 dage.':
    'Who has seen what, when and why. Without dates, the last 30 days are shown.',
  'Opslagene kan ikke vises': 'The look-ups cannot be shown',
  'Henter opslag …': 'Loading look-ups …',
  '{count} opslag. Der er flere: vælg en kortere periode.':
    '{count} look-ups. There are more: choose a shorter period.',
  '1 opslag': '1 look-up',
  '{count} opslag': '{count} look-ups',
  Medarbejder: 'Staff member',
  'Fra dag': 'From day',
  'Til dag': 'To day',
  'Opslag, de nyeste først': 'Look-ups, newest first',
  Hvem: 'Who',
  Hvad: 'What',
  Hvorfor: 'Why',
  'Sag eller borger': 'Case or citizen',
  Ukendt: 'Unknown',
  'En sag': 'A case',
  'Alle en borgers sager': 'All cases of a citizen',
  'Hele CPR-nummeret': 'The whole CPR number',
  'Fundet ved søgning': 'Found by searching',
  'En samtale, mens den blev ført': 'A talk while it was held',
  'Det ringer hos dig': 'Your phone is ringing',
  'Du er i en samtale': 'You are in a talk',
  'Besvar eller afvis opkaldet, før du logger ud.': 'Answer or decline the call before you sign out.',
  'Din kollega er i telefonen med dig. Sig farvel, før du logger ud.':
    'Your colleague is on the phone with you. Say goodbye before you sign out.',
  'Borgeren er i telefonen med dig. Sig farvel, før du logger ud.':
    'The citizen is on the phone with you. Say goodbye before you sign out.',
  'Bliv i samtalen': 'Stay in the talk',
  'Læg på, og log ud': 'Hang up and sign out',
  'Skrivebordet er åbent i et andet vindue': 'The desk is open in another window',
  'Telefonen kan kun ringe ét sted. Luk det andet vindue, eller brug dette i stedet.':
    'The phone can ring in one place only. Close the other window, or use this one instead.',
  'Brug dette vindue': 'Use this window',
} as const;
