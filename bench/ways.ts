import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../scripts/bundle.ts';

const here = dirname(fileURLToPath(import.meta.url));

const lacks =
  'who calls is not looked up and joins no case, nothing tells of what happened, a repeated key is taken for a new one, two writers overwrite each other, and an error ends the call';

/** The ways to answer that are measured, each with what it leaves undone. */
export const ways = {
  voice: {
    title: 'this line (`voice`)',
    entry: join(root, 'functions/voice/index.ts'),
    leaves: 'none of what follows',
  },
  flex: {
    title: 'in the style of Flex’s template',
    entry: join(here, 'reference/flex-style.ts'),
    leaves: `${lacks}; where a call stands is what the address says`,
  },
  plain: {
    title: 'a bare handler',
    entry: join(here, 'reference/plain-menu.ts'),
    leaves: `the same; where a call stands is what the address says, and nothing checks that the TwiML is well formed`,
  },
  flow: {
    title: 'a flow in JSON, interpreted',
    entry: join(here, 'reference/flow-menu.ts'),
    leaves: 'the same; but a call stands where the table says',
  },
} as const;
export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as Way[];
