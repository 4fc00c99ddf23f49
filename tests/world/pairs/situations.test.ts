import { expect, test } from 'vitest';
import { baseRows } from '../base.ts';
import { giveAlone } from './alone.ts';
import { commands } from './commands.ts';
import type { Scene } from './scene.ts';
import { prepare, type SituationName, situationNames } from './situations.ts';
import { createStage } from './stage.ts';

async function standing(name: SituationName): Promise<Scene> {
  const stage = createStage({ rows: await baseRows(), seed: 1, told: () => undefined });
  const scene = await prepare(stage, name);
  expect(stage.invariants.violations).toEqual([]);
  return scene;
}

/** What can be seen of a case and its call; nothing of what is not so. */
function seen({ stage, visitId, callId, meetingId, citizen, softphone, ...found }: Scene): string {
  const { mirror } = stage.invariants;
  const contact = mirror.one('contact', visitId);
  const call = mirror.one('call', callId);
  const meeting = mirror.one('meeting', meetingId);
  const note = mirror.one('note', visitId);
  const said = {
    [`${call?.direction} ${call?.stage}`]: call !== undefined,
    'at a prompt': citizen?.gather !== undefined,
    [`citizen ${citizen?.status}`]: citizen !== undefined && call?.direction === 'callback',
    [`softphone ${softphone?.status}`]: softphone !== undefined,
    nameless: contact?.person === undefined,
    promise: contact?.promise !== undefined,
    talked: contact?.talked,
    [meeting?.ofVisit === false ? 'meeting of a doubt' : 'meeting']: meeting !== undefined,
    begun: meeting !== undefined && Date.parse(meeting.startAt) <= stage.world.scheduler.now(),
    concluded: contact?.concluded,
    doubt: found.followUpId !== undefined,
    message: found.messageId !== undefined,
    task: found.taskId !== undefined,
    mark: found.watchMarkId !== undefined,
    correction: found.correctionId !== undefined,
    birthday: found.birthdayId !== undefined,
    [note?.locked === undefined ? 'note' : 'locked note']: note !== undefined,
  };
  return Object.keys(said)
    .filter((name) => said[name] === true)
    .join(', ');
}

const leftOver = 'concluded, task, mark, correction, birthday';
const stands: Record<SituationName, string> = {
  'registered without a choice': '',
  'promised a call': 'promise',
  booked: 'meeting',
  'meeting begun': 'meeting, begun',
  'message failed': 'meeting, message',
  'danger told': 'talked',
  'concluded in doubt': 'meeting of a doubt, concluded, doubt, note',
  'doubt met': 'meeting of a doubt, begun, concluded, doubt, note',
  'note written': `${leftOver}, note`,
  'note locked': `${leftOver}, locked note`,
  'in the menu': 'inbound inLine, at a prompt',
  'choosing a time': 'inbound inLine, at a prompt',
  'waiting in the queue': 'inbound waiting, at a prompt',
  'a softphone rings': 'inbound ringing, at a prompt, softphone ringing',
  'in a talk': 'inbound talking, softphone in-progress',
  'an office rings': 'inbound talking, softphone in-progress',
  'the consultant is lost': 'inbound lost, at a prompt, softphone completed',
  'unknown caller': 'inbound talking, softphone in-progress, nameless',
  'a call-back is queued': 'callback waiting, promise',
  'a call-back rings at a desk': 'callback ringing, softphone ringing, promise',
  'a call-back rings at the citizen': 'callback joining, citizen ringing, softphone in-progress, promise',
  'called back': 'callback talking, citizen in-progress, softphone in-progress, promise',
  'a consultant is free': '',
  'called out, and the softphone rings': 'callback ringing, softphone ringing',
  'called out, and the citizen is rung': 'callback joining, citizen ringing, softphone in-progress',
  'talked and not concluded': 'talked',
};

test.each(situationNames)('%s: that is how it stands', async (name) => {
  expect(seen(await standing(name))).toBe(stands[name]);
});

