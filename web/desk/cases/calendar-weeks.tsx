import { say } from '../../language/say.ts';
import { CalendarDoubts } from './calendar-doubt.tsx';
import { dayOfMonth, dueWords, weekdays } from './calendar-words.ts';
import type { CalendarDay, CalendarWeek } from './doubts-calendar.ts';
import { mondayOf } from './weeks.ts';

/** The weeks as a table, a row each; on a narrow screen the days on which something is due, below each other. */
export function CalendarWeeks({ weeks, name }: { weeks: readonly CalendarWeek[]; name: string }) {
  return (
    <table className="table calendar">
      <caption className="sr-only">
        {say('{weeks}: opfølgninger på den dag, hvor de har frist', { weeks: name })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('Uge')}</th>
          {weeks[0]?.days.map(({ day }) => (
            <th key={day} scope="col">
              {weekdayOf(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ monday, number, days }) => (
          <tr key={monday}>
            <th scope="row">
              {say('Uge {number}', { number })}{' '}
              <span className="calendar-due">{dueWords(days.flatMap(({ rows }) => rows).length)}</span>
            </th>
            {days.map((day) => (
              <Day key={day.day} of={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function weekdayOf(day: string): string {
  const weekday = weekdays[(Date.parse(day) - Date.parse(mondayOf(day))) / 86_400_000];
  return weekday === undefined ? '' : say(weekday);
}

function Day({ of: { day, isToday, rows } }: { of: CalendarDay }) {
  return (
    <td
      className={rows.length === 0 && !isToday ? 'calendar-idle' : undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <p className="calendar-day">
        <time dateTime={day}>
          <span className="calendar-weekday">{weekdayOf(day)} </span>
          {dayOfMonth(day)}
        </time>
        {isToday && <strong>{say('I dag')}</strong>}
      </p>
      <CalendarDoubts rows={rows} />
    </td>
  );
}
