import { beforeEach, expect, test } from 'vitest';
import { plus } from '../../flows/calendar/local-time.ts';
import { additionsOf } from '../../flows/report/count.ts';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { type Caller, goesOnDuty, picksUp, said, talks, waits } from '../../tests/fixtures/line-callers.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen, kasper, kirsten, lars, type Person } from '../../tests/fixtures/line-people.ts';
import { permanent } from '../../tests/fixtures/scripted-carrier.ts';

let line: LineInMemory;
let caller: Caller;
beforeEach(async () => {
  line = await createLine();
  const supervision = ['listen', 'whisper', 'join'] as const;
  await line.seed({ ...unit, version: 1, policies: [{ ...policy, supervision: [...supervision] }] });
  caller = await talks(line);
});

function asks(mode: string, as: Person = kirsten) {
  return line.ask('POST', `/calls/${caller.callId}/supervise`, { as, body: { mode } });
}

function leaves(as: Person = kirsten) {
  return line.ask('POST', `/calls/${caller.callId}/supervise/leave`, { as });
}

async function talksSeen(as: Person = kirsten) {
  return (await line.ask('GET', '/talks', { as })).body;
}

/** The announcements since the last look: to whom, and where they are answered. */
function announced() {
  const asked = line.carrier.asks('announce') as [{ sid: string; url: string }][];
  return asked.map(([{ sid, url }]) => ({ sid, path: new URL(url).pathname }));
}

/** The citizen hears the newest announcement to its end. */
async function isTold(): Promise<string> {
  const path = announced().findLast(({ sid }) => sid === caller.sid)?.path ?? '';
  const document = await line.voice(path, { CallSid: caller.sid });
  await line.voice(`${path}/heard`, { CallSid: caller.sid });
  await line.dispatch();
  return document;
}

async function joins(mode = 'listen'): Promise<string> {
  await asks(mode);
  await line.dispatch();
  await isTold();
  return picksUp(line);
}

function consultantSid() {
  return line.carrier.legs[0]?.sid;
}

test('a coordinator listens: first the citizen is told, then the softphone rings, and everybody sees it', async () => {
  expect(await talksSeen()).toMatchObject({
    modes: ['listen', 'whisper', 'join'],
    talks: [{ callId: caller.callId, name: karen.user, connectedAt: line.now, isAside: false }],
  });
  expect(await asks('listen')).toMatchObject({ status: 200, body: { routing: 'connected' } });
  await line.dispatch();
  expect(line.carrier.legs).toHaveLength(1);
  expect(announced().map(({ sid }) => sid)).toEqual([caller.sid, consultantSid()]);
  const document = await isTold();
  expect(said(document)).toEqual(['En koordinator fra kommunen lytter med fra nu af.']);
  expect(document).toContain('/heard</Redirect>');
  expect(line.carrier.legs.at(-1)?.to).toBe(`client:${kirsten.user}`);
  expect((await line.ask('GET', '/desk', { as: karen })).body.call.supervisor).toEqual({
    mode: 'listen',
    name: kirsten.user,
    joined: false,
  });
  const joined = await picksUp(line);
  expect(joined).toContain(`muted="true" coach="${consultantSid()}">${caller.callId}</Conference>`);
  expect((await talksSeen()).talks[0].supervisor).toEqual({
    isMine: true,
    name: kirsten.user,
    mode: 'listen',
    joined: true,
  });
});

test('the talks that go on are listed with the longest first, whoever holds them', async () => {
  await line.seed({ ...(await line.item('call', caller.callId)), connectedAt: plus(line.now, 'PT1M') });
  const other = await waits(line, '+4530405060');
  await goesOnDuty(line, kasper);
  await line.dispatch();
  await picksUp(line);
  await line.dispatch();
  await line.voice(`/voice/citizen/${other.callId}/${other.visitId}`, { CallSid: other.sid });
  const names = async () => (await talksSeen()).talks.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual([kasper.user, karen.user]);
  await line.seed({ ...(await line.item('call', other.callId)), connectedAt: plus(line.now, 'PT2M') });
  expect(await names()).toEqual([karen.user, kasper.user]);
});

test('an announcement into a talk that is known to nobody is a sentence all the same', async () => {
  const document = await line.voice('/voice/supervised/call_none/3/listen/1', { CallSid: caller.sid });
  expect(said(document)[0]).toMatch(/^Undskyld/);
});