test('what is asked differs between the menu and the times', async () => {
  const lastHeard = async (name: SituationName) => (await standing(name)).citizen?.heard.at(-1);
  expect(await lastHeard('in the menu')).not.toBe(await lastHeard('choosing a time'));
});

/** Where each command does what it is called. */
const doneIn: Record<string, SituationName> = {
  ...Object.fromEntries([...'123490*'].map((key) => [`presses ${key}`, 'in the menu' as const])),
  'presses 8': 'choosing a time',
  'citizen hangs up': 'in a talk',
  'citizen answers': 'a call-back rings at the citizen',
  'citizen rejects': 'a call-back rings at the citizen',
  'softphone answers': 'a softphone rings',
  'softphone rejects': 'a softphone rings',
  'softphone is lost': 'in a talk',
  'rings in': 'registered without a choice',
  sweeps: 'promised a call',
  'is available': 'registered without a choice',
  'says what they speak': 'registered without a choice',
  pauses: 'talked and not concluded',
  leaves: 'talked and not concluded',
  'gives a sign of life': 'in a talk',
  ends: 'in a talk',
  'ends on a mailbox': 'called back',
  'calls out': 'a consultant is free',
  holds: 'in a talk',
  resumes: 'in a talk',
  'puts through': 'in a talk',
  'puts through to an office': 'in a talk',
  'takes that back': 'an office rings',
  'calls a guest': 'in a talk',
  listens: 'in a talk',
  'asks for another consultant': 'talked and not concluded',
  'takes the wish back': 'talked and not concluded',
  'gives a caseworker': 'talked and not concluded',
  rejoins: 'the consultant is lost',
  splits: 'in the menu',
  links: 'unknown caller',
  registers: 'unknown caller',
  'joins the other case': 'registered without a choice',
  'promises a call': 'registered without a choice',
  books: 'registered without a choice',
  withdraws: 'promised a call',
  moves: 'booked',
  'meeting is held': 'meeting begun',
  'nobody came': 'meeting begun',
  'notes a talk': 'registered without a choice',
  'saves an answer': 'in a talk',
  'follows the procedure': 'danger told',
  concludes: 'talked and not concluded',
  'concludes in doubt': 'talked and not concluded',
  'books the doubt': 'concluded in doubt',
  closes: 'doubt met',
  'takes the doubt back': 'concluded in doubt',
  'notes the education': 'registered without a choice',
  'settles the birthday': 'note written',
  'edits the note': 'note written',
  'locks the note': 'note written',
  'adds to the note': 'note locked',
  'tells the citizen': 'message failed',
  'closes the task': 'note written',
  'sets a mark': 'registered without a choice',
  'closes the mark': 'note written',
  'corrects the number': 'registered without a choice',
  'corrects the conclusion': 'note written',
  'takes the correction back': 'note written',
};

/** What can be told of a call afterwards, for what no staff route answers. */
const effects: Record<string, string> = {
  'citizen hangs up': 'inbound ended',
  'citizen answers': 'callback talking',
  'citizen rejects': 'callback ended',
  'softphone answers': 'inbound talking',
  'softphone rejects': 'inbound waiting',
  'softphone is lost': 'inbound lost',
  'rings in': 'inbound inLine',
  sweeps: 'callback waiting',
};

function callOf({ stage, visitId }: Scene): string {
  const call = stage.invariants.mirror.all('call').findLast((one) => one.visitId === visitId);
  return `${call?.direction} ${call?.stage}`;
}

test('every command has a situation in which it is done', () => {
  expect(Object.keys(doneIn).toSorted()).toEqual(Object.keys(commands).toSorted());
});

test.each(Object.entries(doneIn))('%s: that is done when %s', async (name, situation) => {
  const scene = await standing(situation);
  const heard = scene.citizen?.heard.length ?? 0;
  const { isOver, status } = (await giveAlone(scene, name)) ?? {};
  expect(isOver).toBe(true);
  if (status !== undefined) expect(status).toBeLessThan(300);
  else if (name in effects) expect(callOf(scene)).toBe(effects[name]);
  else expect(scene.citizen?.heard.length).toBeGreaterThan(heard);
});
