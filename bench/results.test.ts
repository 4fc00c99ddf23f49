import { expect, test } from 'vitest';
import { withParts } from './results.ts';

function part(title: string, figure: string) {
  return { title, text: `## ${title}\n\nToday.\n\n- ${figure}\n` };
}

test('what is measured again takes its own place, what is new comes last, and the rest stays', () => {
  const kept = withParts('', [part('size', '1 kB'), part('ring', '2 ms')]);
  expect(kept).toBe('# Measurements\n\n## size\n\nToday.\n\n- 1 kB\n\n## ring\n\nToday.\n\n- 2 ms\n');
  expect(withParts(kept, [part('size', '3 kB'), part('cold', '4 ms')])).toBe(
    '# Measurements\n\n## size\n\nToday.\n\n- 3 kB\n\n## ring\n\nToday.\n\n- 2 ms\n\n## cold\n\nToday.\n\n- 4 ms\n',
  );
});
