/** Invented persons of the demo. Their CPR numbers have 60 added to the day, so that they can belong to nobody. */
export const demoPersons = [
  { name: 'Mads Mørk', cpr: '6103851235', phone: '20 11 22 33', choice: 'none', knownBefore: true },
  { name: 'Sara Sand', cpr: '7409960016', phone: '20 44 55 66', choice: 'physical' },
  { name: 'Yusuf Yde', cpr: '8112780351', phone: '31 77 88 99', choice: 'none' },
] as const;
