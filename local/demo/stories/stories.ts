import { looks, meetings, talks, waiting } from './lists.ts';
import { startPage } from './start-page.ts';
import type { Story } from './story.ts';

/** Everything that has happened in the demo's last days. A new feature adds its own here. */
export const stories: readonly Story[] = [startPage, meetings, talks, waiting, looks];
