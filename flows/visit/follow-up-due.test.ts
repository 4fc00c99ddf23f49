import { expect, test } from 'vitest';
import type { Flag } from './flags.ts';
import { followUpDue } from './follow-up-due.ts';

const tuesday = '2021-01-05T22:59:59.999Z';
const monday = '2021-01-11T22:59:59.999Z';

function raised(id: string, level: Flag['level'] = 'mandatory'): Flag {
  return { id, level, label: id, because: [], text: '', demands: [], source: '' };
}

const byLaw = [raised('F16')];

test.each<[what: string, flags: Flag[], target: string, week: string | undefined, due: string]>([
  ['that only the law demands, as long as the week runs', byLaw, tuesday, monday, monday],
  ['on its target where the week ends before it', byLaw, monday, tuesday, monday],
  ['on its target where a first talk was held', byLaw, tuesday, undefined, tuesday],
  ['in doubt on its target, however long the week runs', [...byLaw, raised('F01')], tuesday, monday, tuesday],
  ['with a suggestion beside the law as by the law', [...byLaw, raised('F13', 'suggested')], tuesday, monday, monday],
])('a follow-up is due %s', (_what, ...[flags, target, week, due]) => {
  expect(followUpDue(flags, target, week)).toBe(due);
});
