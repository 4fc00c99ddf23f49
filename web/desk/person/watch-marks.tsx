import { say } from '../../language/say.ts';
import '../lists/lists.css';
import './person-page.css';
import { type FormEvent, useId, useState } from 'react';
import type { WatchMarkRow } from '../../../schemas/staff-api.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { DeskRoutes } from '../desk-routes.ts';
import { TextField } from '../intake/fields.tsx';
import { useSending } from '../use-sending.ts';
import { markWords } from './mark-words.ts';

interface WatchMarksProps {
  personId: string;
  marks: readonly WatchMarkRow[];
}

/** What is looked at again about a person on a day, whatever becomes of the case meanwhile. */
export function WatchMarks({ personId, marks }: WatchMarksProps) {
  const { view } = useDesk();
  const id = useId();
  if (view.me.role === 'intake') return null;
  return (
    <section className="list-card watch-marks" aria-labelledby={id}>
      <h2 id={id}>{say('Mærker')}</h2>
      {marks.length === 0 && <p className="empty">{say('Ingen mærker.')}</p>}
      <ul>
        {marks.map((mark) => (
          <Mark key={mark.watchMarkId} mark={mark} />
        ))}
      </ul>
      <Form
        word={say('Sæt et mærke')}
        label={say('Hvad skal I se på igen?')}
        asksDay
        send={(routes, { text, day }) => routes.setWatchMark(personId, { text, reviewOn: day })}
      />
    </section>
  );
}

function Mark({ mark }: { mark: WatchMarkRow }) {
  const { view } = useDesk();
  const { watchMarkId, reviewOn, ownerName, closed } = mark;
  const day = (moment: string) => dayName(moment, view.now);
  return (
    <li>
      <p className="line-who">{markWords(mark)}</p>
      <p className="line-what">
        {closed
          ? say('Lukket {day}: {reason}', { day: day(closed.at), reason: closed.reason })
          : seenAgain(day(`${reviewOn}T12:00:00.000Z`), ownerName)}
      </p>
      {!closed && (
        <Form
          word={say('Luk mærket')}
          label={say('Hvad viste det sig?')}
          about={markWords(mark)}
          send={(routes, { text }) => routes.closeWatchMark(watchMarkId, text)}
        />
      )}
    </li>
  );
}

function seenAgain(day: string, name: string | undefined): string {
  return name ? say('Ses igen {day} af {name}', { day, name }) : say('Ses igen {day}', { day });
}

interface Written {
  text: string;
  day: string;
}
interface FormProps {
  /** What the button says. */
  word: string;
  label: string;
  /** For a reader, what the button is about. */
  about?: string;
  asksDay?: boolean;
  send(routes: DeskRoutes, written: Written): Promise<unknown>;
}

/** A button that opens a line to write, and a day where one is asked for. */
function Form({ word, label, about, asksDay = false, send }: FormProps) {
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState<Written>({ text: '', day: '' });
  const { problem, run } = useSending(() => {
    setOpen(false);
    setWritten({ text: '', day: '' });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run((routes) => send(routes, written));
  };
  const problemOf = (field: 'text' | 'reviewOn') => {
    const isDay = problem?.field === 'reviewOn';
    return problem !== undefined && isDay === (field === 'reviewOn') ? problem.message : undefined;
  };
  return (
    <>
      <button type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {word}
        {about && <span className="sr-only">: {about}</span>}
      </button>
      {isOpen && (
        <form className="panel" onSubmit={submit}>
          <TextField
            label={label}
            problem={problemOf('text')}
            value={written.text}
            change={(text) => setWritten({ ...written, text })}
            input={{ maxLength: 500, required: true }}
          />
          {asksDay && (
            <TextField
              label={say('Hvornår?')}
              problem={problemOf('reviewOn')}
              value={written.day}
              change={(day) => setWritten({ ...written, day })}
              input={{ type: 'date', required: true }}
            />
          )}
          <button type="submit" className="button button-primary">
            {word}
          </button>
        </form>
      )}
    </>
  );
}
