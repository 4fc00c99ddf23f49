import './roles.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AccessPurpose, AccessTo } from '../../../schemas/access.ts';
import type { AccessRow } from '../../../schemas/staff-api.ts';
import { type Danish, say } from '../../language/say.ts';
import { dayAndTime, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { Trouble, Waiting } from '../page-states.tsx';
import type { AccessFilter } from './role-routes.ts';

const seen = {
  case: 'En sag',
  history: 'Alle en borgers sager',
  cpr: 'Hele CPR-nummeret',
  hit: 'Fundet ved søgning',
  note: 'Notatet',
  talk: 'En samtale, mens den blev ført',
} as const satisfies Record<AccessTo, Danish>;
const why = {
  call: 'Opkald',
  callback: 'Skal ringes op',
  followUp: 'Opfølgning',
  search: 'Søgning',
  correction: 'Rettelse',
  casework: 'Sagsarbejde',
} as const satisfies Record<AccessPurpose, Danish>;

/** Who looked at whom, when and why; the newest first. Citizens are ids here: the auditor looks at the looks, not at people. */
export function AccessLog() {
  const { routes } = useDesk();
  const [filter, setFilter] = useState<AccessFilter>({ staff: '', from: '', to: '' });
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const read = async () => {
    const log = await (await routes.ofRoles()).accesses(filter);
    // Whoever was seen once stays in the list, also when the list is narrowed down.
    setKnown((before) => new Map([...before, ...log.accesses.map((row) => [row.staffId, nameOf(row)] as const)]));
    return log;
  };
  const { data, error, refetch } = useQuery({ queryKey: ['access', filter], queryFn: read });
  return (
    <section aria-labelledby="opslag">
      <h1 id="opslag">{say('Opslag i borgeres sager')}</h1>
      <p>{say('Hvem der har set hvad, hvornår og hvorfor. Uden datoer vises de seneste 30 dage.')}</p>
      <Filters filter={filter} change={setFilter} known={known} />
      {error && <Trouble title={say('Opslagene kan ikke vises')} error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting text={say('Henter opslag …')} />}
      {data && (
        <p role="status" className="quiet">
          {countWords(data.accesses.length, data.more)}
        </p>
      )}
      {data && data.accesses.length > 0 && <Rows rows={data.accesses} />}
    </section>
  );
}

function countWords(count: number, isCut = false): string {
  if (isCut) return say('{count} opslag. Der er flere: vælg en kortere periode.', { count });
  return count === 1 ? say('1 opslag') : say('{count} opslag', { count });
}

interface FiltersProps {
  filter: AccessFilter;
  change: (filter: AccessFilter) => void;
  known: ReadonlyMap<string, string>;
}

function Filters({ filter, change, known }: FiltersProps) {
  const id = useId();
  return (
    <search className="role-filters" aria-label={say('Vis kun')}>
      <div>
        <label className="form-label" htmlFor={`${id}-staff`}>
          {say('Medarbejder')}
        </label>
        <select
          id={`${id}-staff`}
          className="form-select"
          value={filter.staff}
          onChange={(event) => change({ ...filter, staff: event.target.value })}
        >
          <option value="">{say('Alle')}</option>
          {[...known].map(([staffId, name]) => (
            <option key={staffId} value={staffId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end}>
          <label className="form-label" htmlFor={`${id}-${end}`}>
            {end === 'from' ? say('Fra dag') : say('Til dag')}
          </label>
          <input
            id={`${id}-${end}`}
            type="date"
            className="form-input"
            value={filter[end]}
            onChange={(event) => change({ ...filter, [end]: event.target.value })}
          />
        </div>
      ))}
    </search>
  );
}

function Rows({ rows }: { rows: readonly AccessRow[] }) {
  const { now } = useDesk().view;
  return (
    <div className="table-scroll">
      <table className="table table--compact stacks">
        <caption className="sr-only">{say('Opslag, de nyeste først')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Hvornår')}</th>
            <th scope="col">{say('Hvem')}</th>
            <th scope="col">{say('Hvad')}</th>
            <th scope="col">{say('Hvorfor')}</th>
            <th scope="col">{say('Sag eller borger')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.at} ${row.staffId} ${row.what} ${row.visitId ?? row.personId ?? ''}`}>
              <td data-title={say('Hvornår')}>{sentence(dayAndTime(row.at, now))}</td>
              <td data-title={say('Hvem')}>{nameOf(row)}</td>
              <td data-title={say('Hvad')}>{say(seen[row.what])}</td>
              <td data-title={say('Hvorfor')}>{say(why[row.purpose])}</td>
              <td data-title={say('Sag eller borger')} className="figures">
                {row.visitId ?? row.personId ?? say('Ukendt')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ staffName, staffId }: AccessRow): string {
  return staffName ?? staffId;
}
