import { beforeEach, describe, expect, test } from 'vitest';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';
import { pdfText } from '../../tests/fixtures/pdf-text.ts';

let line: LineInMemory;
let visitId: string;
const asked = {
  A1: 'bekraeftet',
  C3: 'Noget med dyr',
  J4: 'Telefonen er nok.',
  K1: 'ja',
  K2: ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'],
};

/** `what`: method and path within the case. */
function send(what: string, body: unknown, as: Person = karen) {
  const [method = '', path = ''] = what.split(' ');
  return line.ask(method, `/visits/${visitId}${path}`, { as, body });
}
function read(as: Person = karen) {
  return line.ask('GET', `/visits/${visitId}/note`, { as });
}

/** Somebody is registered, and a talk was held in which what must be asked was asked. */
async function talkedWith(answers: object = asked): Promise<void> {
  const applicant = { name: 'Ida Ibsen', choice: 'none' };
  visitId = (await line.ask('POST', '/applicants', { as: birgit, body: applicant })).body.visitId;
  await send('POST /talk', { form: 'phone', at: line.now });
  await send('PUT /checklist', { version: 0, answers });
}
function conclude(more: object = {}) {
  return send('POST /conclude', { version: 1, category: 'jobparat', certainty: 'sikker', ...more });
}

beforeEach(async () => {
  line = await createLine();
  await talkedWith();
});

