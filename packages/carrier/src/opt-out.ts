import type { Exchange } from './exchange.ts';

/** The carrier's own words on a long number, alone in a message: nothing is sent there any more, and it is again. */
const stops: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
]);
const starts: ReadonlySet<string> = new Set(['start', 'yes', 'unstop']);

interface Pair {
  /** The number of the account. */
  own: string;
  other: string;
}

function nameOf({ own, other }: Pair): string {
  return `${own} ${other}`;
}

/** Keeps what a message says of further ones between two numbers. */
export function heedOptOut({ optedOut }: Exchange, pair: Pair, body: string): void {
  const word = body.trim().toLowerCase();
  if (stops.has(word)) optedOut.add(nameOf(pair));
  if (starts.has(word)) optedOut.delete(nameOf(pair));
}

/** Has the other said that nothing is to be sent from this number? */
export function isOptedOut({ optedOut }: Exchange, pair: Pair): boolean {
  return optedOut.has(nameOf(pair));
}
