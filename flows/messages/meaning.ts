import type { ReplyMeaning } from '../../schemas/reply.ts';

type Understood = Exclude<ReplyMeaning, 'other'>;

/**
 * Whole messages that the line understands, as data: small letters, `ae oe aa`, no accents, no signs. Only what can mean nothing else stands
 * here; whatever else somebody writes is read by a person. `stop` and `start` are the carrier's own words for a long number, which block
 * messages there and let them through again.
 */
export const phrases: Readonly<Record<Understood, readonly string[]>> = {
  cancel: [
    ...['aflys', 'aflyse', 'aflyst', 'aflyses', 'aflys tak', 'tak aflys', 'aflys det', 'aflys venligst', 'jeg aflyser'],
    ...[
      'aflys aftale',
      'aflys aftalen',
      'aflys min aftale',
      'jeg vil aflyse',
      'jeg vil gerne aflyse',
      'afbestil',
      'annuller',
    ],
  ],
  call: [
    ...[
      'ring',
      'ring tak',
      'ring op',
      'ring mig',
      'ring mig op',
      'ring til mig',
      'ring venligst',
      'ring gerne',
      'ring nu',
    ],
    ...[
      'ring tilbage',
      'ring gerne til mig',
      'vil du ringe',
      'vil i ringe',
      'jeg vil ringes op',
      'jeg vil gerne ringes op',
    ],
    ...['call', 'call me', 'please call', 'please call me'],
  ],
  write: [
    ...[
      'skriv',
      'skriv ring ikke',
      'ring ikke',
      'ring ikke skriv',
      'skriv i stedet',
      'skriv til mig',
      'skriv venligst',
    ],
    ...['ring ikke men skriv', 'skriv men ring ikke', 'skriv og ring ikke', 'kun skriftligt', 'doev', 'jeg er doev'],
    ...['jeg kan ikke hoere', 'jeg er doev skriv', 'jeg er doev ring ikke', 'jeg kan ikke hoere skriv'],
  ],
  stop: ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
  start: ['start', 'yes', 'unstop'],
};

const meanings: ReadonlyMap<string, Understood> = new Map(
  (Object.entries(phrases) as [Understood, readonly string[]][]).flatMap(([meaning, ways]) =>
    ways.map((way) => [way, meaning] as const),
  ),
);

/** What two people write differently who mean the same: case, spaces, signs, accents, and letters that a telephone has not. */
export function asPhrase(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll(/[øö]/gu, 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What an SMS asks for. */
export function meaningOf(text: string): ReplyMeaning {
  return meanings.get(asPhrase(text)) ?? 'other';
}
