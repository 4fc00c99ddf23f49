import { type Exchange, promptMs, type Source, type Stage } from './exchange.ts';
import { gather } from './gather.ts';
import { fieldsOf, type Leg, type Turn } from './leg.ts';
import { type Element, verbsOf } from './parse.ts';

/** What follows a verb: another document, the end of the leg, or the next verb. */
type Next = Source | 'hangUp' | undefined;

/** Documents a leg may be led through before it counts as an endless loop. */
const mostDocuments = 2000;

/** Waits for something, but for ever once the turn is over. */
function stay<Value>(turn: Turn, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve) => {
    void promise.then((value) => {
      if (!turn.over) resolve(value);
    });
  });
}

function sleep({ x: { scheduler }, leg, turn }: Stage, milliseconds: number): Promise<void> {
  const slept = new Promise<void>((resolve) => {
    scheduler.at(scheduler.now() + milliseconds, `${leg.name} waits`, resolve);
  });
  return stay(turn, slept);
}

/** Sends a leg into a document; it leaves what it was doing. The leg ends when its documents do. */
export function startDocument(x: Exchange, leg: Leg, source: Source): void {
  leg.turn.over = true;
  leg.turn = { over: false };
  leg.gather = undefined;
  leg.dialAction = undefined;
  x.conferences.leave(leg);
  void follow({ x, leg, turn: leg.turn }, source);
}

async function follow(stage: Stage, first: Source): Promise<void> {
  const { x, leg, turn } = stage;
  let source: Source | undefined = first;
  for (let count = 0; source !== undefined && count < mostDocuments; count += 1) {
    const verbs: Element[] | { code: number } = await stay(turn, load(x, leg, source));
    if ('code' in verbs) source = fallbackAfter(leg, source, verbs.code);
    else {
      const next: Next = await perform(stage, verbs);
      if (next === 'hangUp' || next === undefined) return x.end(leg, 'completed');
      source = next;
    }
  }
  x.says(leg, 'We are sorry, an application error has occurred. Goodbye.');
  await sleep(stage, promptMs);
  x.end(leg, 'completed');
}

/** The fallback of the number, once; a leg of ours has none. */
function fallbackAfter({ fallback }: Leg, { isFallback, url }: Source, code: number): Source | undefined {
  if (isFallback === true || fallback === undefined) return undefined;
  return { url: fallback, isFallback: true, fields: { ErrorCode: String(code), ErrorUrl: url } };
}

async function load(x: Exchange, leg: Leg, { url, fields }: Source): Promise<Element[] | { code: number }> {
  leg.documents += 1;
  const file = x.files.get(url);
  if (file !== undefined) return verbsOf(file) ?? { code: 12100 };
  const name = `${leg.name}/${leg.documents}`;
  const sent = { ...fieldsOf(x.accountSid, leg), ...fields };
  const reply = await x.webhooks.document({ name, luck: leg.luck, url, fields: sent });
  return 'code' in reply ? reply : (verbsOf(reply.body) ?? { code: 12100 });
}

/** The first round of a document that a leg hears on hold; what it was doing goes on afterwards. */
export async function hearBeside(x: Exchange, leg: Leg, url: string): Promise<void> {
  const verbs = await load(x, leg, { url });
  if ('code' in verbs || !leg.held) return;
  for (const { name, text } of verbs) if (name === 'Say') x.says(leg, text);
}

/** A document that is said into the talk a leg is in, with where it leads. */
export async function hearAnnounced(x: Exchange, leg: Leg, first: string): Promise<void> {
  const { turn } = leg;
  let url: string | undefined = first;
  while (url !== undefined) {
    const verbs: Element[] | { code: number } = await load(x, leg, { url });
    if ('code' in verbs) return;
    url = undefined;
    for (const { name, text } of verbs) {
      if (turn.over) return;
      if (name === 'Redirect') url = text;
      if (name !== 'Say') continue;
      x.says(leg, text);
      await sleep({ x, leg, turn }, promptMs);
    }
  }
}

async function perform(stage: Stage, verbs: Element[]): Promise<Next> {
  const { x, leg } = stage;
  for (const verb of verbs) {
    // A leg is answered by its first verb, whichever it is (none of ours begins with a Pause or Reject).
    if (leg.status === 'ringing') {
      leg.status = 'in-progress';
      leg.answeredAt = x.scheduler.now();
    }
    const next = await performOne(stage, verb);
    if (next !== undefined) return next;
  }
  return undefined;
}

async function performOne(stage: Stage, verb: Element): Promise<Next> {
  const { attributes, text } = verb;
  switch (verb.name) {
    case 'Say':
      stage.x.says(stage.leg, text);
      await sleep(stage, promptMs);
      return undefined;
    case 'Play':
      await sleep(stage, promptMs * Number(attributes.loop ?? 1));
      return undefined;
    case 'Pause':
      await sleep(stage, 1000 * Number(attributes.length ?? 1));
      return undefined;
    case 'Gather': {
      const digits = await stay(stage.turn, gather(stage, verb));
      return digits === '' ? undefined : { url: attributes.action ?? '', fields: { Digits: digits } };
    }
    case 'Redirect':
      return { url: text };
    case 'Dial':
      return dial(stage, verb);
    case 'Hangup':
      return 'hangUp';
    default:
      throw new Error(`The carrier of this world does not know the verb ${verb.name}`);
  }
}

/** Joins a conference and stays until out of it. */
async function dial({ x, leg, turn }: Stage, { attributes, children }: Element): Promise<Next> {
  const [noun] = children;
  if (noun?.name !== 'Conference') throw new Error('The carrier of this world dials conferences only');
  const { participantLabel, coach, muted, endConferenceOnExit } = noun.attributes;
  // The carrier refuses a label that somebody there has already, and goes on with the next verb.
  if (x.conferences.isTaken(noun.text, participantLabel)) return undefined;
  // Nor is a coach let in whose coached leg is not there (13240).
  if (coach !== undefined && !x.conferences.isIn(noun.text, coach)) return undefined;
  leg.label = participantLabel;
  leg.heardBy = muted === 'true' ? 'nobody' : (coach ?? 'all');
  leg.endsConference = endConferenceOnExit === 'true';
  leg.dialAction = attributes.action;
  await stay(turn, new Promise<void>((resolve) => x.conferences.join(noun.text, leg, resolve)));
  leg.dialAction = undefined;
  return attributes.action === undefined
    ? undefined
    : { url: attributes.action, fields: { DialCallStatus: 'answered' } };
}
