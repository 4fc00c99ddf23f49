import type { Call } from '../call.ts';
import { detectBeside } from '../detection.ts';
import { ring } from '../ringing.ts';
import { Interrupted } from '../turn.ts';
import { DocumentError, methodOf, resolveUrl, type Stage } from './document.ts';
import type { Element } from './parse.ts';
import { detectionOf, subscriptionOf } from './subscription.ts';

/** Nouns one Dial rings at a time. */
const mostNouns = 10;

export interface LegsOutcome {
  /** The leg that is up, and over which the call is now to be bridged. */
  winner: Call | undefined;
  /** The leg that decided the outcome, winner or not. */
  last: Call | undefined;
}

/** How a Dial rings. */
export interface Ringing {
  attributes: Record<string, string>;
  timeoutS: number;
  /** Gets every leg as it is rung. */
  legs: Call[];
}

/** Rings the nouns of a Dial, all at once or one after the other; the first to answer wins, the others are cancelled. */
export async function ringNouns(stage: Stage, nouns: Element[], ringing: Ringing): Promise<LegsOutcome> {
  const wanted = nouns.slice(0, mostNouns);
  if (ringing.attributes.sequential !== 'true') return ringTogether(stage, wanted, ringing);
  let outcome: LegsOutcome = { winner: undefined, last: undefined };
  for (const noun of wanted) {
    outcome = await ringTogether(stage, [noun], ringing);
    if (outcome.winner) return outcome;
  }
  return outcome;
}

async function ringTogether(stage: Stage, nouns: Element[], ringing: Ringing): Promise<LegsOutcome> {
  const { x, turn } = stage;
  const { attributes, timeoutS } = ringing;
  const legs = nouns.map((noun) => newLeg(stage, noun, attributes));
  ringing.legs.push(...legs.map(({ call }) => call));
  const cancelAll = () => {
    for (const { call } of legs) if (call.live) call.end(call.answeredAt === undefined ? 'canceled' : 'completed');
  };
  try {
    const up = legs.map(async ({ call, noun }) => {
      ring(x, call, timeoutS);
      if (!(await call.outcome())) return undefined;
      const detection = noun.name === 'Number' ? detectionOf(stage.document, noun.attributes) : undefined;
      if (detection) void detectBeside(x, call, detection);
      return (await screened(stage, call, noun)) ? call : undefined;
    });
    const winner = await turn.wait(firstOf(up));
    for (const { call } of legs) {
      if (call !== winner && call.live) call.end(call.answeredAt === undefined ? 'canceled' : 'completed');
    }
    return { winner, last: winner ?? deciding(legs.map(({ call }) => call)) };
  } catch (error) {
    cancelAll();
    throw error;
  }
}

/** The first that came up; undefined once none can. */
function firstOf(up: Promise<Call | undefined>[]): Promise<Call | undefined> {
  return new Promise((resolve, reject) => {
    let left = up.length;
    if (left === 0) resolve(undefined);
    for (const leg of up) {
      leg.then((call) => {
        left -= 1;
        if (call || left === 0) resolve(call);
      }, reject);
    }
  });
}

/** Of several that did not come up, one that rang in vain tells more than one that was busy. */
function deciding(calls: Call[]): Call | undefined {
  return calls.find((call) => call.status === 'no-answer') ?? calls.at(-1);
}

function newLeg(stage: Stage, noun: Element, dial: Record<string, string>) {
  const { x, call, document } = stage;
  const identity = noun.children.find((child) => child.name === 'Identity')?.text ?? noun.text;
  const custom: Record<string, string> = {};
  for (const child of noun.children) {
    if (child.name === 'Parameter' && child.attributes.name)
      custom[child.attributes.name] = child.attributes.value ?? '';
  }
  const to = noun.name === 'Client' ? `client:${identity}` : noun.text.replaceAll(/[\s()-]/g, '');
  const leg = x.newCall({
    from: dial.callerId || call.from,
    to,
    direction: 'outbound-dial',
    status: 'initiated',
    station: noun.name === 'Client' ? x.stations.ofIdentity(identity) : x.stations.at(to),
    parent: call,
    custom,
    progress: subscriptionOf(document, noun.attributes, 'completed'),
  });
  return { call: leg, noun };
}

/** What `url` on a noun says to the callee before bridging; false when it hung up, failed or the callee left. */
async function screened(stage: Stage, leg: Call, noun: Element): Promise<boolean> {
  if (!noun.attributes.url) return true;
  let stayed = false;
  try {
    const url = resolveUrl(stage.document, noun.attributes.url);
    stayed = await stage.follow(leg, leg.turn, { url, method: methodOf(noun.attributes.method) });
  } catch (error) {
    if (!(error instanceof Interrupted || error instanceof DocumentError)) throw error;
  }
  if (!stayed) leg.end('completed');
  return stayed && leg.live;
}
