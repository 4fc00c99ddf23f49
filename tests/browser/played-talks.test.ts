/** Five whole talks by telephone and by keys, from the ring to the locked note, each measured against what was written down before. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { localDayOf } from '../../flows/calendar/local-time.ts';
import type { Answer } from '../../schemas/checklist.ts';
import type { NoteView } from '../../schemas/note-api.ts';
import type { CaseRow, VisitView } from '../../schemas/staff-api.ts';
import type { Certainty } from '../../schemas/visit.ts';
import type { Citizen } from '../line/citizen.ts';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { answersByKeys } from './answers-by-keys.ts';
import { launchChromium } from './chromium.ts';
import { comesToDesk, type Desk, goes } from './desk-page.ts';
import { unsaidIn } from './unsaid.ts';

/*
 * Five talks and what must come of each, written down from the rules of the profession before any of them was played: which answers are
 * given, which of the flags F01 to F17 they raise and how they bind, what is open afterwards and whose it is, which categories the person
 * can have, what is sent, and what the note must and must not hold. Where a played talk differs, the rules say who is right.
 *
 * All are played on Monday 4 January 2021 in Favrskov: the telephone may be the first conversation (F16 is silent), the next working day is
 * Tuesday, and the set of categories is that of 2021.
 */

/** What is open after a talk, as *Sager* lists it. */
interface ExpectedMatter {
  what: 'finishNote' | 'followUpMeeting' | 'tellBenefits' | 'offerCoordinator';
  /** Who concluded, or a role. */
  owner: 'konsulent1' | 'coordinator' | 'intake';
  /** Latest local day on which it is due, counted from the day of the talk. */
  due: 'same day' | 'next working day' | 'six months';
}

interface ExpectedTalk {
  name: string;
  citizen: { name: string; cpr: string; phone: string };
  /** What is asked, in this order and nothing else; `null` where a question is passed by. */
  answers: readonly (readonly [id: string, answer: Answer | null])[];
  category: string;
  certainty: Certainty;
  flags: Readonly<Record<string, 'suggested' | 'mandatory'>>;
  /** The rules' own pointer, which chooses nothing. */
  indication: VisitView['indication']['says'];
  /** Labels of what can be chosen once everything is answered, in the words of jobindsats.dk. */
  categories: readonly string[];
  /** A conclusion without a physical meeting is refused. */
  needsMeeting: boolean;
  /** Steps to follow, with numbers to call; noted as followed before the conclusion. */
  procedure?: 'F11' | 'F12';
  /** Something to look at again on a later day. */
  watchMark?: 'F08';
  matters: readonly ExpectedMatter[];
  /** SMS from the end of the talk until after the meeting: the meeting is confirmed and recalled, or nothing is ever sent. */
  sms: 'of the meeting' | 'none';
  note: {
    /** Stands there, in these words. */
    holds: readonly string[];
    /** Stands there nowhere, neither in words nor in figures. */
    withholds: readonly string[];
  };
}

const opening = [
  ['A1', 'bekraeftet'],
  ['A2', 'ja'],
  ['A3', 'ja'],
  ['A4', 'nej'],
  ['A5', 'nej'],
  ['A6', 'god'],
] as const;
const told = ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'];
const elder = ['Jobparat', 'Aktivitetsparat'];
const finishNote: ExpectedMatter = { what: 'finishNote', owner: 'konsulent1', due: 'same day' };
const meetInPerson: ExpectedMatter = { what: 'followUpMeeting', owner: 'konsulent1', due: 'next working day' };
const offerCoordination: ExpectedMatter = { what: 'offerCoordinator', owner: 'coordinator', due: 'six months' };

/** Words that a note never holds of a talk in which nobody said them. */
const neverSaid = ['alkohol', 'stoffer', 'kontanthjælp', 'diagnose'];

