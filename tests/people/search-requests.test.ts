import { expect, test } from 'vitest';
import { nameTokens } from '../../flows/visit/names.ts';
import { caseUnit, personOf } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { karen } from '../fixtures/line-people.ts';

/* As many requests among many persons as among few: what is asked of the table does not grow with it. */

/** `SEARCH_PERSONS=100000` for the count of the budget; a slice of it is played with the other tests. */
const many = Number(process.env.SEARCH_PERSONS ?? 5000);
const first = ['Anne', 'Bo', 'Carl', 'Dorthe', 'Erik', 'Freja', 'Gudrun', 'Hans'];
const last = ['Jensen', 'Nielsen', 'Hansen', 'Pedersen', 'Andersen'];

function nameOf(index: number): string {
  return `${first[index % first.length]} ${last[index % last.length]} Nr${index}`;
}

interface Crowd {
  count: number;
  nameOf(index: number): string;
  /** Only those who are looked for are sealed by their own names: the others cost time and say nothing. */
  isShown(index: number): boolean;
}

function crowdOf(count: number): Crowd {
  return { count, nameOf, isShown: (index) => index < first.length * last.length };
}

/** A line that knows so many persons, written as they would be by a registration. */
async function lineOf({ count, nameOf: named, isShown }: Crowd): Promise<LineInMemory> {
  const line = await createLine();
  const { sealing } = line.deps;
  const hash = (kind: 'cpr' | 'phone' | 'name', text: string) => sealing.hash(kind, text, caseUnit);
  const sealed = await sealing.seal('x', caseUnit);
  for (let index = 0; index < count; index += 1) {
    const phone = `+45${20_000_000 + index}`;
    const name = isShown(index) ? await sealing.seal(named(index), caseUnit) : sealed;
    const hashes = {
      cpr: await hash('cpr', String(7_010_100_000 + index)),
      phone: await hash('phone', phone),
      name: await Promise.all(nameTokens(named(index)).map((token) => hash('name', token))),
    };
    const person = personOf({ personId: `person_${index}`, visits: [], name, phone: sealed, hashes, version: 0 });
    await line.seed(person);
  }
  return line;
}

async function requestsFor(
  line: LineInMemory,
  text: string,
): Promise<{ requests: number; hits: string[]; more: boolean }> {
  const before = line.table.requests;
  const { status, body } = await line.ask('POST', '/persons/search', { as: karen, body: { text } });
  if (status !== 200) throw new Error(`Answered ${status}`);
  const hits = body.persons.map(({ citizen }: { citizen: { name: string } }) => citizen.name);
  return { requests: line.table.requests - before, hits, more: body.more };
}

test(`a search costs the same among 100 and ${many} persons`, async () => {
  const [few, all] = [await lineOf(crowdOf(100)), await lineOf(crowdOf(many))];
  const texts = ['Anne', 'Jensen Anne', 'Nr7', 'Anne Jensen Nr0', '7010100007', '20000007', '123456', 'Ukendt Navn'];
  const costs = async (line: LineInMemory) => {
    // What a warm function keeps is kept.
    await requestsFor(line, 'Anne');
    const found: [string, number][] = [];
    for (const text of texts) found.push([text, (await requestsFor(line, text)).requests]);
    return Object.fromEntries(found);
  };
  const [among100, amongMany] = [await costs(few), await costs(all)];
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
