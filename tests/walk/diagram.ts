import type { LineEvent } from '../../flows/line/machine.ts';
import type { MachineWalk } from './machine-walk.ts';

/** What leads on, in a reader's words. */
const wordOf = (event: LineEvent): string =>
  event.type === 'KEY' ? event.key : event.type.toLowerCase().replaceAll('_', ' ');

/** Keys that mean nothing anywhere are one word. */
const MEANINGLESS = ['4', '5', '6', '7', '*', '#'];
const labelOf = (words: Set<string>): string => {
  const sorted = [...words].toSorted();
  if (!MEANINGLESS.every((key) => words.has(key))) return sorted.join(', ');
  return [...sorted.filter((word) => !MEANINGLESS.includes(word)), 'another key'].join(', ');
};

/** The states a caller can be in and what leads from one to another, as a mermaid diagram. */
export const diagramOf = ({ configurations, transitions }: MachineWalk): string => {
  const arrows = new Map<string, Set<string>>();
  for (const { from, event, to } of transitions) {
    const [before, after] = [configurations.get(from)?.value, configurations.get(to)?.value];
    if (before === undefined || after === undefined || before === after || event.type === 'HANGUP') continue;
    const words = arrows.get(`${before} --> ${after}`) ?? new Set();
    words.add(wordOf(event));
    arrows.set(`${before} --> ${after}`, words);
  }
  const lines = [...arrows].map(([arrow, words]) => `  ${arrow}: ${labelOf(words)}`).toSorted();
  return [
    'stateDiagram-v2',
    '  [*] --> code',
    '  [*] --> menu',
    '  [*] --> dialled',
    ...lines,
    '  farewell --> [*]',
  ].join('\n');
};
