import type { Scene } from './situations.ts';

/** Something that somebody can do, and the name of the run of a function it comes to. */
export interface Doable {
  run: string;
  /** Answered by a staff route; webhooks and sweeps are not. */
  start(): Promise<{ status: number }> | undefined;
}

/** Nothing when it cannot be done in this scene. `by` tells two of the same kind apart. */
export type Command = (scene: Scene, by: string) => Doable | undefined;

const consultant = 'konsulent1';
const coordinator = 'koordinator1';
const clerk = 'borgerservice1';

function silently(act: () => unknown) {
  return () => {
    act();
    return undefined;
  };
}

/** A request to a staff route, of which path and body may depend on the scene; nothing where there is no path. */
interface StaffCommand {
  user: string;
  method: string;
  path(scene: Scene): string | undefined;
  body?(scene: Scene): unknown;
}

function staff({ user, method, path: pathOf, body }: StaffCommand): Command {
  return (scene, by) => {
    const path = pathOf(scene);
    if (path === undefined) return undefined;
    const run = `${by} asks`;
    return { run, start: () => scene.stage.world.ask({ name: run, user, method, path, body: body?.(scene) }) };
  };
}

/** A key at the prompt that is open: the run that answers it is the next document of the leg. */
function press(key: string): Command {
  return ({ citizen, stage }) => {
    if (citizen?.gather === undefined) return undefined;
    return {
      run: `${citizen.name}/${citizen.documents + 1}`,
      start: silently(() => stage.world.carrier.press(citizen, key)),
    };
  };
}

function hangUp(who: 'citizen' | 'softphone', status: 'ringing' | 'in-progress'): Command {
  return (scene) => {
    const leg = scene[who];
    if (leg?.status !== status) return undefined;
    const { carrier } = scene.stage.world;
    const start = silently(() => (status === 'ringing' ? carrier.reject(leg) : carrier.hangUp(leg)));
    return { run: `${leg.name}/end`, start };
  };
}

function answer(who: 'citizen' | 'softphone'): Command {
  return (scene) => {
    const leg = scene[who];
    if (leg?.status !== 'ringing') return undefined;
    return { run: `${leg.name}/${leg.documents + 1}`, start: silently(() => scene.stage.world.carrier.answer(leg)) };
  };
}

/** A path with an id of the scene in it; nothing where there is none. */
function of(part: 'callId' | 'meetingId' | 'followUpId', before: string, after: string) {
  return (scene: Scene) => (scene[part] === undefined ? undefined : `${before}${scene[part]}${after}`);
}

function visit(after: string) {
  return ({ visitId }: Scene) => `/api/visits/${visitId}${after}`;
}

/** Posts something, or nothing, to a path of the scene. */
function posts(user: string, path: StaffCommand['path'], body?: StaffCommand['body']): Command {
  return staff({ user, method: 'POST', path, ...(body !== undefined && { body }) });
}

function presence(state: string): Command {
  return staff({ user: consultant, method: 'PUT', path: () => '/api/me/presence', body: () => ({ state }) });
}

const certain = { version: 0, category: 'jobparat', certainty: 'sikker' };

function followUp({ slotIds: [slotId] }: Scene) {
  return { ...certain, certainty: 'usikker', followUp: { slotId } };
}

const atTheTelephones: Record<string, Command> = {
  'presses 1': press('1'),
  'presses 2': press('2'),
  'presses 3': press('3'),
  'presses 0': press('0'),
  'citizen hangs up': hangUp('citizen', 'in-progress'),
  'citizen answers': answer('citizen'),
  'citizen rejects': hangUp('citizen', 'ringing'),
  'softphone answers': answer('softphone'),
  'softphone rejects': hangUp('softphone', 'ringing'),
  'softphone is lost': hangUp('softphone', 'in-progress'),
  'rings in': ({ stage }, by) => {
    if (stage.telephones.own.legs.size > 0) return undefined;
    return { run: `${by}/1`, start: silently(() => stage.world.carrier.call(by, stage.telephones.own)) };
  },
};

const atTheDesk: Record<string, Command> = {
  ends: posts(consultant, of('callId', '/api/calls/', '/end'), () => ({ outcome: 'ended' })),
  'ends on a mailbox': posts(consultant, of('callId', '/api/calls/', '/end'), () => ({ outcome: 'voicemail' })),
  rejoins: posts(consultant, of('callId', '/api/calls/', '/rejoin')),
  links: staff({
    user: coordinator,
    method: 'PUT',
    path: of('callId', '/api/calls/', '/visit'),
    body: ({ otherVisitId }) => ({ visitId: otherVisitId }),
  }),
  registers: posts(
    clerk,
    ({ callId }) => (callId === undefined ? undefined : '/api/applicants'),
    ({ callId }) => ({ name: 'Person B', choice: 'none', callId }),
  ),
  concludes: posts(coordinator, visit('/conclude'), () => certain),
  'concludes in doubt': posts(coordinator, visit('/conclude'), followUp),
  'saves an answer': staff({
    user: coordinator,
    method: 'PUT',
    path: visit('/checklist'),
    body: () => ({ version: 0, answers: { C1: 'ja' } }),
  }),
  books: posts(clerk, visit('/meeting'), ({ slotIds: [slotId] }) => ({ slotId })),
  withdraws: posts(clerk, visit('/end'), () => ({ reason: 'withdrawn' })),
  moves: posts(clerk, of('meetingId', '/api/meetings/', '/move'), ({ slotIds: [, slotId] }) => ({ slotId })),
  'meeting is held': posts(clerk, of('meetingId', '/api/meetings/', '/outcome'), () => ({ outcome: 'held' })),
  'nobody came': posts(clerk, of('meetingId', '/api/meetings/', '/outcome'), () => ({ outcome: 'noShow' })),
  closes: posts(coordinator, of('followUpId', '/api/followups/', '/close'), () => ({ outcome: 'confirmed' })),
  'is available': presence('available'),
  pauses: presence('pause'),
  leaves: presence('off'),
};

/** Everything that can be done to one case. */
export const commands: Record<string, Command> = {
  ...atTheTelephones,
  ...atTheDesk,
  sweeps: ({ stage }, by) => {
    const run = `${by} sweeps`;
    return { run, start: silently(() => stage.world.sweeps.now(run)) };
  },
};
