// node scripts/phone-metadata.ts: cuts the number plans of `planCountries` from the library's largest file, after the library was renewed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { planCountries } from '../schemas/phone/country.ts';
import { root } from './bundle.ts';

interface Plans {
  version: number;
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, unknown>;
  nonGeographic: Record<string, unknown>;
}

export const metadataPath = join(root, 'schemas/phone/metadata.json');

/** The plans of our countries and of the numbers of no country (satellite telephones and the like), as one line. */
export function cutMetadata(): string {
  const path = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.max.json');
  const all: Plans = JSON.parse(readFileSync(path, 'utf8').replace(/^export default |;\s*$/g, ''));
  const ours = new Set<string>(planCountries);
  const codes = Object.entries(all.country_calling_codes).flatMap(([code, countries]) => {
    const kept = countries.filter((one) => ours.has(one));
    return kept.length === 0 ? [] : [[code, kept]];
  });
  const cut: Plans = {
    version: all.version,
    country_calling_codes: Object.fromEntries(codes),
    countries: Object.fromEntries(Object.entries(all.countries).filter(([name]) => ours.has(name))),
    nonGeographic: all.nonGeographic,
  };
  return `${JSON.stringify(cut)}\n`;
}

if (import.meta.main) writeFileSync(metadataPath, cutMetadata());
