/** Talks of two consultants in two browsers, each of whom everything interrupts: no answer is lost. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { type Deed, problemsOf } from '../talk/ledger.ts';
import { published } from '../talk/published.ts';
import { luckOf } from '../world/luck.ts';
import { launchChromium } from './chromium.ts';
import { InterruptedPerson, wordsIn } from './interrupted-person.ts';

/** Few questions, so that two meet in them. The first is left out by some published versions. */
const questions = ['C3', 'J4'] as const;
const users = ['konsulent1', 'konsulent2'] as const;

/** Each once in every talk, with answers before, between and after. */
const interruptions = ['reload', 'crash', 'window', 'loseAnswer', 'publish'] as const;
const others = { answer: 10, choose: 2, pause: 2, hear: 1 } as const;
/** Steps that somebody is away from the network. */
const offlineSteps = 4;

type Kind = (typeof interruptions)[number] | keyof typeof others | 'offline' | 'online';
interface Step {
  at: number;
  kind: Kind;
  who: (typeof users)[number];
  luck: number;
}

/** All that happens in a talk, 22 steps in an order of its own. */
function stepsOf(seed: number): Step[] {
  const luck = luckOf(seed, 'interrupted talk');
  const kinds: Kind[] = [...interruptions];
  for (const [kind, times] of Object.entries(others))
    kinds.push(...Array.from({ length: times }, () => kind as keyof typeof others));
  const mixed = kinds.map((kind) => ({ kind, key: luck.next() })).toSorted((a, b) => a.key - b.key);
  const steps = mixed.map(({ kind }) => ({ kind, who: luck.pick(users), luck: luck.below(1_000_000) }));
  const away = { who: luck.pick(users), luck: 0 };
  const from = luck.between(2, steps.length - offlineSteps);
  steps.splice(from + offlineSteps, 0, { kind: 'online', ...away });
  steps.splice(from, 0, { kind: 'offline', ...away });
  return steps.map((step, at) => ({ at, ...step }));
}

interface Talk {
  seed: number;
  visitId: string;
  deeds: Deed[];
  people: Record<(typeof users)[number], InterruptedPerson>;
}

const shots = join(root, '.local/screenshots');
let line: Line;
let browser: Browser;
let talk: Talk | undefined;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
});
afterEach(async ({ task }) => {
  const contexts = Object.values(talk?.people ?? {}).map(({ context }) => context);
  // What a failing test saw last, for whoever must mend it.
  if (task.result?.state === 'fail')
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await page.screenshot({ path: join(shots, `interrupted-failed-${index}.png`) }).catch(() => undefined);
  await Promise.all(contexts.map((context) => context.close()));
  talk = undefined;
});
afterAll(async () => {
  await browser?.close();
  await line?.stop();
});

/** Versions go up from talk to talk; the first of each has all questions. */
async function publishes(version: number, isLess: boolean): Promise<void> {
  await line.staff('admin1').does('PUT', '/admin/checklist', published(version, isLess));
}

async function begins(seed: number): Promise<Talk> {
  await publishes(seed * 100, false);
  const { visitId } = await line.staff('borgerservice1').registers({ name: `Ida Ibsen ${seed}`, choice: 'none' });
  const at = await line.now();
  await line.staff('konsulent1').does('POST', `/visits/${visitId}/talk`, { form: 'phone', at });
  const deeds: Deed[] = [];
  const comes = (user: string) => InterruptedPerson.comes(browser, { lineUrl: line.at.line, user, visitId, deeds });
  const [konsulent1, konsulent2] = await Promise.all([comes('konsulent1'), comes('konsulent2')]);
  return { seed, visitId, deeds, people: { konsulent1, konsulent2 } };
}

const doers: Record<Kind, (person: InterruptedPerson, step: Step, talk: Talk) => Promise<void> | void> = {
  answer: (person, { at, luck, who }) =>
    person.answers(luck % 3 === 0 ? questions[0] : questions[1], `${who} siger ${at}`),
  choose: (person, { luck }) => person.chooses(luck % 2 === 0 ? 'mine' : 'theirs'),
  pause: (person, { luck }) => person.waits(luck % 2 === 0 ? 900 : 3000),
  hear: (person) => person.hears(),
  reload: (person) => person.reloads(),
  crash: (person) => person.crashes(),
  window: (person) => person.opens(),
  loseAnswer: (person) => person.losesNextAnswer(),
  publish: (_person, { at, luck }, { seed }) => publishes(seed * 100 + at + 1, luck % 2 === 0),
  offline: (person) => person.losesNetwork(),
  online: async (person, _step, { people }) => {
    await line.pass('PT10M');
    for (const one of Object.values(people)) await one.waits(600_000);
    await person.findsNetwork();
  },
};

/** More rounds than any talk needs to come to rest. */
const mostRounds = 12;

/** Everybody is online, and time passes until nothing is on its way any more. */
async function comesToRest({ people }: Talk): Promise<void> {
  const all = Object.values(people);
  let calm = 0;
  for (let round = 0; round < mostRounds && calm < 2; round += 1) {
    for (const person of all) {
      await person.waits(30_000);
      await person.hears();
    }
    const rests = await Promise.all(all.map((person) => person.isAtRest()));
    calm = rests.every(Boolean) ? calm + 1 : 0;
  }
  expect(calm, 'comes to rest').toBe(2);
}

async function judged({ visitId, deeds, people }: Talk): Promise<string[]> {
  const { answers } = await line.staff('konsulent1').visit(visitId);
  const own = questions.flatMap((id) =>
    answers[id] === undefined ? [] : [[id, wordsIn(JSON.stringify(answers[id]))]],
  );
  const standing = await Promise.all(Object.values(people).map((person) => person.standing()));
  return problemsOf(deeds, { stored: Object.fromEntries(own), standing: standing.flat() });
}

test.each([1, 2, 3, 4, 5])('in talk %i no answer is lost', async (seed) => {
  talk = await begins(seed);
  const steps = stepsOf(seed);
  for (const step of steps) await doers[step.kind](talk.people[step.who], step, talk);
  for (const person of Object.values(talk.people)) await person.findsNetwork();
  const told = steps.map(({ at, who, kind }) => `${at} ${who} ${kind}`).join('\n');
  await comesToRest(talk);
  expect(await judged(talk), told).toEqual([]);
  // What stands on the page stands there again after it was read anew.
  for (const person of Object.values(talk.people)) await person.reloads();
  await comesToRest(talk);
  expect(await judged(talk), told).toEqual([]);
  expect(new Set(talk.deeds.map(({ who }) => who)).size).toBe(users.length);
});
