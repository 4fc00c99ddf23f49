import { useId } from 'react';
import { neighbour, type Period, type PeriodKind, periodAround, periodName } from './period.ts';

const kinds: Array<{ kind: PeriodKind; word: string }> = [
  { kind: 'day', word: 'Dag' },
  { kind: 'week', word: 'Uge' },
  { kind: 'month', word: 'Måned' },
  { kind: 'quarter', word: 'Kvartal' },
  { kind: 'year', word: 'År' },
  { kind: 'own', word: 'Vælg datoer' },
];

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
    <section className="period no-print" aria-label="Periode">
      <fieldset className="segments" aria-label="Vis pr.">
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            aria-pressed={kind === one.kind}
            onClick={() => change(one.kind, one.kind === 'own' ? period : periodAround(one.kind, props.today))}
          >
            {one.word}
          </button>
        ))}
      </fieldset>
      {kind === 'own' ? (
        <div className="own-dates">
          <label htmlFor={`${id}-from`}>
            Fra{' '}
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
            Til{' '}
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
            ‹<span className="sr-only"> Forrige</span>
          </button>
          <p role="status">{periodName(kind, period)}</p>
          <button
            type="button"
            className="button button-secondary"
            disabled={period.to >= props.today}
            onClick={() => change(kind, neighbour(kind, period, 1))}
          >
            ›<span className="sr-only"> Næste</span>
          </button>
        </div>
      )}
    </section>
  );
}
