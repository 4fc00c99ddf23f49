import type { Answer } from '../../schemas/checklist.ts';
import { notesId, withNotes } from '../../web/desk/visit/free-notes.ts';
import { createLine, type LineInMemory } from '../fixtures/line-in-memory.ts';
import { anders, birgit, karen, kasper } from '../fixtures/line-people.ts';
import { drained } from './browser.ts';
import type { Deed } from './ledger.ts';
import { noteStored, problemsOf } from './ledger.ts';
import { Player } from './player.ts';
import { published } from './published.ts';
import { type Kind, type Step, stepsOf } from './steps.ts';

/** Few questions, so that people meet in them: three in words and two to choose from, and the free notes. One is left out by some published versions. */
const questions = ['C3', 'J4', 'C9', notesId, 'C1', 'E2'] as const;
const choices = ['ja', 'nej', 'vedIkke'];

interface Talk {
  line: LineInMemory;
  visitId: string;
  deeds: Deed[];
  players: Record<'karen' | 'kasper', Player>;
}

async function begin(): Promise<Talk> {
  const line = await createLine();
  const registered = await line.ask('POST', '/applicants', { as: birgit, body: { name: 'Ida Ibsen', choice: 'none' } });
  const { visitId } = registered.body;
  await line.ask('POST', `/visits/${visitId}/talk`, { as: karen, body: { form: 'phone', at: line.now } });
  const deeds: Deed[] = [];
  const at = { visitId, deeds };
  const players = { karen: new Player(line, karen, at), kasper: new Player(line, kasper, at) };
  for (const player of Object.values(players)) await player.open();
  return { line, visitId, deeds, players };
}

async function publishes({ line }: Talk, { at, luck }: Step): Promise<void> {
  const answer = await line.ask('PUT', '/admin/checklist', { as: anders, body: published(at + 3, luck % 2 === 0) });
  if (answer.status !== 200) throw new Error(`Not published: ${answer.text}`);
}

async function answersOne(player: Player, step: Step): Promise<void> {
  const question = questions[step.luck % questions.length] ?? 'C3';
  const known = player.page?.visit.definition.sections.flatMap((section) => section.questions) ?? [];
  if (question !== notesId && !known.some(({ id }) => id === question)) return;
  const isChoice = question === 'C1' || question === 'E2';
  const words = `${step.who} siger ${step.at}`;
  const value = isChoice ? (choices[(step.luck >> 4) % choices.length] ?? 'ja') : words;
  await player.answers(question, step.kind === 'clear' ? null : value);
}

async function comesBack(player: Player): Promise<void> {
  player.browser.isOnline = true;
  if (player.page === undefined) await player.open();
}

const doers: { [Of in Kind]: (player: Player, step: Step, talk: Talk) => Promise<void> } = {
  answer: answersOne,
  clear: answersOne,
  choose: (player, { luck }) => player.chooses(luck % 2 === 0 ? 'mine' : 'theirs'),
  pause: ({ browser }, { luck }) => browser.pass([100, 900, 3000][luck % 3] ?? 0),
  arrive: ({ browser }) => browser.arrive(),
  hear: ({ browser }) => browser.answer(),
  read: (player) => player.read(),
  refresh: async (player) => {
    await player.leaves();
    await player.open();
  },
  crash: async (player, { luck }) => {
    await player.leaves({ crashes: true });
    if (luck % 2 === 0) await player.browser.dropRequests();
    await player.open();
  },
  window: (player) => player.opensAnotherWindow(),
  loseNetwork: ({ browser }) => browser.loseNetwork(),
  tenMinutes: async ({ browser }) => {
    await browser.loseNetwork();
    await browser.pass(600_000);
  },
  findNetwork: comesBack,
  publish: (_player, step, talk) => publishes(talk, step),
};

/** More rounds than any talk needs to come to rest. */
const mostRounds = 40;

function isAtRest({ browser, page }: Player): boolean {
  const state = page?.autosave.state();
  const isWaiting = state?.status === 'refused' ? false : Object.keys(state?.draft.edits ?? {}).length > 0;
  return !browser.isBusy && state !== undefined && !isWaiting;
}

/** Everybody is online again, and waits until nothing happens any more. */
async function comesToRest(talk: Talk): Promise<string[]> {
  const players = Object.values(talk.players);
  for (const player of players) await comesBack(player);
  for (let round = 0; round < mostRounds; round += 1) {
    for (const player of players) {
      await player.browser.arrive();
      noteStored(talk.deeds, await storedOf(talk));
      await player.browser.answer();
      await player.browser.pass(30_000);
      await player.look();
    }
    if (!players.every(isAtRest)) continue;
    for (const player of players) await player.read();
    if (players.every(isAtRest)) return [];
  }
  return ['It does not come to rest'];
}

async function storedOf({ line, visitId }: Talk): Promise<Record<string, Answer>> {
  const checklist = await line.store.get('checklist', visitId);
  return checklist === undefined ? {} : withNotes(checklist).answers;
}

async function judged(talk: Talk, when: string): Promise<string[]> {
  const { deeds, players } = talk;
  const stored = await storedOf(talk);
  const standing = Object.values(players).flatMap((player) => player.standing());
  return problemsOf(deeds, { stored, standing }).map((problem) => `${when}, ${problem}`);
}

/** What must be asked is asked, every choice is made, and the case is concluded; the other may be away with an answer not sent. */
async function concludes(talk: Talk, isAway: boolean): Promise<string[]> {
  const { karen: player, kasper: other } = talk.players;
  const wanted = { A1: 'bekraeftet', J4: 'Telefonen er nok.', K1: 'ja' };
  const told = ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'];
  for (const one of Object.values(talk.players))
    for (let choice = 0; choice < questions.length; choice += 1) await one.chooses('mine');
  for (const [question, value] of Object.entries({ ...wanted, K2: told })) await player.answers(question, value);
  const rested = await comesToRest(talk);
  if (isAway) {
    await other.browser.loseNetwork();
    await other.answers('B1', 'vedIkke');
    await other.answers('J4', 'kasper siger det sidste');
  }
  // Two who chose differently at once are asked once more.
  for (let choice = 0; choice < questions.length; choice += 1) await player.chooses('theirs');
  const before = { saved: player.page?.autosave.state().status, shown: player.shown() };
  const concluding = player.routes.conclude(talk.visitId, {
    version: player.page?.autosave.state().draft.version ?? 0,
    category: 'jobparat',
    certainty: 'usikker',
    followUp: { slotId: '20210105T080000Z-1' },
  });
  const outcome = concluding.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  await drained();
  await player.browser.arrive();
  await player.browser.answer();
  const refused = await outcome;
  return [...rested, ...(refused === undefined ? [] : [`Not concluded: ${refused} ${JSON.stringify(before)}`])];
}

/** One talk from beginning to end. Returns what went wrong. */
export async function play(seed: number, only: readonly Step[] = stepsOf(seed)): Promise<string[]> {
  const talk = await begin();
  for (const step of only) {
    await doers[step.kind](talk.players[step.who], step, talk);
    noteStored(talk.deeds, await storedOf(talk));
    for (const player of Object.values(talk.players)) await player.look();
  }
  const rested = await comesToRest(talk);
  const middle = await judged(talk, 'before the conclusion');
  if (rested.length + middle.length > 0) return [...rested, ...middle];
  const refused = await concludes(talk, seed % 3 === 0);
  return [...refused, ...(await comesToRest(talk)), ...(await judged(talk, 'after the conclusion'))];
}
