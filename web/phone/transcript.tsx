import { useEffect, useRef } from 'react';
import { type Danish, say, sayKnown } from '../language/say.ts';
import type { Heard, PhoneCall } from './carrier-api.ts';

/** What was heard, as a sentence to read. */
function sentenceOf({ kind, text }: Pick<Heard, 'kind' | 'text'>): string {
  if (kind === 'say') return text;
  // A sound that nobody has written down is told by the name of its file: what is not spoken is music.
  if (kind === 'play') return /^$|\.wav$/.test(text) ? `♪ ${say('Ventemusik')}` : `♪ ${text}`;
  if (kind === 'conference') return say('Du bliver stillet igennem.');
  if (kind === 'ring') return say('Det ringer …');
  if (kind === 'keys') return say('Der blev trykket {keys}.', { keys: text });
  return say('Samtalen er sat på hold.');
}

const time = new Intl.DateTimeFormat('da-DK', { timeStyle: 'medium', timeZone: 'Europe/Copenhagen' });

const endings: Readonly<Record<string, Danish>> = {
  completed: 'Samtalen er slut.',
  busy: 'Der var optaget.',
  'no-answer': 'Opkaldet blev ikke besvaret.',
  failed: 'Opkaldet mislykkedes.',
  canceled: 'Opkaldet blev afbrudt.',
};

/** Everything heard in a call, newest at the foot; a screen reader reads each line as it comes. */
export function Transcript({ call }: { call: PhoneCall | undefined }) {
  const list = useRef<HTMLDivElement>(null);
  const lines = call?.heard.length ?? 0;
  const ending = call && endings[call.status];
  const talking = (call?.peers.length ?? 0) > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines, ending, talking]);

  return (
    <section className="transcript" aria-labelledby="heard">
      <h2 id="heard">{say('Det hører du')}</h2>
      {!call && <p className="hint">{say('Når du ringer op, står alt, hvad linjen siger, også her.')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={list} role="log" aria-labelledby="heard" tabIndex={0} hidden={!call}>
        <ol>
          {call?.heard.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
            <li key={at} className={one.kind}>
              <time dateTime={one.at}>{time.format(new Date(one.at))}</time>
              <span>{sentenceOf(one)}</span>
            </li>
          ))}
          {talking && !ending && <li className="talking">{say('Du taler nu med et menneske.')}</li>}
          {ending && <li className="ending">{sayKnown(ending)}</li>}
        </ol>
      </div>
    </section>
  );
}
