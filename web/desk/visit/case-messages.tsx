import '../lists/lists.css';
import './case-messages.css';
import { type FormEvent, useId, useState } from 'react';
import type { ReplyMeaning } from '../../../schemas/reply.ts';
import type { MessageRow, VisitView } from '../../../schemas/staff-api.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { dayAndTime, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { TextField } from '../intake/fields.tsx';
import { When } from '../lists/asked.tsx';
import { useSending } from '../use-sending.ts';

type Reply = NonNullable<MessageRow['reply']>;

/** What the line made of what was written, where it did something by itself. */
const doneWords: Partial<Record<ReplyMeaning, Danish>> = {
  cancel: 'Linjen har aflyst.',
  call: 'Linjen har lovet et opkald.',
  write: 'Borgeren vil ikke ringes op.',
  stop: 'Borgeren får ikke flere sms’er.',
  start: 'Borgeren får sms’er igen.',
};

/** What was sent about the case by SMS and what came in, the oldest first; what nobody has read yet is answered here. */
export function CaseMessages({ messages = [] }: Pick<VisitView, 'messages'>) {
  const id = useId();
  return (
    <section className="list-card case-messages" aria-labelledby={id}>
      <h2 id={id}>{say('Sms’er')}</h2>
      <ol>
        {messages.map((message) => (
          <Message key={`${message.at} ${message.reply?.replyId ?? message.text}`} message={message} />
        ))}
      </ol>
    </section>
  );
}

function Message({ message: { at, direction, text, failed, reply } }: { message: MessageRow }) {
  const { view } = useDesk();
  return (
    <li className={direction}>
      <p className="line-what quiet">
        {direction === 'in' ? say('Fra borgeren') : say('Til borgeren')} · {sentence(dayAndTime(at, view.now))}
        {failed && <span className="badge badge-error">{say('Kom ikke frem')}</span>}
      </p>
      <p className="message-text">{text ?? say('Teksten kan læses af konsulenterne.')}</p>
      {reply && <Answer reply={reply} />}
    </li>
  );
}

function Answer({ reply }: { reply: Reply }) {
  const { view } = useDesk();
  const { answered, dueAt, meaning, shared } = reply;
  if (answered !== undefined) {
    const { byName: name, done } = answered;
    const when = dayAndTime(answered.at, view.now);
    const said =
      name === undefined ? say('Besvaret {when}', { when }) : say('Besvaret {when} af {name}', { when, name });
    return <p className="line-what">{done === undefined ? said : `${said}: ${done}`}</p>;
  }
  if (dueAt === undefined) return <p className="line-what">{sayKnown(doneWords[meaning] ?? '')}</p>;
  return (
    <>
      <p className="line-what">
        <When row={{ what: 'answerReply', dueAt, late: dueAt < view.now }} now={view.now} />
        {shared && ` · ${say('Flere har nummeret: find ud af, hvem der skrev.')}`}
      </p>
      {view.me.role !== 'intake' && <AnswerForm replyId={reply.replyId} />}
    </>
  );
}

/** A button that opens a line to write what was done. */
function AnswerForm({ replyId }: Pick<Reply, 'replyId'>) {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const { problem, run } = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run((routes) => routes.answered(replyId, done));
  };
  return (
    <>
      <button type="button" className="button button-secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('Besvaret')}
      </button>
      {isOpen && (
        <form className="panel" onSubmit={submit}>
          <TextField
            label={say('Hvad har du gjort?')}
            problem={problem?.message}
            value={done}
            change={setDone}
            input={{ maxLength: 500, required: true }}
          />
          <button type="submit" className="button button-primary">
            {say('Gem')}
          </button>
        </form>
      )}
    </>
  );
}
