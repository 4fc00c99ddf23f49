/** What consultants speak, and which target groups they take. */
export const skillsEnglish = {
  'Konsulenternes sprog og målgrupper': 'Languages and target groups of the consultants',
  'Hvem får hvilke opkald først?': 'Who gets which calls first?',
  'Konsulenterne kan ikke vises': 'The consultants cannot be shown',
  'Henter konsulenterne …': 'Loading the consultants …',
  'En borger, der har valgt engelsk, kommer først til en konsulent, der taler engelsk. Er ingen af dem på vagt, eller bliver ingen ledig hurtigt nok, får borgeren en anden.':
    'A citizen who has chosen English goes first to a consultant who speaks English. If none of them is on duty, or none is free soon enough, the citizen gets another.',
  'Taler {languages} · {groups}': 'Speaks {languages} · {groups}',
  Ret: 'Edit',
  'Du får først opkald på {languages} fra {groups}. Er det forkert, så sig det til en koordinator.':
    'You are first to get calls in {languages} from {groups}. If that is wrong, tell a coordinator.',
  'alle målgrupper': 'all target groups',
  'Taler ud over dansk': 'Speaks besides Danish',
  'Målgrupper (ingen valgt: alle)': 'Target groups (none chosen: all)',
  'Gemt. Det gælder fra næste opkald.': 'Saved. It applies from the next call.',
} as const;
