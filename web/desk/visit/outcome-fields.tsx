import { useId } from 'react';
import { staysOpen } from '../../../flows/visit/why-not.ts';
import { categoryLabel } from '../../../schemas/category.ts';
import type { FollowUpOutcome } from '../../../schemas/follow-up.ts';
import type { FollowUpRow, VisitView } from '../../../schemas/staff-api.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { EducationField } from './education-field.tsx';
import type { FollowUpDraft, FollowUpProblems } from './follow-up-draft.ts';
import { outcomesNow } from './follow-up-rules.ts';
import { NextMeetingField } from './next-meeting-field.tsx';
import { RadioRows, type Row } from './radio-rows.tsx';

const outcomeWords: Record<FollowUpOutcome, { label: Danish; hint?: Danish }> = {
  confirmed: { label: 'Mødet er holdt, og vurderingen holder' },
  changed: { label: 'Mødet er holdt, og kategorien er en anden' },
  noShow: { label: 'Borgeren kom ikke', hint: 'Tvivlen er stadig åben' },
  declined: { label: 'Borgeren sagde nej til mødet', hint: 'Tvivlen er stadig åben' },
  withdrawn: { label: 'Opfølgningen trækkes tilbage', hint: 'Ingen skal mødes. Kræver en skriftlig grund' },
};
const longestReason = 500;

interface OutcomeProps {
  visit: VisitView;
  followUp: FollowUpRow;
  draft: FollowUpDraft;
  change: (next: Partial<FollowUpDraft>) => void;
  problems: FollowUpProblems;
}

function rowOf(id: FollowUpOutcome): Row<FollowUpOutcome> {
  const { label, hint } = outcomeWords[id];
  return { id, label: sayKnown(label), ...(hint && { hint: sayKnown(hint) }) };
}

/** Only what can be noted now can be chosen; why the rest cannot, is said. */
export function OutcomeFields({ visit, followUp, draft, change, problems }: OutcomeProps) {
  const { view } = useDesk();
  const { allowed, why } = outcomesNow(followUp, { role: view.me.role, now: view.now });
  return (
    <>
      {followUp.startAt !== undefined &&
        why.map((sentence) => (
          <p key={sentence} className="concern">
            {sentence}
          </p>
        ))}
      <RadioRows
        legend={legendOf(followUp, view.now)}
        options={allowed.map(rowOf)}
        chosen={draft.outcome}
        choose={(outcome) => change({ outcome })}
        error={problems.outcome}
      />
      <OtherGroup visit={visit} followUp={followUp} />
      {draft.outcome === 'changed' && <EducationField visit={visit} />}
      {draft.outcome === 'changed' && (
        <RadioRows
          legend={say('Ny kategori')}
          options={visit.categories.filter(({ id }) => id !== followUp.provisionalCategory)}
          chosen={draft.category}
          choose={(category) => change({ category })}
          error={problems.category}
        />
      )}
      {staysOpen(draft.outcome) && (
        <NextMeetingField
          legend={say('Næste møde')}
          hint={say('Tvivlen er først afklaret, når borgeren er set.')}
          dueAt={followUp.dueAt}
          next={draft.next}
          choose={(next) => change({ next })}
          problems={problems}
        />
      )}
      {draft.outcome === 'withdrawn' && (
        <ReasonField reason={draft.reason ?? ''} change={(reason) => change({ reason })} error={problems.reason} />
      )}
    </>
  );
}

/** Only of a meeting that has begun can anybody say how it went. */
function legendOf({ startAt }: FollowUpRow, now: string): string {
  if (startAt === undefined) return say('Bliver der ikke noget af opfølgningen?');
  return startAt <= now ? say('Hvordan gik det?') : say('Bliver der ikke noget af mødet?');
}

/** The first category is none of the group of today: it cannot be confirmed, only changed. */
function OtherGroup({ visit, followUp: { provisionalCategory } }: Pick<OutcomeProps, 'visit' | 'followUp'>) {
  if (visit.asksEducation || visit.categories.some(({ id }) => id === provisionalCategory)) return null;
  return (
    <p className="concern">
      {say(
        '{category} kan borgeren ikke være længere: målgruppen er en anden i dag. Vælg en anden kategori, når mødet er holdt.',
        { category: sayKnown(categoryLabel(provisionalCategory)) },
      )}
    </p>
  );
}

function ReasonField(props: { reason: string; change: (reason: string) => void; error: string | undefined }) {
  const id = useId();
  return (
    <div className={props.error ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={id}>
        {say('Hvorfor trækkes opfølgningen tilbage?')}
      </label>
      {props.error && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
      <textarea
        id={id}
        className="form-input"
        rows={3}
        maxLength={longestReason}
        value={props.reason}
        aria-describedby={props.error ? `${id}-error` : undefined}
        onChange={(event) => props.change(event.target.value)}
      />
    </div>
  );
}