const expectedTalks: readonly ExpectedTalk[] = [
  {
    // Psychiatric illness is a prompt for judgement, never a category: known to the jobcentre and treated with effect, nothing is raised.
    name: 'somebody whose illness is well treated is judged ready for work',
    citizen: { name: 'Anders Vel', cpr: '720385-1233', phone: '+4520990101' },
    answers: [
      ...opening,
      ['B1', ['ledighed']],
      ['B2', { chosen: 'underTreAar', day: '2020-11-30' }],
      ['B3', 'ja'],
      ['B4', 'ja'],
      ['C1', 'ja'],
      ['C2', 'nej'],
      ['C3', 'Lager eller kørsel, helst om dagen'],
      ['C4', 8],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'ja'],
      ['G2', 'psykisk'],
      ['G3', 'virker'],
      ['G4', 'Nattevagter'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar', 'kendt']],
      ['J4', 'Telefonen er nok: borgeren er kendt, og svarene hænger sammen'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'jobparat',
    certainty: 'sikker',
    flags: {},
    indication: 'jobparat',
    categories: elder,
    needsMeeting: false,
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: [
        'Visitationssamtale i telefonen',
        '»Lager eller kørsel, helst om dagen«',
        '»Nattevagter«',
        'Ja, og den virker',
        '30. november 2020',
        '8 af 10',
        'Visitationskategori: Jobparat.',
        'Sikker.',
        'Telefonen er nok: borgeren er kendt, og svarene hænger sammen',
      ],
      withholds: [...neverSaid, 'tanker om ikke at leve', 'fysisk møde den', 'akut', 'Foreløbig', 'F07'],
    },
  },
  {
    // On the edge of the labour market some say they are better than they are: no doubt that binds, but a mark to look again.
    name: 'somebody who says to be better than they are is marked to be looked at again',
    citizen: { name: 'Birthe Glad', cpr: '650979-1235', phone: '+4520990102' },
    answers: [
      ...opening,
      ['B1', ['ledighed', 'flytning']],
      ['B2', { chosen: 'underEtAar', day: '2017-06-30' }],
      ['B3', 'nej'],
      ['B4', 'nej'],
      ['C1', 'ja'],
      ['C2', 'nej'],
      ['C3', 'Alt, jeg kan det hele'],
      ['C4', 10],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar', 'tone']],
      ['J4', 'Telefonen er nok i dag. Vi ser på det igen'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'jobparat',
    certainty: 'sikker',
    flags: { F08: 'suggested' },
    indication: 'jobparat',
    categories: elder,
    needsMeeting: false,
    watchMark: 'F08',
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: ['»Alt, jeg kan det hele«', '30. juni 2017', '10 af 10', 'Visitationskategori: Jobparat.'],
      withholds: [...neverSaid, 'store forventninger', 'bedre end', 'fysisk møde den', 'Foreløbig', 'Helbred:'],
    },
  },
  {
    name: 'somebody without a home is met in person, at once',
    citizen: { name: 'Carl Gade', cpr: '711177-1237', phone: '+4520990103' },
    answers: [
      ...opening,
      ['B1', ['samlivsophoer']],
      ['B2', { chosen: 'underEtAar', day: '2020-08-31' }],
      ['B3', 'nej'],
      ['B4', 'ja'],
      ['C1', 'nej'],
      ['C2', 'ja'],
      ['C3', 'Noget i en have, når jeg har et sted at bo'],
      ['C4', 4],
      ['D1', 'hjaelp'],
      ['D2', 'nej'],
      ['D3', ['mitid']],
      ['E1', 'Jeg går rundt og finder et sted at sove'],
      ['E2', 'nej'],
      ['F1', 'nej'],
      ['F2', 'nej'],
      ['F3', 'nej'],
      ['F4', 'nej'],
      ['G1', 'nej'],
      ['G5', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['J3', ['svar']],
      ['J4', { chosen: 'medarbejderOenskerFysisk', text: 'Borgeren skal ses, gerne på varmestuen' }],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'aktivitetsparat',
    certainty: 'nogenlunde',
    flags: { F02: 'mandatory', F09: 'mandatory' },
    indication: 'aktivitetsparat',
    categories: elder,
    needsMeeting: true,
    matters: [finishNote, meetInPerson, { what: 'tellBenefits', owner: 'intake', due: 'same day' }, offerCoordination],
    sms: 'of the meeting',
    note: {
      holds: [
        '»Noget i en have, når jeg har et sted at bo«',
        '»Jeg går rundt og finder et sted at sove«',
        'Har du et fast sted at bo? Nej.',
        'Foreløbig visitationskategori: Aktivitetsparat.',
        'Nogenlunde sikker.',
        'Der er aftalt et fysisk møde den',
      ],
      withholds: ['tanker om ikke at leve', 'kontanthjælp', 'diagnose', 'akut bekymring'],
    },
  },
  {
    // The talk is stopped at once: nothing more is asked, and of what was written by mistake nothing may come into the note.
    name: 'somebody who cannot talk freely is kept safe',
    citizen: { name: 'Dina Stille', cpr: '640488-1232', phone: '+4520990104' },
    answers: [
      ['A1', 'bekraeftet'],
      ['A2', 'kanIkkeTaleFrit'],
      ['J3', { chosen: ['tone'], text: 'Bor hos sin søster Mette på Fuglevej 3' }],
      [
        'J4',
        { chosen: 'medarbejderOenskerFysisk', text: 'Sikkert nummer 20 11 22 33, torsdag kl. 14, spørg efter Mette' },
      ],
    ],
    category: 'aktivitetsparat',
    certainty: 'usikker',
    flags: { F01: 'mandatory', F02: 'mandatory', F11: 'mandatory' },
    indication: 'uklart',
    categories: elder,
    needsMeeting: true,
    procedure: 'F11',
    matters: [finishNote, meetInPerson, offerCoordination],
    sms: 'none',
    note: {
      holds: [
        'Borgeren kunne ikke tale frit.',
        'Foreløbig visitationskategori: Aktivitetsparat.',
        'Usikker.',
        'Der følges op ved et fysisk møde.',
      ],
      withholds: [
        'Mette',
        'søster',
        'Fuglevej',
        '20 11 22 33',
        '20112233',
        'torsdag',
        'kl.',
        '1888',
        'vold',
        'krisecenter',
        'Tone og sammenhæng i samtalen Bor',
        'Føler du dig tryg',
      ],
    },
  },
  {
    // Young people are visited over several talks: a first contact with something in the way is a suggestion to meet, no more.
    name: 'somebody young without an education is judged by the education that can begin within a year',
    citizen: { name: 'Emil Ung', cpr: '740300-4235', phone: '+4520990105' },
    answers: [
      ...opening,
      ['B1', ['endtUddannelse']],
      ['B2', { chosen: 'underTreMaaneder', day: '2020-09-30' }],
      ['B3', 'nej'],
      ['B4', 'nej'],
      ['C1', 'nej'],
      ['C2', 'nej'],
      ['C3', 'Tømrer'],
      ['C4', 6],
      ['E2', 'ja'],
      ['F1', 'ja'],
      ['F2', 'ja'],
      ['G1', 'nej'],
      ['H1', 'ja'],
      ['H2', null],
      ['I1', 'indenEtAar'],
      ['I2', ['fagligt']],
      ['J3', ['svar']],
      ['J4', 'Telefonen er nok: planen er klar'],
      ['K1', 'ja'],
      ['K2', told],
    ],
    category: 'uddannelsesparat',
    certainty: 'sikker',
    flags: { F15: 'suggested' },
    indication: 'uddannelsesparat',
    categories: ['Åbenlys uddannelsesparat', 'Uddannelsesparat', 'Aktivitetsparat'],
    needsMeeting: false,
    matters: [finishNote],
    sms: 'none',
    note: {
      holds: [
        '»Tømrer«',
        'Er du optaget på eller klar til at begynde en uddannelse? Inden for et år.',
        'Hvad stopper dig? Noget fagligt.',
        'Visitationskategori: Uddannelsesparat.',
      ],
      withholds: [...neverSaid, 'tanker om ikke at leve', 'fysisk møde den', 'Jobparat', 'Foreløbig'],
    },
  },
];

const shots = join(root, 'dist/played');
let line: Line;
let browser: Browser;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
});
afterEach(async ({ task }) => {
  // What a failing test saw last, for whoever must mend it.
  if (task.result?.state === 'fail')
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await page.screenshot({ path: join(shots, `failed-${index}.png`) }).catch(() => undefined);
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await line.clear();
  // Clearing plays the softphones; the browser's own must ring again.
  await fetch(`${line.at.carrier}/clients/konsulent1`, { method: 'DELETE' });
});
afterAll(async () => {
  await browser?.close();
  await line?.stop();
});

/** As it is seen on a wide and on the narrowest screen. */
async function looks({ page }: Desk, name: string): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // A screen that changes its width loses its place.
    await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'center' }));
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
}

