import type { CheckedLine, LineVerdict } from '../../../schemas/outreach-import-api.ts';
import { type Danish, say } from '../../language/say.ts';

/** A line of the list once it was looked through; `duplicate`: the person stands on a line before it. */
export type Verdict = LineVerdict | 'duplicate';

export interface SeenLine extends Omit<CheckedLine, 'verdict'> {
  line: number;
  /** As it is shown: no whole CPR number. */
  who: string;
  verdict: Verdict;
}

export const verdictWords = {
  ok: 'Kan sættes på listen',
  listed: 'Står på listen i forvejen',
  duplicate: 'Samme borger som på en linje ovenfor',
  unknown: 'Ingen borger med det nummer',
  several: 'Flere borgere har det nummer. Skriv CPR-nummeret',
  otherName: 'Nummeret hører til en borger med et andet navn',
  malformed: 'Nummeret kan ikke læses',
  barred: 'Kan ikke ringes op',
} as const satisfies Record<Verdict, Danish>;

/** Each person once: who stands on an earlier line is not listed again. */
export function withoutDuplicates(lines: readonly SeenLine[]): SeenLine[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const { personId, verdict } = line;
    if (personId === undefined || verdict !== 'ok') return line;
    if (seen.has(personId)) return { ...line, verdict: 'duplicate' };
    seen.add(personId);
    return line;
  });
}

/** `12 kan sættes på listen, 3 kan ikke.` */
export function summaryOf(lines: readonly SeenLine[]): string {
  const ok = lines.filter(({ verdict }) => verdict === 'ok').length;
  const listed = lines.filter(({ verdict }) => verdict === 'listed').length;
  const twice = lines.filter(({ verdict }) => verdict === 'duplicate').length;
  const rest = lines.length - ok - listed - twice;
  const parts = [
    say('{count} kan sættes på listen', { count: ok }),
    ...(listed > 0 ? [say('{count} står der i forvejen', { count: listed })] : []),
    ...(twice > 0 ? [say('{count} står to gange', { count: twice })] : []),
    ...(rest > 0 ? [say('{count} kan ikke', { count: rest })] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** A CPR number without its last four digits, however it was written; a telephone number as it stands. */
export function maskedWho(who: string): string {
  const digits = who.replaceAll(/\D/g, '');
  return digits.length === 10 && !digits.startsWith('45') ? `${digits.slice(0, 6)}-••••` : who;
}

/** Parts of at most so many. */
export function inParts<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
