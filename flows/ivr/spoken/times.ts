import { isPaused } from '../../booking/suspension.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { AtPrompt, Telling } from './speech.ts';
import { plain } from './utter.ts';

/** Windows to be called in, each with its key. */
export function windows(state: AtPrompt, { now, words }: Telling): Prompt[] {
  const { page = [], more, late } = state.windows ?? {};
  return [
    ...(late ? [plain('lateWindows')] : []),
    plain('windows'),
    ...page.map(({ from, until }, index): Prompt => {
      const key = String(index + 1);
      return {
        key: 'window',
        values: { key, day: words.day(from, now), from: words.time(from), until: words.time(until) },
      };
    }),
    ...(more ? [plain('moreWindows')] : []),
    plain('windowsEnd'),
  ];
}

/** Free times, each with its key. */
export function times(state: AtPrompt, { now, words }: Telling): Prompt[] {
  const { page = [], more, late } = state.times ?? {};
  return [
    ...(late ? [plain('lateTimes')] : []),
    plain('times'),
    ...page.map(
      (time, index): Prompt => ({
        key: 'time',
        values: { key: String(index + 1), day: words.day(time.startAt, now), time: words.time(time.startAt) },
      }),
    ),
    ...(more ? [plain('moreTimes')] : []),
    plain('timesEnd'),
  ];
}

/** Why there is no time: all are taken, or none is given out. */
export function noTimes({ unit, now }: Telling): Prompt {
  return plain(isPaused(unit, now) ? 'noMeetings' : 'noTimes');
}
