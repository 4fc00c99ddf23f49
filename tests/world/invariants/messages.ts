import type { Message } from '../carrier/rest.ts';
import type { Check } from './check.ts';
import type { ContactFact, Fact } from './fact.ts';
import type { OutsideOptions } from './outside.ts';

type MessageOptions = Omit<OutsideOptions, 'isStill'>;

/** What was true a moment ago may be written: a message is under way while somebody else changes the case. */
const momentMs = 60_000;
/** A promise that was broken is said so often at most: then there is a meeting, or somebody finds one. */
const mostBroken = 2;

/** What is only so while a call is promised. */
const sayWhen = ['Vi ringer i stedet', 'Vi ringer til dig', 'Vi ringer på nummeret', 'Vi prøver '];
/** What is arranged is sent to who asks for it, and not again so soon. */
const sentAgainMs = 60 * 60_000;

interface About {
  visitId: string;
  meetingId: string;
  template: string;
}

/** What a message is about stands in the address for news of it, before what it tells. */
function aboutOf({ statusCallback }: Message): About {
  const [template = '', meetingId = '', visitId = ''] = statusCallback.split('/').toReversed();
  return { visitId, meetingId, template };
}

/** Is what a message says so, or was it a moment ago? */
function isTrue(
  { mirror, memory, now }: MessageOptions,
  body: string,
  { visitId, meetingId, template }: About,
): boolean {
  const isRecent = (at: number | undefined) => at !== undefined && now() - at <= momentMs;
  const meeting = mirror.one('meeting', meetingId);
  if (body.includes('er aflyst')) return meeting?.booked !== true;
  if (meeting !== undefined) return meeting.booked || isRecent(memory.lastStood(meetingId));
  const isPromised = mirror.one('contact', visitId)?.promise !== undefined || isRecent(memory.lastPromised(visitId));
  if (template === 'arrangements')
    return (
      isPromised || mirror.one('contact', visitId)?.meetingId !== undefined || isRecent(memory.lastBooked(visitId))
    );
  if (body.startsWith('Vi ringer ikke til dig')) return now() - (memory.promisedSince(visitId) ?? now()) <= momentMs;
  return !sayWhen.some((words) => body.includes(words)) || isPromised;
}

function addOne(left: Map<string, number>, visitId = ''): void {
  left.set(visitId, (left.get(visitId) ?? 0) + 1);
}

function takeOne(left: Map<string, number>, visitId: string): boolean {
  const has = left.get(visitId) ?? 0;
  if (has > 0) left.set(visitId, has - 1);
  return has > 0;
}

function isPromised(fact: Fact | undefined): boolean {
  return fact?.is === 'contact' && fact.promise !== undefined;
}

function isAnother(one: ContactFact, other: ContactFact): boolean {
  const isSame = one.promise?.until === other.promise?.until && one.promise?.wished === other.promise?.wished;
  // Who was told when we try again is told of a new promise, though its window be the one of before.
  const isBegunAnew = (other.promise?.attempts ?? 0) < (one.promise?.attempts ?? 0);
  return one.dials !== other.dials || !isSame || isBegunAnew;
}

/** No message comes twice, says what is not so, or says sorry again and again. */
export function createMessageChecks(options: MessageOptions): { check: Check; sent(message: Message): void } {
  const { complain, now } = options;
  /** When each was sent. */
  const sent = new Map<string, number>();
  /** Messages that came in and may be answered by a promise, by case. */
  const answers = new Map<string, number>();
  /** Attempts that failed and have not been told of, by case. */
  const attempts = new Map<string, number>();
  /** Windows that were said to be broken, by case. */
  const broken = new Map<string, number>();

  function saidSorry(visitId: string, body: string): void {
    if (!/^Vi nåede ikke at ringe til dig|^Vi har lukket resten af dagen/.test(body)) return;
    const times = (broken.get(visitId) ?? 0) + 1;
    broken.set(visitId, times);
    if (times > mostBroken) complain('told too often', `${visitId}: ${body}`);
  }
  /** What was said of an earlier promise may be said of another, and so may that there is none any more. */
  function forget(visitId: string, isNew: boolean): void {
    if (isNew) broken.delete(visitId);
    for (const name of sent.keys()) if (name.includes(`/${visitId}/none/`)) sent.delete(name);
  }
  /** Who writes to us is answered, though it be what they knew: once for each message that came in. */
  function isAnswer({ visitId, template }: About): boolean {
    return template === 'callbackPromised' && takeOne(answers, visitId);
  }
  /** Two attempts may fail within a minute, and then the next is at the same time: each is told, and told once. */
  function isOfAttempt({ visitId, template }: About): boolean {
    return template === 'attemptFailed' && takeOne(attempts, visitId);
  }
  /** A promise where none stood counts from the start, and so does one to another number, in another window, or that is wished for now. */
  function followPromise(before: Fact | undefined, after: ContactFact): void {
    if (isPromised(after) !== isPromised(before)) forget(after.id, isPromised(after));
    else if (before?.is === 'contact' && isAnother(before, after)) forget(after.id, false);
  }
  return {
    check: ({ changes }) => {
      for (const { before, after } of changes) {
        if (after?.is === 'event' && after.type === 'replyReceived') addOne(answers, after.visitId);
        if (after?.is === 'event' && after.type === 'callbackAttemptFailed') addOne(attempts, after.visitId);
        if (after?.is === 'contact') followPromise(before, after);
      }
    },
    sent: (message) => {
      const { to, body, statusCallback } = message;
      const about = aboutOf(message);
      if (!isTrue(options, body, about)) complain('said without a row', `${statusCallback}: ${body}`);
      saidSorry(about.visitId, body);
      const name = `${to} ${body} ${statusCallback}`;
      const last = sent.get(name);
      // Whoever writes the same again is answered the same, and what is arranged is told again after a while.
      const mayRepeat =
        about.template === 'severalStand' ||
        (about.template === 'arrangements' && now() - (last ?? 0) >= sentAgainMs - momentMs);
      const isNews = isOfAttempt(about);
      if (last !== undefined && !mayRepeat && !isNews && !isAnswer(about)) complain('message twice', `${to}: ${body}`);
      sent.set(name, now());
    },
  };
}
