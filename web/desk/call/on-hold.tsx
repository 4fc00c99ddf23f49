import { useEffect } from 'react';
import { say } from '../../language/say.ts';
import { chime } from '../../softphone/chime.ts';
import { talkTime } from '../../theme/formats.ts';

/** Whoever has somebody on hold is reminded of it by a sound this often, in milliseconds. */
const reminderMs = 30_000;

/** How long the citizen has been on hold. Nobody is forgotten there: it can be seen, and heard every half minute. */
export function OnHold({ since, now }: { since: string; now: string }) {
  useEffect(() => {
    const reminder = setInterval(chime, reminderMs);
    return () => clearInterval(reminder);
  }, []);
  return (
    <strong>
      {` · ${say('på hold i')} `}
      <span className="figures" role="timer" aria-label={say('På hold i')}>
        {talkTime(since, now)}
      </span>
    </strong>
  );
}
