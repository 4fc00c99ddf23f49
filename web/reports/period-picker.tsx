import { useId } from 'react';
import { type Danish, say } from '../language/say.ts';
import { neighbour, type Period, type PeriodKind, periodAround, periodName } from './period.ts';

const kinds = [
  { kind: 'day', word: 'Dag' },
  { kind: 'week', word: 'Uge' },
  { kind: 'month', word: 'Måned' },
  { kind: 'quarter', word: 'Kvartal' },
  { kind: 'year', word: 'År' },
  { kind: 'own', word: 'Vælg datoer' },
] as const satisfies ReadonlyArray<{ kind: PeriodKind; word: Danish }>;

/** Which days the report is about; `today` is the line's own. */
export function PeriodPicker(props: {
  today: string;
  kind: PeriodKind;
  period: Period;
  change: (kind: PeriodKind, period: Period) => void;
}) {
  const { kind, period, change } = props;
  const id = useId();
  return (
    <section className="period no-print" aria-label={say('Periode')}>
      <fieldset className="segments" aria-label={say('Vis pr.')}>
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            aria-pressed={kind === one.kind}
            onClick={() => change(one.kind, one.kind === 'own' ? period : periodAround(one.kind, props.today))}
          >
            {say(one.word)}
          </button>
        ))}
      </fieldset>
      {kind === 'own' ? (
        <div className="own-dates">
          <label htmlFor={`${id}-from`}>
            {say('Fra')}{' '}
            <input
              id={`${id}-from`}
              type="date"
              className="form-input"
              required
              value={period.from}
              max={period.to}
              onChange={(event) => event.target.value && change('own', { ...period, from: event.target.value })}
            />
          </label>
          <label htmlFor={`${id}-to`}>
            {say('Til')}{' '}
            <input
              id={`${id}-to`}
              type="date"
              className="form-input"
              required
              value={period.to}
              min={period.from}
              onChange={(event) => event.target.value && change('own', { ...period, to: event.target.value })}
            />
          </label>
        </div>
      ) : (
        <div className="period-steps">
          <button
            type="button"
            className="button button-secondary"
            onClick={() => change(kind, neighbour(kind, period, -1))}
          >
            ‹<span className="sr-only"> {say('Forrige')}</span>
          </button>
          <p role="status">{periodName(kind, period)}</p>
          <button
            type="button"
            className="button button-secondary"
            disabled={period.to >= props.today}
            onClick={() => change(kind, neighbour(kind, period, 1))}
          >
            ›<span className="sr-only"> {say('Næste')}</span>
          </button>
        </div>
      )}
    </section>
  );
}
