import type { Leg } from '../carrier/leg.ts';
import { type Luck, luckOf } from '../luck.ts';
import type { World } from '../world.ts';
import { type CaseWork, conclude } from './case-work.ts';
import type { Desk } from './desk.ts';
import { colleagues, momentsOf } from './moments.ts';

export interface TalkOptions {
  world: World;
  seed: number;
  desk: Desk;
  user: string;
  /** Comes back on duty. */
  ready(name: string): Promise<void>;
}

export interface Talk {
  /** There is somebody to talk with. */
  talk(leg: Leg): void;
  /** Presses the button before anybody is there. */
  giveUp(leg: Leg): void;
}

/** What is on the desk's screen of the call. */
interface OnScreen {
  callId: string;
  visitId: string;
  guests?: { leg: number }[];
}

/** When somebody has the page open again, if at all, in milliseconds: now and then just as the line gives up waiting, or a second time. */
function comesBack(luck: Luck, name: string): { told: string; after: number }[] {
  const after = luck.chance(0.3) ? luck.between(29_900, 31_500) : luck.between(1_000, 45_000);
  return [
    ...(luck.chance(0.7) ? [{ told: name, after }] : []),
    ...(luck.chance(0.2) ? [{ told: `${name} again`, after: after + luck.below(60_000) }] : []),
  ];
}

/** Of what the desk shows of oneself. */
interface OwnDesk {
  presence?: { wrapUntil?: string };
}

/** Puts the citizen through: to whoever is free next, or to one who may not be there, or be oneself. */
function transfer({ desk, name, user, callId, luck }: CaseWork) {
  const to = luck.chance(0.5) ? {} : { to: luck.pick(colleagues) };
  return desk(name, { user, method: 'POST', path: `/api/calls/${callId}/transfer`, body: to });
}

function rejoin(user: string, callId: string) {
  return { user, method: 'POST', path: `/api/calls/${callId}/rejoin` } as const;
}

/** Asks for more time to write in some of the cases, now and then when it is over already. */
function takesLonger({ world: { scheduler }, seed, desk, user }: Omit<TalkOptions, 'ready'>, name: string): void {
  const luck = luckOf(seed, name);
  if (!luck.chance(0.3)) return;
  scheduler.at(scheduler.now() + luck.between(1_000, 300_000), name, async () => {
    const { body } = await desk(`${name} looks`, { user, method: 'GET', path: '/api/desk' });
    const { wrapUntil = new Date(scheduler.now()).toISOString() } = (body.me as OwnDesk | undefined)?.presence ?? {};
    await desk(name, { user, method: 'POST', path: '/api/me/wrap-up', body: { from: wrapUntil } });
  });
}

/** What a consultant does in a talk and after it: saves answers, concludes, loses the page and comes back, ends, is ready again. */
export function createTalk({ world, seed, desk, user, ready }: TalkOptions): Talk {
  const { scheduler, carrier } = world;
  const talked = new WeakSet<Leg>();
  const later = (after: number, name: string, run: () => void) => void scheduler.at(scheduler.now() + after, name, run);

  /** Does something with the call that the screen shows, if it shows one. */
  async function withScreen(name: string, run: (work: CaseWork) => Promise<unknown>): Promise<void> {
    const { body } = await desk(`${name} looks`, { user, method: 'GET', path: '/api/desk' });
    const shown = body.call as OnScreen | undefined;
    if (shown === undefined) return;
    await run({ ...shown, name, user, desk, luck: luckOf(seed, name), now: scheduler.now });
  }
  function end(name: string, outcome: 'ended' | 'voicemail'): void {
    void withScreen(name, async (work) => {
      const path = `/api/calls/${work.callId}/end`;
      await desk(name, { user, method: 'POST', path, body: { outcome } });
      const after = work.luck.between(2_000, 240_000);
      takesLonger({ world, seed, desk, user }, `${name} then takes longer`);
      if (work.luck.chance(0.75)) later(after, `${name} then concludes`, () => void conclude(work, 'after'));
      if (work.luck.chance(0.5)) later(after + 20_000, `${name} then is ready`, () => void ready(`${name} ready`));
    });
  }
  function lose(leg: Leg, name: string): void {
    void withScreen(name, async ({ callId, luck }) => {
      carrier.hangUp(leg);
      for (const { told, after } of comesBack(luck, name))
        later(after, `${told} comes back`, () => void desk(told, rejoin(user, callId)));
    });
  }
  function finish(leg: Leg, luck: Luck, lasts: number): void {
    const how = luck.weighted({ ended: 56, voicemail: 10, lost: 17, transfer: 8, nothing: 9 });
    const name = `${leg.name} ${how}`;
    if (how === 'lost') later(lasts, name, () => lose(leg, name));
    else if (how === 'transfer') later(lasts, name, () => void withScreen(name, transfer));
    else if (how !== 'nothing') later(lasts, name, () => end(name, how));
  }

  function talk(leg: Leg): void {
    if (talked.has(leg)) return;
    talked.add(leg);
    const luck = luckOf(seed, `${leg.name} talks`);
    const lasts = luck.chance(0.5) ? luck.between(2_000, 60_000) : luck.between(60_000, 500_000);
    for (const { name, after, does } of momentsOf(luck, leg.name, lasts))
      later(after, name, () => void withScreen(name, does));
    finish(leg, luck, lasts);
  }
  return { talk, giveUp: (leg) => end(`${leg.name} gives up`, 'ended') };
}