/** On duty, by keys; the browser's own softphone rings from now on. */
async function goesOnDuty(): Promise<Desk> {
  const [desk, context] = await comesToDesk(browser, line.at.line, 'konsulent1');
  contexts.push(context);
  await desk.keys.opens(desk.page.getByRole('button', { name: 'Klar', exact: true }));
  await expect.poll(async () => (await line.registered('konsulent1')).registered).toBe(true);
  await expect.poll(() => line.consultant('konsulent1').presence()).toBe('available');
  return desk;
}

/** The citizen, whose number is known, calls and wants to talk now; the consultant takes the call with a key. */
async function ringsAndIsTaken({ page, keys }: Desk, { name, phone }: ExpectedTalk['citizen']): Promise<Citizen> {
  const citizen = line.citizen(phone);
  await citizen.behaves('manual');
  await citizen.calls();
  await citizen.presses('3');
  const bar = page.getByRole('region', { name: 'Telefon' });
  await expect.poll(() => bar.locator('.button-accept').isEnabled()).toBe(true);
  await keys.press('F2');
  await line.pass('PT2S');
  await bar.getByText('I samtale').waitFor();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return citizen;
}

/** Everything that is asked, with a look in the middle and at what the answers raise. */
async function talks(desk: Desk, talk: ExpectedTalk, shot: string): Promise<VisitView> {
  const visitId = /#\/sag\/([^/?]+)/.exec(desk.page.url())?.[1] ?? '';
  const { definition } = await line.staff('konsulent1').visit(visitId);
  const questions = definition.sections.flatMap((section) => section.questions);
  await desk.keys.press('Alt+Shift+KeyA');
  for (const [index, [id, answer]] of talk.answers.entries()) {
    const question = questions.find((one) => one.id === id);
    if (question === undefined) throw new Error(`The checklist has no question ${id}`);
    await answersByKeys(desk, question, answer);
    if (index === Math.floor(talk.answers.length / 2)) await looks(desk, `${shot}-2-skema`);
  }
  await desk.page.getByText('Gemt', { exact: false }).first().waitFor();
  return line.staff('konsulent1').visit(visitId);
}

