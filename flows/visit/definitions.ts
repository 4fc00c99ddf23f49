import type { ChecklistDefinition, ChecklistVersions } from '../../schemas/checklist.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { checklist20211 } from './checklist-2021-1.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';

/** Shipped with the line, the oldest first: what a unit begins with. Every version that was ever used stays, so that old cases stay readable. */
const shipped: readonly ChecklistDefinition[] = [checklist20211, checklist20212];

/** Those that are shipped, by version. */
export const shippedChecklists: ReadonlyMap<string, ChecklistDefinition> = new Map(
  shipped.map((definition) => [definition.definitionVersion, definition]),
);

interface Dated {
  definitionVersion: string;
  validFrom: LocalDay;
}

/** Every version a unit can use, the oldest first: shipped, and published by itself. */
export function datedVersions(published: ChecklistVersions | undefined): Dated[] {
  const own = shipped.map(({ definitionVersion, validFrom = '' }) => ({ definitionVersion, validFrom }));
  return [...own, ...(published?.versions ?? [])].toSorted((a, b) => compare(a, b));
}

function compare(a: Dated, b: Dated): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? -1 : 1;
  return compareVersions(a.definitionVersion, b.definitionVersion);
}

/** By year, then by the number within it: `2021-10` comes after `2021-9`. */
export function compareVersions(a: string, b: string): number {
  const [yearA = 0, numberA = 0] = a.split('-').map(Number);
  const [yearB = 0, numberB = 0] = b.split('-').map(Number);
  return yearA - yearB || numberA - numberB;
}

/** The version with which a case begins on a day: the newest in force, else the oldest there is. */
export function versionOn(published: ChecklistVersions | undefined, day: LocalDay): string {
  const dated = datedVersions(published);
  const found = dated.findLast(({ validFrom }) => validFrom <= day) ?? dated[0];
  return found?.definitionVersion ?? checklist20212.definitionVersion;
}
