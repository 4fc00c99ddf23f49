import { useEffect } from 'react';
import type { DeskView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { chime } from '../../softphone/chime.ts';
import { afterTalk } from './after-talk.ts';

/** So long before its end a wrap-up is warned of, in milliseconds: time to read it and to act (WCAG 2.2.1 asks for 20 s). */
const warnMs = 60_000;

type Presence = NonNullable<DeskView['me']['presence']>;

interface NoteProps {
  presence: Presence;
  now: string;
  ready(): void;
  rest(reason: string): void;
  moreTime(wrapUntil: string): void;
}

/** What a consultant must know of their own state, with the way out: the end of a wrap-up, calls that were not taken. */
export function PresenceNote(props: NoteProps) {
  const { presence, now } = props;
  if (presence.state === 'wrapping' && presence.wrapUntil !== undefined)
    return <WrapUp {...props} until={presence.wrapUntil} />;
  const { restsUntil, missed, state } = presence;
  if (missed === undefined) return null;
  if (state === 'off' && missed.unanswered > 0)
    return (
      <p className="presence-note" role="alert">
        {say('Du er taget af vagt, fordi {count} opkald i træk ikke blev besvaret. Prøv lyden, og vælg Klar.', {
          count: missed.unanswered,
        })}
      </p>
    );
  if (restsUntil === undefined || restsUntil <= now) return null;
  return (
    <div className="presence-note">
      <p role="status">
        {missed.isRefused
          ? say('Du afviste et opkald. Det er givet videre.')
          : say('Du besvarede ikke et opkald. Det er givet videre.')}
      </p>
      <button type="button" onClick={props.ready}>
        {say('Ring til mig igen nu')}
      </button>
      <span className="figures">{say('ellers om {seconds} sekunder', { seconds: secondsLeft(now, restsUntil) })}</span>
    </div>
  );
}

function WrapUp({ now, until, rest, moreTime }: NoteProps & { until: string }) {
  const isEnding = Date.parse(until) - Date.parse(now) <= warnMs;
  useEffect(() => {
    if (isEnding) chime();
  }, [isEnding]);
  return (
    <div className="presence-note">
      <p role="alert">{isEnding && say('Efterbehandlingen er snart slut. Så kan du blive ringet op.')}</p>
      <button type="button" onClick={() => moreTime(until)}>
        {say('Mere tid')}
      </button>
      <button type="button" onClick={() => rest(afterTalk)}>
        {say('Hold en pause efter samtalen')}
      </button>
    </div>
  );
}

function secondsLeft(now: string, until: string): number {
  return Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
}
