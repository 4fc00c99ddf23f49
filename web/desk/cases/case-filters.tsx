import { useId } from 'react';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import type { CaseFilter } from '../place.ts';
import { type Option, ownerOptions, stepOptions } from './case-filter.ts';

/** Narrows the list down; the choice stands in the address, so that "back" from a case finds it again. */
export function CaseFilters(props: {
  rows: readonly CaseRow[];
  filter: CaseFilter;
  change: (filter: CaseFilter) => void;
}) {
  const { view } = useDesk();
  const { rows, filter, change } = props;
  return (
    <search className="case-filters" aria-label={say('Vis kun')}>
      <Select
        label={say('Næste skridt')}
        all={say('Alle skridt')}
        chosen={filter.what}
        options={stepOptions(rows, filter.what)}
        choose={(what) => change({ ...filter, what })}
      />
      <Select
        label={say('Hvis tur det er')}
        all={say('Alle')}
        chosen={filter.owner}
        options={ownerOptions(rows, filter.owner, view.me.staffId)}
        choose={(owner) => change({ ...filter, owner })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={filter.late}
          onChange={(event) => change({ ...filter, late: event.target.checked })}
        />
        {say('Kun det, der haster')}
      </label>
    </search>
  );
}

function Select(props: {
  label: string;
  all: string;
  chosen: string | undefined;
  options: Option[];
  choose: (value: string | undefined) => void;
}) {
  const id = useId();
  return (
    <div>
      <label className="form-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="form-select"
        value={props.chosen ?? ''}
        onChange={(event) => props.choose(event.target.value || undefined)}
      >
        <option value="">{props.all}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
