import './follow-up-form.css';
import { useId, useRef, useState } from 'react';
import { categoryLabel } from '../../../schemas/category.ts';
import type { FollowUpRow, VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { followUpTime, noShowWords } from '../lists/follow-ups.tsx';
import { ToArrange } from '../lists/to-arrange.tsx';
import { flagWords } from '../lists/words.ts';
import { isChosenLate, type NextMeeting, NextMeetingField } from './next-meeting-field.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { useFollowUp } from './use-follow-up.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useSlots } from './use-slots.ts';

interface FormProps {
  visit: VisitView;
  followUp: FollowUpRow;
  /** Puts the keyboard where something lacks, or on the heading when it is done. */
  told: { done: () => void; refused: () => void };
}

/** An open doubt: when the citizen is seen, and what came of it. It is closed when somebody has met the citizen. */
export function FollowUpForm({ visit, followUp }: { visit: VisitView; followUp: FollowUpRow }) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [moving, setMoving] = useState(false);
  const afterRender = useAfterRender();
  const focus = (selector: string) => afterRender(() => section.current?.querySelector<HTMLElement>(selector)?.focus());
  const told = {
    done: () => {
      setMoving(false);
      focus('h2');
    },
    refused: () => focus('.form-error :is(input, textarea)'),
  };
  const books = moving || followUp.startAt === undefined;
  return (
    <section className="follow-up" aria-labelledby={`${id}-title`} ref={section}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {say('Opfølgning')}
      </h2>
      <Summary followUp={followUp} />
      {books && (
        <TimeForm visit={visit} followUp={followUp} told={told} keep={moving ? () => setMoving(false) : undefined} />
      )}
      {!moving && (
        <OutcomeForm
          visit={visit}
          followUp={followUp}
          told={told}
          move={followUp.startAt === undefined ? undefined : () => setMoving(true)}
        />
      )}
    </section>
  );
}

function Summary({ followUp }: { followUp: FollowUpRow }) {
  const { view } = useDesk();
  const { provisionalCategory, dueAt, overdue, noShows, startAt, flags, preparations } = followUp;
  return (
    <>
      <p>
        {followUpTime(followUp, view.now)}.{' '}
        {startAt !== undefined && `${say('Frist {day}.', { day: dayName(dueAt, view.now) })} `}
        {overdue && <span className="badge badge-error late-words">{say('Over fristen')}</span>}
        {noShows > 0 && <span className="badge badge-warning">{noShowWords(noShows)}</span>}
      </p>
      <ToArrange preparations={preparations} />
      <p className="quiet">
        {say('Foreløbig: {category}.', { category: sayKnown(categoryLabel(provisionalCategory)) })}
        {flags !== undefined && ` ${say('Årsag: {flags}.', { flags: flagWords(flags) })}`}
      </p>
    </>
  );
}

function useIsLate(next: NextMeeting | undefined, dueAt: string): boolean {
  const { days } = useSlots();
  return next !== undefined && 'slotId' in next && isChosenLate(days, next.slotId, dueAt);
}

/** A time for a doubt that has none, or another one. */
function TimeForm({ followUp, told, keep }: FormProps & { keep: (() => void) | undefined }) {
  const [next, setNext] = useState<NextMeeting>();
  const { problems, book } = useFollowUp(followUp, told);
  const isLate = useIsLate(next, followUp.dueAt);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        book(next, isLate);
      }}
    >
      <NextMeetingField
        legend={keep ? say('Ny tid') : say('Book en tid')}
        dueAt={followUp.dueAt}
        next={next}
        choose={setNext}
        problems={{ ...problems, slot: problems.slot ?? problems.form }}
        mayQueue={false}
      />
      <div className="button-row">
        <button type="submit" className="button button-primary">
          {keep ? say('Flyt opfølgningen') : say('Book opfølgningen')}
        </button>
        {keep && (
          <button type="button" className="button button-secondary" onClick={keep}>
            {say('Behold tiden')}
          </button>
        )}
      </div>
    </form>
  );
}

/** How it went; a citizen who did not come or said no leaves the doubt open, with a next step. */
function OutcomeForm({ visit, followUp, told, move }: FormProps & { move: (() => void) | undefined }) {
  const [draft, setDraft] = useKeptDraft('opfoelgning', visit.visitId);
  const done = () => {
    setDraft(undefined);
    told.done();
  };
  const { problems, sending, close, forget } = useFollowUp(followUp, { ...told, done });
  const isLate = useIsLate(draft.next, followUp.dueAt);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        close(draft, isLate);
      }}
    >
      <OutcomeFields
        visit={visit}
        followUp={followUp}
        draft={draft}
        change={(next) => {
          setDraft({ ...draft, ...next });
          forget();
        }}
        problems={problems}
      />
      {problems.form && (
        <p className="form-error-message" role="alert">
          {problems.form}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className={`button button-${move ? 'primary' : 'secondary'}`} aria-disabled={sending}>
          {sending ? say('Gemmer …') : say('Gem udfaldet')}
        </button>
        {move && (
          <button type="button" className="button button-tertiary" onClick={move}>
            {say('Flyt mødet')}
          </button>
        )}
      </div>
    </form>
  );
}
