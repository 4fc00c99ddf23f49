import './slot-picker.css';
import { useId, useState } from 'react';
import type { SlotId } from '../../../schemas/ids.ts';
import { say } from '../../language/say.ts';
import { clockTime, dayAndTime, dayName, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { isLateSlot, type SlotDay } from './slot-days.ts';
import { type Slot, useSlots } from './use-slots.ts';

const daysAtFirst = 3;

export interface SlotPickerProps {
  legend: string;
  hint?: string | undefined;
  chosen: SlotId | undefined;
  choose: (slotId: SlotId | undefined) => void;
  /** Offers "first free time", which is chosen by leaving the time to the line. */
  first?: boolean;
  /** Times after this moment are said to be late. */
  dueAt?: string | undefined;
  error?: string | undefined;
}

/** Free times for a meeting at the office, a day at a time; those after the deadline say so. */
export function SlotPicker(props: SlotPickerProps) {
  const name = useId();
  const [allDays, setAllDays] = useState(false);
  const slots = useSlots();
  const { days } = slots;
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
      <SlotsState slots={slots} />
      {props.first && days[0] && <FirstFree name={name} day={days[0]} {...props} />}
      {shown.map((day) => (
        <Day key={day.day} name={name} day={day} {...props} />
      ))}
      {days.length > shown.length && (
        <button type="button" className="button button-tertiary" onClick={() => setAllDays(true)}>
          {say('Vis flere dage')}
        </button>
      )}
    </fieldset>
  );
}

function SlotsState({ slots: { status, days, again } }: { slots: ReturnType<typeof useSlots> }) {
  if (status === 'pending') return <p className="quiet">{say('Henter ledige tider …')}</p>;
  if (status === 'error')
    return (
      <p className="form-error-message">
        {say('Tiderne kunne ikke hentes.')}{' '}
        <button type="button" className="link" onClick={again}>
          {say('Prøv igen')}
        </button>
      </p>
    );
  return days.length === 0 ? <p>{say('Der er ingen ledige tider de næste tre uger.')}</p> : null;
}

type DayProps = SlotPickerProps & { name: string; day: SlotDay<Slot> };

function FirstFree({ name, day, chosen, choose, dueAt }: DayProps) {
  const { view } = useDesk();
  const first = day.slots[0];
  if (!first) return null;
  return (
    <label className="choice">
      <input type="radio" name={name} checked={chosen === undefined} onChange={() => choose(undefined)} />
      {say('Første ledige tid: {when}', { when: dayAndTime(first.startAt, view.now) })}
      {isLateSlot(first, dueAt) && <span className="badge badge-error">{say('Efter fristen')}</span>}
    </label>
  );
}

function Day({ name, day: { slots }, chosen, choose, dueAt }: DayProps) {
  const { view } = useDesk();
  const [first] = slots;
  return (
    <fieldset className="slot-day">
      <legend>
        {sentence(dayName(first?.startAt ?? view.now, view.now))}
        {first && isLateSlot(first, dueAt) && <span className="badge badge-error">{say('Efter fristen')}</span>}
      </legend>
      <div className="choices">
        {slots.map((slot) => (
          <label key={slot.slotId} className="choice figures">
            <input type="radio" name={name} checked={chosen === slot.slotId} onChange={() => choose(slot.slotId)} />
            {clockTime(slot.startAt)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
