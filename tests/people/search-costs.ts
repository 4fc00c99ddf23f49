import { nameTokens } from '../../flows/visit/names.ts';
import { caseUnit, personOf } from '../fixtures/case.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { karen } from '../fixtures/line-people.ts';

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

export function crowdOf(count: number): Crowd {
  return { count, nameOf, isShown: (index) => index < first.length * last.length };
}

/** A line that knows so many persons, written as they would be by a registration. */
export async function lineOf({ count, nameOf: named, isShown }: Crowd): Promise<LineInMemory> {
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

export async function requestsFor(
  line: LineInMemory,
  text: string,
): Promise<{ requests: number; hits: string[]; more: boolean }> {
  const before = line.table.requests;
  const { status, body } = await line.ask('POST', '/persons/search', { as: karen, body: { text } });
  if (status !== 200) throw new Error(`Answered ${status}`);
  const hits = body.persons.map(({ citizen }: { citizen: { name: string } }) => citizen.name);
  return { requests: line.table.requests - before, hits, more: body.more };
}

const texts = ['Anne', 'Jensen Anne', 'Nr7', 'Anne Jensen Nr0', '7010100007', '20000007', '123456', 'Ukendt Navn'];

/** Requests to the table of each search, by what was typed. */
export async function searchCosts(line: LineInMemory): Promise<Record<string, number>> {
  // What a warm function keeps is kept.
  await requestsFor(line, 'Anne');
  const found: [string, number][] = [];
  for (const text of texts) found.push([text, (await requestsFor(line, text)).requests]);
  return Object.fromEntries(found);
}
