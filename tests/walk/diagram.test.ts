import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { diagramOf } from './diagram.ts';
import { walkMachine } from './machine-walk.ts';

const readme = fileURLToPath(new URL('../../flows/line/README.md', import.meta.url));
const FENCED = /```mermaid\n[\s\S]*?\n```/;

/** `DRAW=1 npm test -- tests/walk/diagram` draws it anew. */
test('the diagram of the line shows the machine as it is', () => {
  const written = readFileSync(readme, 'utf8');
  const drawn = written.replace(FENCED, () => `\`\`\`mermaid\n${diagramOf(walkMachine())}\n\`\`\``);
  if (process.env.DRAW !== undefined) writeFileSync(readme, drawn);
  expect(readFileSync(readme, 'utf8')).toBe(drawn);
});
