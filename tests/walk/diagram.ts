import { standingOf } from './graph.ts';
import type { Walk } from './walk.ts';

/** Nobody draws words that are late or astray; codes and numbers that are none count as another key. */
const undrawn =
  /^(\d{2,}|late key|key of another leg|a code|own code|somebody else's code|another .*|.* leg named|out of the conference (before|with a key))$/;
/** One word for what the reader need not tell apart. */
const words: [RegExp, string][] = [
  [/^[5-7*#]$/, 'another key'],
  [/^[1-3], time taken$/, 'time taken'],
  [/^(wish|meeting) at the fallback$/, 'key at the static document'],
  [/^consultant (completed|busy|no-answer|failed|canceled|refused)$/, 'softphone gone'],
  [/^citizen .*$/, 'citizen gone'],
  [/^(danish|foreign|withheld) calls$/, 'unknown caller'],
  [/^\w+ calls$/, 'known caller'],
];

/** The standings of a call and what leads from one to another, as a mermaid diagram. Hanging up leads to the end from everywhere. */
export function diagramOf({ places, edges }: Walk): string {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to, label } of edges) {
    const [before, after] = [from, to].map((number) => standingOf(places[number] as Walk['places'][number]));
    if (before === undefined || before === after || before === 'ended' || after === 'ended' || undrawn.test(label))
      continue;
    const arrow = `${before} --> ${after}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(wordOf(label)));
  }
  const lines = [...arrows].map(([arrow, labels]) => `  ${arrow}: ${[...labels].toSorted().join(', ')}`).toSorted();
  return ['stateDiagram-v2', ...lines].join('\n').replaceAll('nothing yet', '[*]');
}

function wordOf(label: string): string {
  return words.find(([pattern]) => pattern.test(label))?.[1] ?? label;
}
