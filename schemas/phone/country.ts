import * as z from 'zod/mini';

/**
 * Countries whose number plan is known in detail, so that premium numbers in it are told from others: the Danish realm, and those the rules
 * of a unit may list. `metadata.json` holds exactly these; `node scripts/phone-metadata.ts` writes it anew when one is added here.
 */
export const planCountries = [
  ...(['DK', 'FO', 'GL'] as const),
  ...([
    'SE',
    'NO',
    'FI',
    'IS',
    'DE',
    'PL',
    'GB',
    'UA',
    'TR',
    'NL',
    'FR',
    'ES',
    'IT',
    'RO',
    'LT',
    'LV',
    'EE',
    'BG',
  ] as const),
] as const;

/** A country by its two letters (ISO 3166). */
export const country = z.enum(planCountries);
export type Country = z.infer<typeof country>;

/** Called under any rules: Denmark, the Faroe Islands and Greenland. */
export const homeCountries: readonly Country[] = ['DK', 'FO', 'GL'];
