import { expect, test } from 'vitest';
import { crowdOf, lineOf, requestsFor, searchCosts } from './search-costs.ts';

/* As many requests among many persons as among few: what is asked of the table does not grow with it. */

/** `SEARCH_PERSONS=100000` for the count of the budget; a slice of it is played with the other tests. */
const many = Number(process.env.SEARCH_PERSONS ?? 5000);
test(`a search costs the same among 100 and ${many} persons`, async () => {
  const [few, all] = [await lineOf(crowdOf(100)), await lineOf(crowdOf(many))];
  const [among100, amongMany] = [await searchCosts(few), await searchCosts(all)];
  expect(amongMany).toEqual(among100);
  expect(Math.max(...Object.values(amongMany))).toBeLessThanOrEqual(5);
  const { hits, more } = await requestsFor(all, 'Anne');
  expect(hits.length).toBeLessThanOrEqual(20);
  expect(more).toBe(true);
});

/** Everybody shares a word with those who are looked for, and hundreds share two. */
const alike = ['Kristian Holm', 'Else Madsen', 'Peter Bek', 'Ida Hansen', 'Jens Holm'];
const sharing = ['Peter Hansen', 'Jens Hansen', 'Jens Peter Bek'];
/** Registered last, and so found by no luck among the first that are read. */
const sought = ['Kristian Madsen', 'Christian Madsen', 'Jens Peter Hansen'];

test('who has all the words that are typed is found among 5,000 who have some of them', async () => {
  const count = 5000;
  const last = count - sought.length;
  const nameOf = (index: number) => {
    if (index >= last) return sought[index - last] ?? '';
    return index % 8 === 0 ? (sharing[(index / 8) % sharing.length] ?? '') : (alike[index % alike.length] ?? '');
  };
  const line = await lineOf({ count, nameOf, isShown: (index) => index >= last || index % 8 === 0 });
  const hitsFor = async (text: string) => (await requestsFor(line, text)).hits;
  expect(await hitsFor('Kristian Madsen')).toEqual(['Kristian Madsen', 'Christian Madsen']);
  expect(await hitsFor('madsen, christian')).toEqual(['Christian Madsen', 'Kristian Madsen']);
  expect(await hitsFor('Jens Peter Hansen')).toEqual(['Jens Peter Hansen']);
  expect(await hitsFor('Hansen Peter Jens')).toEqual(['Jens Peter Hansen']);
});
