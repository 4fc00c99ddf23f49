import { crowdOf, lineOf, searchCosts } from '../tests/people/search-costs.ts';
import { said } from './budgets.ts';
import type { Measured } from './figures.ts';

const [few, many] = [100, 100_000];

/** Requests to the table of a search for a person, by the code its test counts with. Exact: the same on every machine. */
export async function search(): Promise<Measured> {
  const among = {
    few: await searchCosts(await lineOf(crowdOf(few))),
    many: await searchCosts(await lineOf(crowdOf(many))),
  };
  const more = Object.entries(among.many).map(([text, requests]) => requests - (among.few[text] ?? 0));
  return {
    name: `search among ${many} persons and among ${few}`,
    budget: said('search'),
    figures: { search: Math.max(...more) },
    lines: Object.entries(among.many).map(
      ([text, requests]) => `“${text}”: ${requests} requests among ${many}, ${among.few[text]} among ${few}`,
    ),
  };
}
