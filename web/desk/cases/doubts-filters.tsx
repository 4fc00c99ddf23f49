import './doubts-toggle.css';
import { useId } from 'react';
import { type Danish, say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { ownerOptions } from './case-filter.ts';
import type { DoubtFilter } from './doubt-filter.ts';
import type { DoubtRow } from './doubts.ts';

const narrower = {
  late: 'Fristen er overskredet',
  unbooked: 'Mangler en tid',
} as const satisfies Record<string, Danish>;

interface FiltersProps {
  rows: readonly DoubtRow[];
  filter: DoubtFilter;
  change: (filter: DoubtFilter) => void;
}

export function DoubtsFilters({ rows, filter, change }: FiltersProps) {
  const { staffId } = useDesk().view.me;
  const id = useId();
  const owners = ownerOptions(rows, filter.owner, staffId);
  const states = Object.entries(narrower).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <search className="case-filters" aria-label={say('Vis kun')}>
      {(['owner', 'only'] as const).map((what) => (
        <div key={what}>
          <label className="form-label" htmlFor={`${id}-${what}`}>
            {what === 'owner' ? say('Hvis tur det er') : say('Hvor det haster')}
          </label>
          <select
            id={`${id}-${what}`}
            className="form-select"
            value={filter[what] ?? ''}
            onChange={(event) => change({ ...filter, [what]: event.target.value || undefined })}
          >
            <option value="">{say('Alle')}</option>
            {(what === 'owner' ? owners : states).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </search>
  );
}

/** The same doubts below each other, or in the weeks in which they are due. */
export function DoubtsToggle({ filter, change }: Omit<FiltersProps, 'rows'>) {
  return (
    <fieldset className="doubts-toggle" aria-label={say('Vis som')}>
      {[false, true].map((inCalendar) => (
        <button
          key={String(inCalendar)}
          type="button"
          aria-pressed={filter.inCalendar === inCalendar}
          onClick={() => change({ ...filter, inCalendar })}
        >
          {inCalendar ? say('Kalender') : say('Liste')}
        </button>
      ))}
    </fieldset>
  );
}