/** The own page of a flag is opened, read and left again, with a note that its steps were followed. */
async function followsProcedure({ page, keys }: Desk, name: string): Promise<void> {
  const way = page.getByRole('link', { name: /^Følg vejledningen/ });
  await keys.tabTo(way, 'Shift+Tab');
  await keys.press('Enter');
  await keys.isAt(page.getByRole('heading', { level: 1 }));
  await page.getByRole('link', { name: /1888/ }).waitFor();
  await keys.opens(page.getByRole('button', { name: 'Notér, at vejledningen er fulgt' }));
  await page.getByText(/^Noteret: vejledningen er fulgt/).waitFor();
  await keys.opens(page.getByRole('link', { name: 'Tilbage til sagen' }));
  await keys.isAt(page.getByRole('heading', { level: 1, name }));
}

/** Category and certainty by their digits; a doubt is refused first without its meeting. */
async function concludes(desk: Desk, talk: ExpectedTalk, shot: string): Promise<void> {
  const { page, keys } = desk;
  const form = page.getByRole('form', { name: 'Afslut visitationen' });
  await keys.press('Alt+Shift+KeyV');
  const offered = form.getByRole('group', { name: 'Visitationskategori' });
  expect(await offered.getByRole('radio').count()).toBe(talk.categories.length);
  expect(await offered.locator('label').allTextContents()).toEqual(talk.categories);
  await chooses(desk, offered, labelOf(talk));
  await chooses(desk, form.getByRole('group', { name: 'Hvor sikker er du?' }), certaintyWords[talk.certainty]);
  await keys.isAt(form.getByRole('button', { name: 'Afslut visitationen' }));
  await looks(desk, `${shot}-3-flag`);
  await keys.press('Enter');
  if (talk.needsMeeting) {
    const times = form.getByRole('group', { name: 'Fysisk opfølgning' });
    await keys.isAt(times.getByRole('radio').first());
    await keys.press('Space');
    await looks(desk, `${shot}-4-opfoelgning`);
    await keys.opens(form.getByRole('button', { name: 'Afslut visitationen' }));
  }
  await keys.isAt(page.locator('#konklusion'));
}

