/** The time of day, asked for here alone: everything else is told it. */
export function now(): string {
  return new Date().toISOString();
}
