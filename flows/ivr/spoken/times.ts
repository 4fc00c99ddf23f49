import { isPaused } from '../../booking/suspension.ts';
import { sayDay, sayTime } from '../../calendar/local-time.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { AtPrompt, SpeechFacts } from './speech.ts';
import { plain } from './utter.ts';

/** Free times, each with its key. */
export function times(state: AtPrompt, { now }: SpeechFacts): Prompt[] {
  const { page = [], more = false, late = false } = state.times ?? {};
  return [
    ...(late ? [plain('lateTimes')] : []),
    plain('times'),
    ...page.map(
      (time, index): Prompt => ({
        key: 'time',
        values: { key: String(index + 1), day: sayDay(time.startAt, now), time: sayTime(time.startAt) },
      }),
    ),
    ...(more ? [plain('moreTimes')] : []),
    plain('timesEnd'),
  ];
}

/** Why there is no time: all are taken, or none is given out. */
export function noTimes({ unit, now }: SpeechFacts): Prompt {
  return plain(isPaused(unit, now) ? 'noMeetings' : 'noTimes');
}
