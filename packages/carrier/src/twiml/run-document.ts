import type { Call } from '../call.ts';
import type { Exchange } from '../exchange.ts';
import { Interrupted, type Turn } from '../turn.ts';
import { dial } from './dial.ts';
import { DocumentError, fallbackAfter, flagOf, loadDocument, type Next, type Source, type Stage } from './document.ts';
import { gather } from './gather.ts';
import { isAllowed } from './grammar.ts';
import type { Element } from './parse.ts';
import { redirectOf, runPrompts } from './prompts.ts';
import { record } from './record.ts';

/** Documents one call may run through at one instant before it is taken for an endless loop. */
const mostAtOneInstant = 200;
const apology = 'We are sorry, an application error has occurred. Goodbye.';

/** Sends a live call into a document, leaving whatever it was doing. The call ends when its documents do. */
export function startDocument(x: Exchange, call: Call, source: Source): void {
  if (!call.live) return;
  const { leaving } = call;
  const turn = call.newTurn();
  call.ownDocument = true;
  void run(x, call, turn, source, leaving);
}

async function run(
  x: Exchange,
  call: Call,
  turn: Turn,
  source: Source,
  leaving: Promise<void> | undefined,
): Promise<void> {
  try {
    if (leaving) await turn.wait(leaving);
    await follow(x, call, turn, source);
    call.end('completed');
  } catch (error) {
    if (error instanceof Interrupted) return;
    if (!(error instanceof DocumentError)) process.emitWarning(error instanceof Error ? error : String(error));
    await apologise(x, call, turn).catch(() => undefined);
    if (!turn.over) call.end('completed');
  }
}

/** What a caller hears of an application that failed without a fallback. */
async function apologise(x: Exchange, call: Call, turn: Turn): Promise<void> {
  call.answer();
  const document = { verbs: [], url: undefined, base: undefined, method: 'POST' as const };
  const stage: Stage = { x, call, turn, document, follow: async () => false };
  await runPrompts(stage, [{ name: 'Say', attributes: {}, children: [], text: apology }], turn);
}

/** Runs a document and those it leads to; false if one hung up, true if the last came to its end. */
async function follow(x: Exchange, call: Call, turn: Turn, source: Source): Promise<boolean> {
  let next: Source = source;
  let instant = x.clock.now();
  for (let count = 0; ; count++) {
    if (x.clock.now() - instant >= 1000) {
      instant = x.clock.now();
      count = 0;
    }
    if (count >= mostAtOneInstant) throw new DocumentError(11200, 'documents lead to each other without end');
    const after = await runOne(x, call, turn, next);
    if (after === 'hang-up') return false;
    if (after === undefined) return true;
    next = after;
  }
}

/** One document, and what its error makes of the call. @throws DocumentError when there is nothing to fall back on */
async function runOne(x: Exchange, call: Call, turn: Turn, source: Source): Promise<Next> {
  try {
    const document = await loadDocument(x, call, turn, source);
    return await perform({ x, call, turn, document, follow: (...args) => follow(x, ...args) });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    x.notices.add({ level: 'error', code: error.code, message: error.message, callSid: call.sid, url: error.url });
    const fallback = fallbackAfter(call, source, error);
    if (!fallback) throw error;
    return fallback;
  }
}

async function perform(stage: Stage): Promise<Next> {
  const { call, turn, document } = stage;
  for (const element of document.verbs) {
    turn.check();
    if (!isAllowed(element)) continue;
    if (element.name === 'Reject' && call.answeredAt === undefined) {
      call.end(element.attributes.reason === 'busy' ? 'busy' : 'no-answer');
      return 'hang-up';
    }
    if (answers(element)) call.answer();
    const next = await verb(stage, element);
    if (next) return next;
  }
  call.answer();
  return undefined;
}

/** A call is answered by its first verb, unless that is a Pause or a Dial that answers on bridging. */
function answers(element: Element): boolean {
  if (element.name === 'Pause') return false;
  return !(element.name === 'Dial' && flagOf(element.attributes.answerOnBridge, false));
}

async function verb(stage: Stage, element: Element): Promise<Next> {
  switch (element.name) {
    case 'Gather':
      return gather(stage, element);
    case 'Dial':
      return dial(stage, element);
    case 'Record':
      return record(stage, element);
    case 'Redirect':
      return redirectOf(stage, element);
    case 'Hangup':
    case 'Reject':
      return 'hang-up';
    default:
      await runPrompts(stage, [element], stage.turn);
      return undefined;
  }
}
