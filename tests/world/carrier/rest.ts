import type { Announcement, HeldLeg, SupervisingLeg } from '../../../functions/adapters/carrier.ts';
import type { Faults } from '../faults.ts';
import { hexOf, luckOf } from '../luck.ts';
import type { Exchange } from './exchange.ts';
import { fieldsOf, isLive, type Leg, type Station } from './leg.ts';
import type { Legs } from './legs.ts';
import { hearAnnounced, hearBeside, startDocument } from './run-document.ts';

export interface Message {
  from: string;
  to: string;
  body: string;
  at: number;
  statusCallback: string;
}

/** What a call to be set up needs. */
export interface Outgoing {
  to: string;
  from: string;
  url: string;
  statusCallback: string;
  timeoutSeconds: number;
}

/** What the account's REST API does once a request has got there. */
export interface Rest {
  create(name: string, outgoing: Outgoing): Leg;
  /** False: the leg is not in progress (21220). */
  redirect(sid: string, url: string): boolean;
  hangUp(sid: string): boolean;
  /** False: the leg is in no conference of this name (20404). */
  hold(leg: HeldLeg): boolean;
  announce(announcement: Announcement): boolean;
  supervise(leg: SupervisingLeg): boolean;
  endConference(name: string): boolean;
  leg(sid: string): Leg | undefined;
  /** Legs that were asked for, newest first. */
  dialled(to: string, from: string): Leg[];
  /** Messages sent to a telephone. */
  messages(to: string): Message[];
  /** Legs to a number that have ended, newest first. */
  ended(to: string): Leg[];
  /** False: this telephone takes no messages (21614). */
  message(name: string, message: Omit<Message, 'at'>): boolean;
}

export interface RestOptions {
  x: Exchange;
  legs: Legs;
  faults: Faults;
  seed: number;
  stationAt(address: string): Station;
  sends(message: Message): void;
}

/** Not documented whether the Dial's action is asked for too; its answer would come too late in any case. */
function askForAction({ x: { webhooks, accountSid }, faults }: RestOptions, leg: Leg): void {
  const name = `${leg.name}/${leg.documents}`;
  const { dialAction: url, luck } = leg;
  if (url === undefined || !faults.strikes('actionOnRedirect', luck, name)) return;
  const fields = { ...fieldsOf(accountSid, leg), DialCallStatus: 'answered' };
  webhooks.news({ name: `${name}/action`, luck, url, fields });
}

/** Tells what became of a message. */
function tellStatus({ x: { webhooks }, faults, seed }: RestOptions, name: string, message: Message): void {
  const luck = luckOf(seed, name);
  const status = faults.strikes('messageLost', luck, name) ? 'undelivered' : 'delivered';
  const fields = { MessageSid: `SM${hexOf(seed, name, 32)}`, MessageStatus: status, To: message.to };
  webhooks.news({ name: `${name}/status`, luck, url: message.statusCallback, fields });
}

function create(options: RestOptions, name: string, outgoing: Outgoing): Leg {
  const { x, legs, faults, stationAt } = options;
  const { to, from, url, statusCallback, timeoutSeconds } = outgoing;
  const leg = legs.add(name, {
    direction: 'outbound-api',
    from,
    to,
    station: stationAt(to),
    status: 'queued',
    statusCallback,
    fallback: undefined,
    answerUrl: url,
  });
  const most = faults.strikes('restQueued', leg.luck, name) ? 8_000 : 150;
  const queued = faults.onTheWay(leg.luck.below(most));
  x.scheduler.at(x.scheduler.now() + queued, `${name} rings`, () => legs.ring(leg, timeoutSeconds));
  return leg;
}

function redirect(options: RestOptions, sid: string, url: string): boolean {
  const leg = options.legs.all.get(sid);
  if (leg?.status !== 'in-progress') return false;
  askForAction(options, leg);
  startDocument(options.x, leg, { url });
  return true;
}

function hangUp({ legs }: RestOptions, sid: string): boolean {
  const leg = legs.all.get(sid);
  if (leg === undefined || !isLive(leg)) return false;
  legs.end(leg, leg.answeredAt === undefined ? 'canceled' : 'completed');
  return true;
}

function hold({ x, legs }: RestOptions, { conference, sid, url }: HeldLeg): boolean {
  const leg = legs.all.get(sid);
  if (leg?.conference?.name !== conference) return false;
  const isNew = url !== undefined && !leg.held;
  leg.held = url !== undefined;
  x.scheduler.note(`${leg.name} is ${leg.held ? 'on hold' : 'in the talk'}`);
  if (isNew) void hearBeside(x, leg, url);
  return true;
}

/** Heard beside the talk. */
function announce({ x, legs }: RestOptions, { conference, sid, url }: Announcement): boolean {
  const leg = legs.all.get(sid);
  if (leg?.conference?.name !== conference) return false;
  void hearAnnounced(x, leg, url);
  return true;
}

/** Who is heard by whom. A leg that is coached must be there. */
function supervise({ x, legs }: RestOptions, { conference, sid, mode, coached }: SupervisingLeg): boolean {
  const leg = legs.all.get(sid);
  if (leg?.conference?.name !== conference) return false;
  if (mode !== 'join' && legs.all.get(coached)?.conference?.name !== conference) return false;
  leg.heardBy = heardBy(mode, coached);
  x.scheduler.note(`${leg.name} is heard by ${leg.heardBy}`);
  return true;
}

function heardBy(mode: SupervisingLeg['mode'], coached: string): string {
  if (mode === 'join') return 'all';
  return mode === 'listen' ? 'nobody' : coached;
}

export function createRest(options: RestOptions): Rest {
  const { x, legs, stationAt, sends } = options;
  const messages: Message[] = [];
  const newestFirst = (wanted: (leg: Leg) => boolean) => [...legs.all.values()].filter(wanted).toReversed();
  return {
    create: (name, outgoing) => create(options, name, outgoing),
    redirect: (sid, url) => redirect(options, sid, url),
    hangUp: (sid) => hangUp(options, sid),
    hold: (leg) => hold(options, leg),
    announce: (announcement) => announce(options, announcement),
    supervise: (leg) => supervise(options, leg),
    endConference: (name) => x.conferences.end(name),
    leg: (sid) => legs.all.get(sid),
    dialled: (to, from) => newestFirst((leg) => leg.direction === 'outbound-api' && leg.to === to && leg.from === from),
    messages: (to) => messages.filter((message) => message.to === to),
    ended: (to) => newestFirst((leg) => leg.to === to && !isLive(leg)),
    message: (name, { from, to, body, statusCallback }) => {
      const station = stationAt(to);
      if (station.landline || !station.reachable || station.optedOut === true) return false;
      x.scheduler.note(`${name} tells ${to}: ${body}`);
      const sent = { from, to, body, statusCallback, at: x.scheduler.now() };
      messages.push(sent);
      sends(sent);
      tellStatus(options, name, sent);
      return true;
    },
  };
}
