import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type * as z from 'zod/mini';
import type { SlotId } from '../../../schemas/ids.ts';
import type { slotRow } from '../../../schemas/staff-api.ts';
import { clockTime, dayName, sentence } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { slotDays, slotRange } from './slot-days.ts';

type Slot = z.infer<typeof slotRow>;

const daysAtFirst = 3;

/** Free times for a meeting at the office, a day at a time. `first` adds the choice of the first free one. */
export function SlotPicker(props: {
  legend: string;
  hint?: string;
  chosen: SlotId | undefined;
  choose: (slotId: SlotId | undefined) => void;
  /** Offers "first free time", which is chosen by leaving the time to the line. */
  first?: boolean;
  error?: string | undefined;
}) {
  const { routes, view } = useDesk();
  const name = useId();
  const [allDays, setAllDays] = useState(false);
  const range = slotRange(view.now);
  const query = useQuery({
    queryKey: ['slots', range.from],
    queryFn: () => routes.slots(range.from, range.to),
    refetchInterval: 20_000,
  });
  const days = slotDays<Slot>(query.data?.slots ?? [], view.now);
  const shown = allDays ? days : days.slice(0, daysAtFirst);
  return (
    <fieldset
      className={props.error ? 'slots form-group form-error' : 'slots form-group'}
      aria-describedby={props.error ? `${name}-error` : undefined}
    >
      <legend className="form-label">{props.legend}</legend>
      {props.hint && <p className="form-hint">{props.hint}</p>}
      {props.error && (
        <p className="form-error-message" id={`${name}-error`} role="alert">
          {props.error}
        </p>
      )}
      {query.isPending && <p className="quiet">Henter ledige tider …</p>}
      {query.isError && (
        <p className="form-error-message">
          Tiderne kunne ikke hentes.{' '}
          <button type="button" className="link" onClick={() => void query.refetch()}>
            Prøv igen
          </button>
        </p>
      )}
      {query.isSuccess && days.length === 0 && <p>Der er ingen ledige tider de næste tre uger.</p>}
      {props.first && days.length > 0 && (
        <label className="choice">
          <input
            type="radio"
            name={name}
            checked={props.chosen === undefined}
            onChange={() => props.choose(undefined)}
          />
          Første ledige tid
        </label>
      )}
      {shown.map(({ day, slots }) => (
        <fieldset key={day} className="slot-day">
          <legend>{sentence(dayName(slots[0]?.startAt ?? view.now, view.now))}</legend>
          <div className="choices">
            {slots.map((slot) => (
              <label key={slot.slotId} className="choice figures">
                <input
                  type="radio"
                  name={name}
                  checked={props.chosen === slot.slotId}
                  onChange={() => props.choose(slot.slotId)}
                />
                {clockTime(slot.startAt)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {days.length > shown.length && (
        <button type="button" className="button button-tertiary" onClick={() => setAllDays(true)}>
          Vis flere dage
        </button>
      )}
    </fieldset>
  );
}
