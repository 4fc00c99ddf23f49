import { dialogue } from '../../../flows/ivr/dialogue.ts';
import type { Call } from '../../../schemas/call.ts';
import { itemOf } from '../items.ts';
import { type Changed, eventsOf, isLive } from '../step.ts';
import type { Rules } from './rule.ts';

/** What a key or a silence does, wherever the caller is. */
export const keys: Rules = {
  '9 repeats at every prompt and changes nothing else': ({ move, call, callAfter, change }) => {
    if (move.pressed !== '9' || !isAsked(call)) return false;
    // A window that has begun meanwhile is not read once more.
    if (promptNameOf(call) === 'callbackTimes' && callAfter?.reason === 'windowGone') return change.events.length > 0;
    const same = {
      ...call,
      reason: 'repeat',
      step: call.step + 1,
      version: call.version + 1,
      checkAt: callAfter?.checkAt,
    };
    return change.events.length > 0 || JSON.stringify(sorted(callAfter)) !== JSON.stringify(sorted(same));
  },

  '0 leads to meeting times wherever one can press, to their repeat there, to the desk when there are none, and to a number where nobody could be reached':
    (step) => {
      const { move, call, callAfter } = step;
      if (move.pressed !== '0' || !isHeard(call)) return false;
      const isAtTimes = callAfter?.state.at === 'prompt' && callAfter.state.prompt === 'meetingTimes';
      const isForMeeting = callAfter?.state.at === 'prompt' && callAfter.state.numberFor === 'meeting';
      const isAsked = isForMeeting && !call.callable && !call.identified && call.callerSealed === undefined;
      return !isAtTimes && !isAsked && !eventsOf(step, 'deskAsked').some(({ payload }) => payload.what === 'findTime');
    },

  'no time is sold to somebody whom nobody knows and nobody could reach': (step) =>
    eventsOf(step, 'meetingBooked').some(({ callId, by }) => {
      const call = itemOf(step.after.items, 'call', callId);
      return by === 'citizen' && call !== undefined && !isReachable(call);
    }),

  'a number that was keyed is promised nothing before it has been read back': (step) => {
    const { move, call, callAfter } = step;
    if (promptNameOf(call) !== 'keyNumber' || call?.callable !== false) return false;
    // Who wants a meeting, and of whom a number was shown, hears times at once.
    const wantsMeeting = move.pressed === '0' || move.label === 'meeting at the fallback';
    return promptNameOf(callAfter) === 'promised' || (!wantsMeeting && promptNameOf(callAfter) === 'meetingTimes');
  },

  'who waits without a number when the line closes is asked for one before any goodbye': ({ call, callAfter }) => {
    const waited = call?.state.at === 'waiting' || call?.state.at === 'reserved';
    return waited && !call.callable && promptNameOf(callAfter) === 'farewell';
  },

  'who reads times or windows can go back by a star to where they were asked for': ({ move, call, callAfter }) => {
    if (move.pressed !== '*' || call?.state.at !== 'prompt') return false;
    if (call.state.prompt === 'callbackTimes') return promptNameOf(callAfter) !== 'callbackTime';
    if (call.state.prompt !== 'meetingTimes') return false;
    const to = promptNameOf(callAfter);
    return to !== 'menu' && !(call.state.moves === 'meeting' && to === 'arranged');
  },

  'what is arranged is told to nobody who has not keyed the code': ({ callAfter }) =>
    promptNameOf(callAfter) === 'arranged' && callAfter?.through !== 'code',

  'whoever has no code hears the same by 4, whatever there is': ({ move, call, callAfter }) =>
    move.pressed === '#' &&
    promptNameOf(call) === 'ownCode' &&
    !(promptNameOf(callAfter) === 'menu' && callAfter?.reason === 'ownBySms'),

  'who waits presses 1 and is promised a call, or asked for a number': (step) => {
    const { move, call, callAfter } = step;
    if (move.pressed !== '1' || !isHeard(call) || call.state.at === 'prompt') return false;
    if (callAfter?.state.at !== 'prompt') return true;
    if (call.callable) return callAfter.state.prompt !== 'promised';
    // Who gives no number goes back to the queue.
    return callAfter.state.prompt !== 'keyNumber' || !callAfter.state.queued;
  },

  'nobody is told off or waited for at a prompt more often than it bears': ({ callAfter }) => {
    if (callAfter?.state.at !== 'prompt') return false;
    const { prompt, wrong, silent } = callAfter.state;
    return wrong >= dialogue[prompt].wrongs || silent >= dialogue[prompt].silences;
  },

  'a citizen who hangs up ends the call at once': ({ move: { command }, call, callAfter }) => {
    if (command.type !== 'endLeg' || !isLive(call) || command.leg !== call.citizenLeg) return false;
    const { sid, endedAt } = call.legs[String(command.leg)] ?? {};
    return endedAt === undefined && (sid === undefined || sid === command.sid) && isLive(callAfter);
  },

  'a key counts though the time to come back has run out': ({ move, call, callAfter }) => {
    if (call?.state.at !== 'lost' || (move.pressed !== '1' && move.pressed !== '0')) return false;
    return callAfter?.state.at === 'lost' || callAfter?.reason === 'notBack';
  },

  'coming out of a conference means something in a talk only, or when it has been lost for too long': (step) => {
    const { move, call, change } = step;
    if (!move.label.startsWith('out of the conference') || call === undefined) return false;
    const counts = call.state.at === 'accepted' || call.state.at === 'connected' || isGivenOn(step);
    return !counts && change.puts.length > 0;
  },
};

function promptNameOf(call: Call | undefined): string | undefined {
  return call?.state.at === 'prompt' ? call.state.prompt : undefined;
}

function isReachable({ callable, identified, callerSealed }: Call): boolean {
  return callable || identified || callerSealed !== undefined;
}

function isGivenOn(step: Changed): boolean {
  return eventsOf(step, 'callReleased').some(({ payload }) => payload.why === 'notBack');
}

function isAsked(call: Call | undefined): call is Call {
  return call?.state.at === 'prompt' && call.state.prompt !== 'farewell';
}

/** At a prompt, in the queue, or while the way back to a talk is tried: somebody listens for keys. */
function isHeard(call: Call | undefined): call is Call {
  if (call === undefined || call.citizenLeg === undefined || call.state.at === 'accepted') return false;
  return ['waiting', 'reserved', 'lost'].includes(call.state.at) || isAsked(call);
}

function sorted(of: object | undefined): [string, unknown][] {
  return Object.entries(of ?? {})
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
