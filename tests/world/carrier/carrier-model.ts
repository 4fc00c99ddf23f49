import type { Faults } from '../faults.ts';
import type { Scheduler } from '../scheduler.ts';
import { createConferences } from './conference.ts';
import type { Exchange } from './exchange.ts';
import { isLive, type Leg, type Station } from './leg.ts';
import { createLegs, type Legs } from './legs.ts';
import { createRest, type Message, type Rest } from './rest.ts';
import { startDocument } from './run-document.ts';
import { type Text, text } from './texts.ts';
import { createWebhooks, type Post } from './webhooks.ts';

export interface CarrierOptions {
  seed: number;
  scheduler: Scheduler;
  faults: Faults;
  accountSid: string;
  authToken: string;
  publicUrl: string;
  /** The line's own number and where its calls are answered and told of. */
  number: { address: string; voiceUrl: string; fallbackUrl: string; statusCallback: string; smsUrl: string };
  /** Documents that are files and not the line's answers, by address. */
  files: ReadonlyMap<string, string>;
  post: Post;
  /** Told of every leg there comes to be, of every sentence it hears, of every leg of ours about to ring, and of every message. */
  begins(): void;
  says(leg: Leg, text: string): void;
  dialled(leg: Leg): void;
  wasAlone(leg: Leg, milliseconds: number): void;
  sends(message: Message): void;
}

/** The carrier as those at the far ends use it, and its REST API. */
export interface CarrierModel {
  readonly legs: ReadonlyMap<string, Leg>;
  readonly rest: Rest;
  add(station: Omit<Station, 'legs' | 'behaviour'>): Station;
  /** A telephone calls the line. */
  call(name: string, station: Station): Leg;
  /** A telephone writes to the line. */
  text(written: Text): Promise<void>;
  answer(leg: Leg): void;
  reject(leg: Leg): void;
  hangUp(leg: Leg): void;
  press(leg: Leg, keys: string): void;
}

/** A telephone calls the line. */
function call({ x, legs, number }: { x: Exchange; legs: Legs; number: CarrierOptions['number'] }, caller: Caller): Leg {
  const { name, station } = caller;
  x.scheduler.note(`${name} calls from ${station.shows}`);
  const leg = legs.add(name, {
    direction: 'inbound',
    from: station.shows,
    to: number.address,
    station,
    status: 'ringing',
    statusCallback: number.statusCallback,
    fallback: number.fallbackUrl,
    answerUrl: undefined,
  });
  startDocument(x, leg, { url: number.voiceUrl });
  return leg;
}

interface Caller {
  name: string;
  station: Station;
}

function answer(x: Exchange, leg: Leg): void {
  if (leg.status !== 'ringing' || leg.answerUrl === undefined) return;
  x.scheduler.note(`${leg.name} answers`);
  leg.status = 'in-progress';
  leg.answeredAt = x.scheduler.now();
  startDocument(x, leg, { url: leg.answerUrl });
}

/** The carrier: telephones and softphones, legs, documents, conferences and messages, all on the one scheduler. */
export function createCarrierModel(options: CarrierOptions): CarrierModel {
  const { scheduler, number, accountSid, files } = options;
  const stations = new Map<string, Station>();
  const webhooks = createWebhooks(options);
  const conferences = createConferences({ now: scheduler.now, wasAlone: options.wasAlone });
  const legs = createLegs({ ...options, conferences, webhooks });
  const x: Exchange = { scheduler, conferences, webhooks, accountSid, files, says: legs.says, end: legs.end };
  const add: CarrierModel['add'] = (station) => {
    const made: Station = { ...station, legs: new Set(), behaviour: undefined };
    stations.set(station.address, made);
    return made;
  };
  /** A number that nobody has is one that cannot be reached. */
  const stationAt = (address: string) =>
    stations.get(address) ?? add({ address, shows: address, reachable: false, landline: false });
  return {
    add,
    legs: legs.all,
    rest: createRest({ ...options, x, legs, stationAt }),
    call: (name, station) => call({ x, legs, number }, { name, station }),
    text: (written) => text({ ...options, x }, written),
    answer: (leg) => answer(x, leg),
    reject: (leg) => {
      if (leg.status === 'ringing') legs.end(leg, 'busy');
    },
    hangUp: (leg) => {
      if (isLive(leg)) scheduler.note(`${leg.name} hangs up`);
      legs.end(leg, 'completed');
    },
    press: (leg, keys) => {
      scheduler.note(`${leg.name} presses ${keys}`);
      leg.gather?.press(keys);
    },
  };
}