const certaintyWords = { sikker: 'Sikker', nogenlunde: 'Nogenlunde', usikker: 'Usikker' };

function labelOf({ category }: ExpectedTalk): string {
  return category === 'uddannelsesparat'
    ? 'Uddannelsesparat'
    : category === 'jobparat'
      ? 'Jobparat'
      : 'Aktivitetsparat';
}

/** The digit that stands beside a choice. */
async function chooses({ page, keys }: Desk, group: Locator, label: string): Promise<void> {
  await keys.isAt(group.locator(':focus'));
  const digit = await group
    .locator('label')
    .filter({ hasText: new RegExp(`^${label}`) })
    .getAttribute('data-key');
  await keys.press(digit ?? '');
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** Read through, and locked by keys. */
async function locksNote(desk: Desk, shot: string): Promise<void> {
  const { page, keys } = desk;
  await keys.tabTo(page.getByRole('textbox', { name: 'Læs igennem, og ret' }));
  await looks(desk, `${shot}-5-kladde`);
  await keys.press('Control+Enter');
  await keys.isAt(page.getByRole('button', { name: 'Lås notatet' }));
  await keys.press('Enter');
  await keys.isAt(page.getByRole('heading', { level: 2, name: 'Notat' }));
  await looks(desk, `${shot}-6-laast`);
}

/** Open matters of a person, as every work list has them. */
async function mattersOf(name: string): Promise<CaseRow[]> {
  const { cases } = await line.staff('konsulent1').does<{ cases: CaseRow[] }>('GET', '/cases');
  return cases.filter(({ citizen }) => citizen?.name === name);
}

/** Monday's next working day, and half a year on. */
const dueBy = { 'same day': '2021-01-04', 'next working day': '2021-01-05', 'six months': '2021-07-04' };

function expectMatters(found: readonly CaseRow[], expected: readonly ExpectedMatter[]): void {
  expect(found.map(({ what }) => what).toSorted()).toEqual(expected.map(({ what }) => what).toSorted());
  for (const { what, owner, due } of expected) {
    const row = found.find((one) => one.what === what);
    expect(row?.owner, what).toEqual(owner === 'konsulent1' ? { staffId: expect.any(String) } : { role: owner });
    expect(localDayOf(row?.dueAt ?? '') <= dueBy[due], `${what} ${row?.dueAt}`).toBe(true);
    expect(row?.late, what).toBe(false);
  }
}

/** What a note may say besides titles, and questions with their answers. */
const own =
  /^(?:Visitationssamtale i telefonen, afsluttet den 4\. januar 2021|Medarbejderens vurdering|(?:Foreløbig v|V)isitationskategori: [A-Za-zÅ ]+\.|Hvor sikker er vurderingen\? \w+( sikker)?\.|Det videre forløb|Der er aftalt et fysisk møde den \d+\. januar 2021 kl\. [\d.]+\.|Særlige forhold|Borgeren kunne ikke tale frit\.|Vejledningen for borgere, der ikke er trygge, blev fulgt\.|Der følges op ved et fysisk møde\.|Det, der er skrevet frit i skemaet, står ikke i notatet\.)$/;

function expectNote({ text }: NoteView, { definition }: VisitView, talk: ExpectedTalk): void {
  for (const words of talk.note.holds) expect(text).toContain(words);
  for (const words of talk.note.withholds) expect(text.toLowerCase()).not.toContain(words.toLowerCase());
  expect(unsaidIn(text, definition, { answers: talk.answers, own })).toEqual([]);
}

/** The locked note as it goes into the case file, kept to be looked at. */
async function keepsFile(visitId: string, shot: string): Promise<void> {
  const headers = { authorization: `Bearer ${await line.tokenOf('konsulent1')}` };
  const answer = await fetch(`${line.at.line}/api/visits/${visitId}/note/file`, { headers });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  writeFileSync(join(shots, `${shot}-notat.pdf`), Buffer.from(await answer.arrayBuffer()));
}

describe('a talk by telephone and by keys, from the ring to the locked note', () => {
  test.each(expectedTalks.map((talk, index) => [talk.name, index, talk] as const))('%s', async (_, index, talk) => {
    const shot = String(index + 1);
    await line.untilMorning();
    await line.staff('borgerservice1').registers({ ...talk.citizen, choice: 'none' });
    const desk = await goesOnDuty();
    const { page, keys } = desk;
    const citizen = await ringsAndIsTaken(desk, talk.citizen);
    const before = keys.presses();
    const talked = await talks(desk, talk, shot);
    if (talk.procedure !== undefined) await followsProcedure(desk, talk.citizen.name);
    await keys.press('Shift+F9');
    await line.pass('PT2S');
    const sent = (await citizen.messages()).length;
    await concludes(desk, talk, shot);
    console.log(`${keys.presses() - before} key presses: ${talk.name}`);

    const visit = await line.staff('konsulent1').visit(talked.visitId);
    expect(Object.fromEntries(visit.flags.map(({ id, level }) => [id, level]))).toEqual(talk.flags);
    expect(visit.indication.says).toBe(talk.indication);
    expect(visit.conclusion).toMatchObject({ category: talk.category, certainty: talk.certainty, channel: 'phone' });
    expect(visit.watchMarks?.map(({ flag }) => flag) ?? []).toEqual(talk.watchMark ? [talk.watchMark] : []);
    const note = await line.staff('konsulent1').does<NoteView>('GET', `/visits/${visit.visitId}/note`);
    expectNote(note, visit, talk);
    expectMatters(await mattersOf(talk.citizen.name), talk.matters);

    await locksNote(desk, shot);
    const path = `/visits/${visit.visitId}/note`;
    const locked = await line.staff('konsulent1').does<NoteView>('GET', path);
    writeFileSync(join(shots, `${shot}-notat.txt`), locked.record);
    const change = { version: locked.version, text: 'Noget andet.' };
    expect(await line.staff('konsulent1').asks('PUT', path, change)).toMatchObject({ status: 409 });
    expect(await line.staff('konsulent1').does<NoteView>('GET', path)).toEqual(locked);
    await keepsFile(visit.visitId, shot);

    await goes(desk, 'Sager');
    await page
      .getByText(/^(?:\d+ sag|Der er ingen åbne sager)/)
      .first()
      .waitFor();
    await looks(desk, `${shot}-7-sager`);
    const rest = talk.matters.filter(({ what }) => what !== 'finishNote');
    expectMatters(await mattersOf(talk.citizen.name), rest);
    const rows = page.getByRole('row').filter({ hasText: talk.citizen.name });
    expect(await rows.count()).toBe((await mattersOf(talk.citizen.name)).length);
    const { startAt } = visit.followUp ?? {};
    if (startAt !== undefined) await line.passUntil(startAt);
    expect((await citizen.messages()).length - sent).toBe(talk.sms === 'none' ? 0 : 1);
  });
});
