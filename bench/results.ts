/** One measurement as it is printed and kept: it says itself when and on what machine it was made. */
export interface Part {
  title: string;
  text: string;
}

/** The kept results with these parts in the place of those of the same title; new ones come last, all others stay. */
export function withParts(kept: string, parts: readonly Part[]): string {
  const [, ...sections] = kept.split(/^## /m);
  const standing = new Map(
    sections.map((section) => [section.slice(0, section.indexOf('\n')), `## ${section.trim()}`]),
  );
  for (const { title, text } of parts) standing.set(title, text.trim());
  return `${['# Measurements', ...standing.values()].join('\n\n')}\n`;
}
