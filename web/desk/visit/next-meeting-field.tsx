import { useId } from 'react';
import type * as z from 'zod/mini';
import type { LateReason } from '../../../schemas/follow-up.ts';
import type { SlotId } from '../../../schemas/ids.ts';
import type { nextMeeting } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { lateReasonWords } from '../../theme/late-reasons.ts';
import { useDesk } from '../desk-context.tsx';
import { hasTimeBy, isLateSlot } from './slot-days.ts';
import { SlotPicker } from './slot-picker.tsx';
import { useSlots } from './use-slots.ts';

/** How a doubt is to be settled next: a time, or a place in the queue for one. */
export type NextMeeting = z.infer<typeof nextMeeting>;

export interface NextProblems {
  slot?: string | undefined;
  lateReason?: string | undefined;
}

/**
 * The next meeting of a doubt. A time after the due date needs a reason; a place in the queue is offered only where nothing is free in
 * time, since the line refuses it otherwise.
 */
export function NextMeetingField(props: {
  legend: string;
  hint?: string;
  dueAt: string | undefined;
  next: NextMeeting | undefined;
  choose: (next: NextMeeting | undefined) => void;
  problems: NextProblems;
  /** False where the doubt stands in the queue already, or has a time. */
  mayQueue?: boolean;
}) {
  const { next, choose, dueAt, problems } = props;
  const { status, days } = useSlots();
  const slotId = next && 'slotId' in next ? next.slotId : undefined;
  const mayQueue = props.mayQueue !== false && status === 'success' && !hasTimeBy(days, dueAt);
  return (
    <>
      <SlotPicker
        legend={props.legend}
        hint={props.hint}
        dueAt={dueAt}
        chosen={slotId}
        choose={(chosen) => chosen && choose({ slotId: chosen })}
        error={problems.slot}
      />
      {mayQueue && <QueueChoice chosen={next !== undefined && 'queue' in next} dueAt={dueAt} choose={choose} />}
      {slotId && isChosenLate(days, slotId, dueAt) && (
        <LateReasonField
          chosen={next && 'slotId' in next ? next.lateReason : undefined}
          choose={(lateReason) => choose({ slotId, lateReason })}
          error={problems.lateReason}
        />
      )}
    </>
  );
}

/** Is the chosen time after the due date? Of several rooms at one time the picker shows the first, so it is found by its id. */
export function isChosenLate(
  days: ReturnType<typeof useSlots>['days'],
  slotId: SlotId,
  dueAt: string | undefined,
): boolean {
  const chosen = days.flatMap(({ slots }) => slots).find((slot) => slot.slotId === slotId);
  return chosen !== undefined && isLateSlot(chosen, dueAt);
}

function QueueChoice(props: {
  chosen: boolean;
  dueAt: string | undefined;
  choose: (next: NextMeeting | undefined) => void;
}) {
  const { view } = useDesk();
  return (
    <label className="choice queue-choice">
      <input
        type="checkbox"
        checked={props.chosen}
        onChange={(event) => props.choose(event.target.checked ? { queue: true } : undefined)}
      />
      <span>
        {say('Sæt i kø til en tid')}{' '}
        <span className="quiet">
          {props.dueAt
            ? say('Ingen tid er ledig senest {day}. En koordinator finder en.', { day: dayName(props.dueAt, view.now) })
            : say('Ingen tid er ledig. En koordinator finder en.')}
        </span>
      </span>
    </label>
  );
}

function LateReasonField(props: {
  chosen: LateReason | undefined;
  choose: (reason: LateReason) => void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <fieldset
      className={props.error ? 'form-group form-error' : 'form-group'}
      aria-describedby={props.error ? `${id}-error` : undefined}
    >
      <legend className="form-label">{say('Hvorfor først efter fristen?')}</legend>
      {props.error && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
      <div className="choices">
        {lateReasons.map(([reason, word]) => (
          <label key={reason} className="choice">
            <input type="radio" name={id} checked={props.chosen === reason} onChange={() => props.choose(reason)} />
            {sayKnown(word)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const lateReasons = Object.entries(lateReasonWords) as [LateReason, string][];
