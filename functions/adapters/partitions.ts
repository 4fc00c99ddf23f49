/* Names of the partitions that hold more than one kind's own items, for who reads a whole one. */

/** Everything that staff of a unit looked at, by moments. */
export function accessLogOf(unitId: string): string {
  return `ACCESS#${unitId}`;
}

export function eventsOf(unitId: string, day: string): string {
  return `EVENTS#${unitId}#${day}`;
}

export function soldOf(unitId: string): string {
  return `SLOTS#${unitId}`;
}

/** Call-backs that are promised, by the ends of their windows. */
export function promisedOf(unitId: string): string {
  return `PROMISED#${unitId}`;
}

export function reportOf(unitId: string): string {
  return `REPORT#${unitId}`;
}

/** Everything that a keyed hash finds: persons, and open contacts of a number. */
export function lookupOf(unitId: string, kind: string, hash: string): string {
  return `LOOKUP#${unitId}#${kind}#${hash}`;
}

export function numberUsersOf(unitId: string, hash: string): string {
  return `LOOKUP#${unitId}#line#${hash}`;
}
