import type { Faults } from '../faults.ts';
import { hexOf, luckOf } from '../luck.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Conferences } from './conference.ts';
import { type EndStatus, fieldsOf, isLive, type Leg } from './leg.ts';
import type { Webhooks } from './webhooks.ts';

export interface LegOptions {
  seed: number;
  scheduler: Scheduler;
  faults: Faults;
  conferences: Conferences;
  webhooks: Webhooks;
  accountSid: string;
  /** Told of every leg there comes to be, of every sentence it hears, and of every leg of ours that is about to ring. */
  begins(): void;
  says(leg: Leg, text: string): void;
  dialled(leg: Leg): void;
}

type NewLeg = Pick<
  Leg,
  'direction' | 'from' | 'to' | 'station' | 'status' | 'statusCallback' | 'fallback' | 'answerUrl'
>;

export interface Legs {
  readonly all: ReadonlyMap<string, Leg>;
  add(name: string, given: NewLeg): Leg;
  /** Rings the far end: busy, not there, or left to whoever is there until it rings out. */
  ring(leg: Leg, timeoutSeconds: number): void;
  says(leg: Leg, text: string): void;
  end(leg: Leg, status: EndStatus): void;
}

/** What the carrier adds to every ring timeout. */
const ringBufferMs = 5_000;

function newLeg({ seed, scheduler }: LegOptions, name: string, given: NewLeg): Leg {
  return {
    ...given,
    sid: `CA${hexOf(seed, name, 32)}`,
    name,
    luck: luckOf(seed, name),
    createdAt: scheduler.now(),
    answeredAt: undefined,
    endedAt: undefined,
    turn: { over: false },
    gather: undefined,
    conference: undefined,
    held: false,
    aloneSince: undefined,
    dialAction: undefined,
    documents: 0,
    heard: [],
  };
}

function ring(options: LegOptions, leg: Leg, timeoutSeconds: number): void {
  if (!isLive(leg)) return;
  const { scheduler } = options;
  const { station } = leg;
  const isBusy = [...station.legs].some((other) => other !== leg && other.status !== 'queued');
  leg.status = 'ringing';
  options.dialled(leg);
  if (!station.reachable) end(options, leg, station.address.startsWith('client:') ? 'no-answer' : 'failed');
  else if (isBusy) end(options, leg, 'busy');
  else {
    scheduler.note(`${leg.name} rings ${station.address}`);
    scheduler.at(scheduler.now() + timeoutSeconds * 1000 + ringBufferMs, `${leg.name} rings out`, () => {
      if (leg.status === 'ringing') end(options, leg, 'no-answer');
    });
    station.behaviour?.rings(leg);
  }
}

function end(options: LegOptions, leg: Leg, status: EndStatus): void {
  if (!isLive(leg)) return;
  const { scheduler, conferences } = options;
  const wasQueued = leg.status === 'queued';
  leg.turn.over = true;
  leg.gather = undefined;
  leg.status = status;
  leg.endedAt = scheduler.now();
  conferences.leave(leg);
  leg.station.legs.delete(leg);
  scheduler.note(`${leg.name} ends ${status}`);
  // A call withdrawn while it queued never began: nobody is told.
  if (!wasQueued) tellEnd(options, leg);
  leg.station.behaviour?.ended(leg);
}

function tellEnd({ webhooks, accountSid }: LegOptions, leg: Leg): void {
  const { name, luck, statusCallback, answeredAt, endedAt = 0 } = leg;
  if (statusCallback === undefined) return;
  const fields = {
    ...fieldsOf(accountSid, leg),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
    CallDuration: String(answeredAt === undefined ? 0 : Math.round((endedAt - answeredAt) / 1000)),
  };
  webhooks.news({ name: `${name}/end`, luck, url: statusCallback, fields });
}

/** The legs of the carrier from their beginning to the news of their end. */
export function createLegs(options: LegOptions): Legs {
  const all = new Map<string, Leg>();
  return {
    all,
    add: (name, given) => {
      const leg = newLeg(options, name, given);
      all.set(leg.sid, leg);
      leg.station.legs.add(leg);
      options.begins();
      return leg;
    },
    ring: (leg, timeoutSeconds) => ring(options, leg, timeoutSeconds),
    end: (leg, status) => end(options, leg, status),
    says: (leg, text) => {
      leg.heard.push(text);
      options.scheduler.note(`${leg.name} hears ${text}`);
      options.says(leg, text);
    },
  };
}
