/** Chance with a seed: the demo's past is the same on every machine, day for day. */
export interface Luck {
  next(): number;
  between(least: number, most: number): number;
  pick<One>(of: readonly [One, ...One[]]): One;
}

/** Mulberry32: small, and random enough for who calls when. */
export function luckFrom(seed: number): Luck {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { next, between, pick: (of) => of[between(0, of.length - 1)] ?? of[0] };
}

const firstNames = [
  ...['Aksel', 'Amina', 'Anders', 'Asta', 'Bent', 'Bo', 'Camilla', 'Daniel', 'Ditte', 'Ebbe', 'Ella', 'Emil', 'Fatima'],
  ...['Freja', 'Gitte', 'Hassan', 'Helle', 'Ida', 'Ivan', 'Jens', 'Johanne', 'Jonas', 'Kamal', 'Karla', 'Lene', 'Line'],
  ...['Magnus', 'Maria', 'Mette', 'Mikkel', 'Nadia', 'Niels', 'Olga', 'Oskar', 'Pernille', 'Peter', 'Rikke', 'Rune'],
  ...['Samir', 'Sofie', 'Tanja', 'Thomas', 'Ulla', 'Viggo', 'Winnie', 'Yasmin', 'Zeynep', 'Åse'],
] as const;
const lastNames = [
  ...['Agerbæk', 'Bakke', 'Birk', 'Dam', 'Eng', 'Fjord', 'Gran', 'Hede', 'Holm', 'Kilde', 'Klint', 'Krogh', 'Lind'],
  ...['Lyng', 'Mose', 'Nørgaard', 'Odde', 'Pil', 'Riis', 'Skov', 'Sø', 'Toft', 'Vang', 'Vig', 'Østergaard', 'Ågård'],
] as const;

/** Somebody invented, told by a number: a name, a CPR number with 60 added to the day, and a telephone. */
export function personBy(number: number, isYoung: boolean): { name: string; cpr: string; phone: string } {
  const two = (of: number) => String(of).padStart(2, '0');
  const first = firstNames[(number * 7) % firstNames.length];
  const last = lastNames[(number * 11 + Math.floor(number / firstNames.length)) % lastNames.length];
  const year = isYoung ? two(98 + (number % 2)) : two(62 + (number % 30));
  const serial = String(100 + number).padStart(4, '0');
  return {
    name: `${first} ${last}`,
    cpr: `${two(61 + (number % 28))}${two(1 + (number % 12))}${year}${serial}`,
    phone: `+4520${String(600_000 + number)}`,
  };
}