describe('the note of a case', () => {
  test('is not there before the conclusion, and at once after it', async () => {
    expect((await read()).status).toBe(404);
    expect((await conclude()).status).toBe(200);
    const { status, body } = await read();
    expect([status, body]).toEqual([
      200,
      {
        visitId,
        version: 1,
        state: 'draft',
        text: expect.stringContaining('Hvilke job kan du se dig selv i? »Noget med dyr«.'),
        record: expect.stringContaining('Kladde, som ikke er låst endnu.'),
        writtenAt: line.now,
        dueAt: '2021-01-04T22:59:59.999Z',
        owner: 'staff_karen',
        ownerName: 'karen',
        addenda: [],
        protects: [],
      },
    ]);
  });

  test('is an open matter of whoever concluded, until it is locked', async () => {
    await conclude();
    const cases = async () => (await line.ask('GET', '/cases', { as: kirsten })).body.cases;
    expect(await cases()).toMatchObject([
      {
        matterId: `note_${visitId}`,
        matter: 'note',
        what: 'finishNote',
        owner: { staffId: 'staff_karen' },
        ownerName: 'karen',
        visitId,
        citizen: { name: 'Ida Ibsen' },
        openedAt: line.now,
        late: false,
      },
    ]);
    const top = async () => (await line.ask('GET', `/visits/${visitId}`, { as: karen })).body.step;
    expect(await top()).toMatchObject({ what: 'finishNote', ownerName: 'karen' });
    await send('POST /note/lock', { version: 1 });
    expect([await cases(), await top()]).toEqual([[], undefined]);
  });

  test('is edited and locked by those who may, and lies in the table without a word of it', async () => {
    await conclude();
    const edited = await send('PUT /note', { version: 1, text: 'Ida vil arbejde\r\nmed dyr. ' }, kasper);
    expect(edited.body).toMatchObject({
      version: 2,
      state: 'edited',
      text: 'Ida vil arbejde\nmed dyr.',
      edited: { at: line.now, by: 'staff_kasper', byName: 'kasper' },
    });
    const locked = await send('POST /note/lock', { version: 2 });
    expect(locked.body).toMatchObject({ state: 'locked', locked: { by: 'staff_karen', byName: 'karen' } });
    const added = await send('POST /note/addendum', { text: 'Helst heste.' }, kirsten);
    expect(added.body.addenda).toEqual([
      { at: line.now, by: 'staff_kirsten', byName: 'kirsten', text: 'Helst heste.' },
    ]);
    expect(added.body.record).toContain('Låst den 4. januar 2021 kl. 10 af karen.');
    expect(JSON.stringify(line.table.dump())).not.toMatch(/med dyr|heste/);
    expect(JSON.stringify(line.logged)).not.toMatch(/med dyr|heste/);
  });

  test('that is locked is refused every change by the write, and not a row is changed', async () => {
    await conclude();
    await send('POST /note/lock', { version: 1 });
    const before = line.table.dump();
    for (const [what, body] of [
      ['PUT /note', { version: 2, text: 'Andet.' }],
      ['PUT /note', { version: 1, text: 'Andet.' }],
      ['POST /note/lock', { version: 2 }],
    ] as const) {
      const { status, body: told } = await send(what, body);
      expect([status, told.error]).toEqual([409, 'noteLocked']);
    }
    expect(line.table.dump()).toEqual(before);
  });

  test('of two who change it at once the second is shown both', async () => {
    await conclude();
    await send('PUT /note', { version: 1, text: 'Min.' });
    const { status, body } = await send('PUT /note', { version: 1, text: 'Din.' }, kasper);
    expect([status, body]).toEqual([
      409,
      {
        error: 'stale',
        message: 'Notatet er ændret et andet sted. Vælg, hvad der skal stå.',
        stored: { version: 2, text: 'Min.' },
        sent: { version: 1, text: 'Din.' },
      },
    ]);
    const locks = await send('POST /note/lock', { version: 1 });
    expect([locks.status, locks.body.sent]).toEqual([409, { version: 1 }]);
  });

  test('is read and written by consultants and coordinators only', async () => {
    await conclude();
    for (const as of [birgit, lars]) {
      expect((await read(as)).status).toBe(403);
      expect((await send('PUT /note', { version: 1, text: 'x' }, as)).status).toBe(403);
      expect((await send('POST /note/addendum', { text: 'x' }, as)).status).toBe(403);
    }
  });

  test.each<[string, unknown, number, string]>([
    ['PUT /note', { version: 1 }, 400, 'text'],
    ['PUT /note', { version: 1, text: 'x'.repeat(20_001) }, 400, 'text'],
    ['PUT /note', { version: 1, text: 'klokke\u0007' }, 400, 'text'],
    ['POST /note/lock', {}, 400, 'version'],
    ['POST /note/addendum', { text: ' \n ' }, 400, 'text'],
    ['POST /note/addendum', { text: 'x'.repeat(4001) }, 400, 'text'],
  ])('%s with %o is answered %i and names the field', async (what, body, ...[status, field]) => {
    await conclude();
    const answer = await send(what, body);
    expect([answer.status, answer.body.field]).toEqual([status, field]);
  });

  test('that is empty cannot be locked, and one that is open takes no addendum', async () => {
    await conclude();
    await send('PUT /note', { version: 1, text: '' });
    const locks = await send('POST /note/lock', { version: 2 });
    expect([locks.status, locks.body.error, locks.body.field]).toEqual([422, 'noteEmpty', 'text']);
    const adds = await send('POST /note/addendum', { text: 'Mere.' });
    expect([adds.status, adds.body.error]).toEqual([409, 'noteOpen']);
  });

  test('of somebody who is not safe says what must not be written, and holds none of it', async () => {
    await talkedWith({ ...asked, A2: 'ja', H1: 'nej', F1: 'midlertidigt', C3: 'Møllevej 4', J4: 'Bor på Møllevej 4.' });
    const { status } = await conclude({ certainty: 'usikker', followUp: { queue: true } });
    const slot = (await line.ask('GET', '/slots?from=2021-01-05&to=2021-01-05', { as: karen })).body.slots[0];
    if (status !== 200) await conclude({ certainty: 'usikker', followUp: { slotId: slot.slotId } });
    const { body } = await read();
    expect(body.protects).toEqual(['F11']);
    expect(body.text).not.toMatch(/Møllevej|Midlertidigt|kl\./);
  });

  test('that nobody locks on its day raises the alarm of what is late, once', async () => {
    await conclude();
    line.now = '2021-01-04T23:00:00.000Z';
    await line.sweep();
    await line.sweep();
    await line.deliver('project', line.records);
    expect(line.events('noteOverdue')).toHaveLength(1);
    expect(line.logged.filter(({ what }) => what === 'noteOverdue')).toMatchObject([
      { level: 'error', message: 'MATTER_LATE', unitId: 'favrskov' },
    ]);
    const { body } = await line.ask('GET', '/cases', { as: kirsten });
    expect(body.cases).toMatchObject([{ what: 'finishNote', late: true }]);
  });

  test('that is read, or fetched as a file, stands in the access log; a file that is not there yet does not', async () => {
    await conclude();
    const looks = () => line.all('access').map(({ to, by, purpose }) => [to, by, purpose]);
    await line.file(`/visits/${visitId}/note/file`, karen);
    expect(looks()).toEqual([]);
    await line.ask('GET', `/visits/${visitId}/note?purpose=callback`, { as: karen });
    expect(looks()).toEqual([['note', karen.staffId, 'callback']]);
    await send('POST /note/lock', { version: 1 });
    await line.file(`/visits/${visitId}/note/file`, karen);
    expect(looks()).toEqual([
      ['note', karen.staffId, 'callback'],
      ['note', karen.staffId, 'casework'],
    ]);
  });

  test('is a PDF/A file once it is locked, and only then', async () => {
    await conclude();
    const file = () => line.file(`/visits/${visitId}/note/file`, karen);
    const open = await file();
    expect([open.statusCode, JSON.parse(open.body ?? '').error]).toEqual([409, 'noteOpen']);
    await send('POST /note/lock', { version: 1 });
    const { statusCode, headers, isBase64Encoded, body = '' } = await file();
    expect([statusCode, headers?.['content-type'], isBase64Encoded]).toEqual([200, 'application/pdf', true]);
    const bytes = Buffer.from(body, 'base64').toString('latin1');
    expect(bytes.startsWith('%PDF-1.7')).toBe(true);
    expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>');
    const { record } = (await line.ask('GET', `/visits/${visitId}/note`, { as: karen })).body;
    const words = pdfText(Buffer.from(body, 'base64')).replace(/ [\p{L} ]+\. Borger: [^.]+\./u, '');
    expect(words).toBe(record.split(/\s+/).join(' '));
    expect((await line.file(`/visits/${visitId}/note/file`, birgit)).statusCode).toBe(403);
    expect((await line.file('/visits/visit_none/note/file', karen)).statusCode).toBe(404);
  });
});
