import type { LegEnd } from '../../../flows/routing/leg-ended.ts';
import { type Carrier, type CarrierResult, notFound } from '../../../functions/adapters/carrier.ts';
import type { CallSid } from '../../../schemas/ids.ts';
import type { Faults } from '../faults.ts';
import type { Scheduler, Task } from '../scheduler.ts';
import type { CarrierModel } from './carrier-model.ts';
import { isLive } from './leg.ts';

export interface AdapterOptions {
  carrier: CarrierModel;
  scheduler: Scheduler;
  faults: Faults;
  /** The run that asks. */
  task(): Task;
}

const gone = { ok: false, code: '21220', retry: false } as const;
const unknown = { ok: false, code: notFound, retry: false } as const;
const tooMany = { ok: false, code: '20429', retry: true } as const;
const fails = { ok: false, code: '503', retry: true } as const;
const unreachable = { ok: false, code: 'unreachable', retry: true } as const;
const noMessages = { ok: false, code: '21614', retry: false } as const;

/** Calls on one page of the list. */
const mostListed = 100;

/** The carrier keeps whole seconds. */
function wholeSecond(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) * 1000;
}

/** One request to the REST API: a turn of the scheduler, refused or lost as the weather has it. */
function ask<Value>(options: AdapterOptions, what: string, perform: Perform<Value>): Promise<CarrierResult<Value>> {
  const { scheduler, faults } = options;
  const task = options.task();
  const { luck } = task;
  task.requests += 1;
  const name = `${task.name}.${task.requests}`;
  const takes = faults.onTheWay(luck.chance(0.4) ? 0 : luck.below(luck.chance(0.9) ? 200 : 3_000));
  const refused = faults.strikes('restTooMany', luck, name);
  const failed = faults.strikes('restFails', luck, name);
  const notReached = faults.strikes('restUnreachable', luck, name);
  const lost = faults.strikes('restLostAnswer', luck, name);
  return scheduler.request({
    task,
    what,
    takes,
    death: faults.death(task),
    perform: (): CarrierResult<Value> => {
      if (refused) return tooMany;
      if (failed) return fails;
      if (notReached) return unreachable;
      const answer = perform(name);
      return lost ? unreachable : answer;
    },
  });
}

type Perform<Value> = (name: string) => CarrierResult<Value>;

function good<Value>(value: Value): CarrierResult<Value> {
  return { ok: true, value };
}

function done(was: boolean): CarrierResult<true> {
  return was ? good(true) : gone;
}

/** What asks the carrier for something to be done. */
function doing(
  options: AdapterOptions,
): Pick<Carrier, 'ring' | 'redirect' | 'hangUp' | 'hold' | 'announce' | 'supervise' | 'endConference' | 'sms'> {
  const { rest } = options.carrier;
  return {
    ring: ({ timeout: timeoutSeconds, ...leg }) =>
      ask(options, `rings ${leg.to}`, (name) => good(rest.create(name, { ...leg, timeoutSeconds }).sid as CallSid)),
    redirect: (sid, url) => ask(options, `redirects ${sid}`, () => done(rest.redirect(sid, url))),
    hangUp: (sid) => ask(options, `hangs up ${sid}`, () => done(rest.hangUp(sid))),
    hold: (leg) =>
      ask(options, `${leg.url === undefined ? 'resumes' : 'holds'} ${leg.sid}`, () =>
        rest.hold(leg) ? good(true) : unknown,
      ),
    announce: (announcement) =>
      ask(options, `announces to ${announcement.sid}`, () => (rest.announce(announcement) ? good(true) : unknown)),
    supervise: (leg) => ask(options, `${leg.mode} for ${leg.sid}`, () => (rest.supervise(leg) ? good(true) : unknown)),
    endConference: (name) => ask(options, `ends conference ${name}`, () => good(rest.endConference(name) ? 1 : 0)),
    sms: (message) =>
      ask(options, `texts ${message.to}`, (name) => (rest.message(name, message) ? good(true) : noMessages)),
  };
}

/** What asks the carrier for what it knows. */
function looking(options: AdapterOptions): Pick<Carrier, 'findLeg' | 'findMessage' | 'legStatus' | 'endedSince'> {
  const { rest } = options.carrier;
  const isSince = (at: number, since: string) => at >= wholeSecond(since);
  const dialled = ({ to, from, since }: { to: string; from: string; since: string }) =>
    rest.dialled(to, from).find((leg) => isLive(leg) && isSince(leg.createdAt, since))?.sid as CallSid | undefined;
  return {
    findLeg: (wanted) => ask(options, `looks for a leg to ${wanted.to}`, () => good(dialled(wanted))),
    findMessage: ({ to, body, since }) =>
      ask(options, `looks for a message to ${to}`, () =>
        good(rest.messages(to).some((message) => message.body === body && isSince(message.at, since))),
      ),
    legStatus: (sid) =>
      ask(options, `looks at ${sid}`, (): CarrierResult<'live' | LegEnd> => {
        const leg = rest.leg(sid);
        if (leg === undefined) return good('failed');
        return good(isLive(leg) ? 'live' : (leg.status as LegEnd));
      }),
    endedSince: (to, since) =>
      ask(options, 'lists calls', () => {
        const ended = rest.ended(to).filter((leg) => leg.direction === 'inbound' && isSince(leg.createdAt, since));
        return good(ended.slice(0, mostListed).map(({ sid, from }) => ({ sid, from })));
      }),
  };
}

/** The carrier as the functions know it. */
export function createCarrierAdapter(options: AdapterOptions): Carrier {
  return { ...doing(options), ...looking(options) };
}
