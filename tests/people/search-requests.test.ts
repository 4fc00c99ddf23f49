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

/** A line that knows so many persons, written as they would be by a registration. */
async function lineOf(count: number): Promise<LineInMemory> {
  const line = await createLine();
  const { sealing } = line.deps;
  const hash = (kind: 'cpr' | 'phone' | 'name', text: string) => sealing.hash(kind, text, caseUnit);
  const sealed = await sealing.seal('x', caseUnit);
  for (let index = 0; index < count; index += 1) {
    const phone = `+45${20_000_000 + index}`;
    // Only those who are looked for are sealed by their own names: the others cost time and say nothing.
    const isShown = index < first.length * last.length;
    const name = isShown ? await sealing.seal(nameOf(index), caseUnit) : sealed;
    const hashes = {
      cpr: await hash('cpr', String(7_010_100_000 + index)),
      phone: await hash('phone', phone),
      name: await Promise.all(nameTokens(nameOf(index)).map((token) => hash('name', token))),
    };
    const person = personOf({ personId: `person_${index}`, visits: [], name, phone: sealed, hashes, version: 0 });
    await line.seed(person);
  }
  return line;
}

async function requestsFor(line: LineInMemory, text: string): Promise<{ requests: number; hits: number }> {
  const before = line.table.requests;
  const { status, body } = await line.ask('POST', '/persons/search', { as: karen, body: { text } });
  if (status !== 200) throw new Error(`Answered ${status}`);
  return { requests: line.table.requests - before, hits: body.persons.length };
}

test(`a search costs the same among 100 and ${many} persons`, async () => {
  const [few, all] = [await lineOf(100), await lineOf(many)];
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
  expect((await requestsFor(all, 'Anne')).hits).toBeLessThanOrEqual(20);
}, 600_000);
