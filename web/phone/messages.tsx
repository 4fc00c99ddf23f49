import { say } from '../language/say.ts';
import type { Message } from './carrier-api.ts';
import { nameOf } from './number-words.ts';

const when = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Copenhagen',
});

/** SMS to this telephone, newest first. */
export function Messages({ messages }: { messages: Message[] }) {
  return (
    <section className="messages" aria-labelledby="messages">
      <h2 id="messages">{say('Beskeder (SMS)')}</h2>
      {messages.length === 0 && <p className="hint">{say('Ingen beskeder endnu.')}</p>}
      <ol aria-live="polite">
        {messages.map((one) => (
          <li key={`${one.at} ${one.from} ${one.body}`}>
            <p className="meta">
              {nameOf(one.from)} · <time dateTime={one.at}>{when.format(new Date(one.at))}</time>
            </p>
            <p className="body">{one.body}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