test('what the consultant hears leads to nothing, and only the citizen’s hearing it lets anybody in', async () => {
  await asks('whisper');
  await line.dispatch();
  const [, toConsultant] = announced();
  const document = await line.voice(toConsultant?.path ?? '', { CallSid: consultantSid() ?? '' });
  expect(said(document)).toEqual([
    'En koordinator fra kommunen lytter med fra nu af og kan tale til konsulenten, uden at du hører det.',
  ]);
  expect(document).not.toContain('Redirect');
  await line.dispatch();
  expect(line.carrier.legs).toHaveLength(1);
});

test('from listening to whispering, to joining, and out again, the citizen being told each time', async () => {
  await joins();
  const changes = async (mode: string) => {
    await asks(mode);
    await line.dispatch();
    expect(line.carrier.asks('supervise').at(-1)).not.toMatchObject([{ mode }]);
    const document = await isTold();
    const [asked] = line.carrier.asks('supervise').at(-1) ?? [];
    expect(asked).toMatchObject({ conference: caller.callId, mode, coached: consultantSid() });
    return said(document);
  };
  expect(await changes('whisper')).toEqual([expect.stringContaining('uden at du hører det')]);
  expect(await changes('join')).toEqual(['En koordinator fra kommunen er med i samtalen fra nu af.']);
  expect((await leaves()).status).toBe(200);
  await line.dispatch();
  expect(line.carrier.asks('hangUp').at(-1)).toEqual([line.carrier.legs.at(-1)?.sid]);
  const path = announced().at(-1)?.path ?? '';
  expect(said(await line.voice(path, { CallSid: caller.sid }))).toEqual(['Koordinatoren er ikke længere med.']);
  expect((await talksSeen()).talks[0]).not.toHaveProperty('supervisor');
  expect((await line.ask('GET', '/desk', { as: karen })).body.call).toMatchObject({ routing: 'connected' });
});

test('the citizen hears it in the language of the call', async () => {
  const english = { ...(await line.item('call', caller.callId)), language: 'en' as const };
  await line.seed(english);
  await asks('join');
  await line.dispatch();
  expect(said(await isTold())).toEqual(['A coordinator of the municipality is part of the conversation from now on.']);
});

test('who cannot be told is not listened to', async () => {
  line.carrier.refuses('announce', permanent);
  await asks('listen');
  await line.dispatch();
  expect(line.carrier.legs).toHaveLength(1);
  expect(line.events('supervisionEnded')[0]?.payload).toMatchObject({ why: 'untold' });
  expect((await talksSeen()).talks[0]).not.toHaveProperty('supervisor');
});

test('stands in the access log, by whom and to whom, once they are in it, and adds to no figure', async () => {
  await asks('listen');
  await line.dispatch();
  expect(line.all('access')).toEqual([]);
  await isTold();
  await picksUp(line);
  expect(line.all('access')).toMatchObject([
    { by: kirsten.staffId, to: 'talk', purpose: 'call', visitId: caller.visitId, at: line.now },
  ]);
  const told = line.events().filter(({ payload }) => payload.type.startsWith('supervision'));
  expect(told.map(({ payload }) => payload.type)).toEqual(['supervisionAsked', 'supervisionTold', 'supervisionJoined']);
  expect(told.flatMap(additionsOf)).toEqual([]);
});

test('is the coordinator’s alone, and said why not', async () => {
  for (const person of [karen, kasper, birgit, lars]) {
    expect((await asks('listen', person)).status).toBe(403);
    expect((await leaves(person)).status).toBe(403);
    expect((await line.ask('GET', '/talks', { as: person })).status).toBe(403);
  }
  expect(await asks('record')).toMatchObject({ status: 400, body: { field: 'mode' } });
  expect((await leaves()).body).toMatchObject({ error: 'notSupervising' });
  await line.ask('POST', `/calls/${caller.callId}/hold`, { as: karen, body: { held: true } });
  expect(await asks('listen')).toMatchObject({ status: 409, body: { error: 'onHold' } });
  expect((await talksSeen()).talks[0]).toMatchObject({ isAside: true });
  await caller.hangsUp();
  expect((await asks('listen')).body).toMatchObject({ error: 'notTalking' });
  expect((await talksSeen()).talks).toEqual([]);
});

test('is off in the rules that are shipped: nothing is shown, and nothing is done', async () => {
  line = await createLine();
  caller = await talks(line);
  expect(await talksSeen()).toEqual({ modes: [], talks: [] });
  expect(await asks('listen')).toMatchObject({ status: 409, body: { error: 'supervisionOff', field: 'mode' } });
});

test('a coordinator has a softphone of their own', async () => {
  expect(await line.ask('POST', '/me/softphone-token', { as: kirsten })).toMatchObject({
    status: 200,
    body: { identity: kirsten.user },
  });
  expect((await line.ask('POST', '/me/softphone-token', { as: birgit })).status).toBe(403);
});
