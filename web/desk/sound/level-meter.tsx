import { say } from '../../language/say.ts';
import { barOf, loudnessOf, loudnessWords } from './level-words.ts';
import { useLevel } from './use-level.ts';

/** A bar for the eye, and the same in words, which are told when they change. */
export function LevelMeter({ stream }: { stream: MediaStream }) {
  const { now, lately } = useLevel(stream);
  return (
    <>
      <div className="level" aria-hidden="true">
        <span style={{ width: `${Math.round(barOf(now) * 100)}%` }} />
      </div>
      <p role="status">{say(loudnessWords[loudnessOf(lately)])}</p>
    </>
  );
}
