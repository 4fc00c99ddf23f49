import './calendar.css';
import { useId } from 'react';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { CalendarDoubts } from './calendar-doubt.tsx';
import { CalendarWeeks } from './calendar-weeks.tsx';
import { weeksName } from './calendar-words.ts';
import type { DoubtRow } from './doubts.ts';
import { calendarOf, weeksShown } from './doubts-calendar.ts';

interface CalendarProps {
  /** By due date. */
  rows: readonly DoubtRow[];
  from: string | undefined;
  /** Shows the weeks from another day on. */
  turn: (from: string | undefined) => void;
}

/** The doubts in the weeks in which they are due; what is overdue stands above, what is due outside of them below, so that none is lost. */
export function CalendarView({ rows, from, turn }: CalendarProps) {
  const { now } = useDesk().view;
  const { overdue, sooner, weeks, later, former, next } = calendarOf(rows, now, from);
  const name = weeksName(weeks, now);
  return (
    <>
      <Outside title={say('Fristen er overskredet')} rows={overdue} late />
      <h2 aria-live="polite">{name}</h2>
      <fieldset className="button-row calendar-turn" aria-label={say('Skift uger')}>
        <Turn
          words={say('{count} uger tilbage', { count: weeksShown })}
          off={former === undefined}
          turn={() => turn(former)}
        />
        <Turn words={say('Til denne uge')} off={former === undefined} turn={() => turn(undefined)} />
        <Turn words={say('{count} uger frem', { count: weeksShown })} turn={() => turn(next)} />
      </fieldset>
      <CalendarWeeks weeks={weeks} name={name} />
      <Outside title={say('Frist før disse uger')} rows={sooner} />
      <Outside title={say('Frist efter disse uger')} rows={later} />
    </>
  );
}

/** A way that leads nowhere stays where it is, so that the keyboard does not lose its place on the last step. */
function Turn({ words, off = false, turn }: { words: string; off?: boolean; turn: () => void }) {
  return (
    <button
      type="button"
      className="button button-secondary"
      aria-disabled={off}
      onClick={() => {
        if (!off) turn();
      }}
    >
      {words}
    </button>
  );
}

function Outside({ title, rows, late = false }: { title: string; rows: readonly DoubtRow[]; late?: boolean }) {
  const heading = useId();
  if (rows.length === 0) return null;
  return (
    <section className={late ? 'calendar-outside late' : 'calendar-outside'} aria-labelledby={heading}>
      <h2 id={heading}>
        {title} <span className="figures">({rows.length})</span>
      </h2>
      <CalendarDoubts rows={rows} withDue />
    </section>
  );
}
