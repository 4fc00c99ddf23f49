import './conclude-form.css';
import { useId, useRef, useState } from 'react';
import { missingAnswers } from '../../../flows/visit/why-not.ts';
import type { Answers } from '../../../schemas/checklist.ts';
import type { RaisedFlag, VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { ArrangementsField, CarryField } from './arrangements-field.tsx';
import type { Autosave } from './autosave.ts';
import {
  asksArrangements,
  type ConclusionDraft,
  type ConclusionFacts,
  type Lacks,
  standingOf,
} from './conclude-draft.ts';
import { EducationField } from './education-field.tsx';
import { followUpDue, followUpNeeded } from './follow-up-needed.ts';
import { isChosenLate, NextMeetingField } from './next-meeting-field.tsx';
import { RadioRows } from './radio-rows.tsx';
import { useConclude } from './use-conclude.ts';
import { useOffered } from './use-offered.ts';
import { useSlots } from './use-slots.ts';
import { NotHeld, WhyNotYet } from './why-not-yet.tsx';

const certainties: Array<{ id: Certainty; label: string; hint: string }> = [
  { id: 'sikker', label: 'Sikker', hint: 'Samtalen er nok til at vurdere' },
  { id: 'nogenlunde', label: 'Nogenlunde', hint: 'Det væsentlige er klart' },
  { id: 'usikker', label: 'Usikker', hint: 'Borgeren skal ses: der bookes en fysisk opfølgning' },
];

interface ConcludeProps {
  visit: VisitView;
  flags: readonly RaisedFlag[];
  answers: Answers;
  autosave: Autosave;
}

/** The consultant's own conclusion. Nothing is chosen beforehand; doubt cannot be stored without the meeting that answers it. */
export function ConcludeForm({ visit, flags, answers, autosave }: ConcludeProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setDraft] = useState<ConclusionDraft>({});
  useOffered(visit, autosave.state().draft.stored);
  const draft = offered(chosen, visit);
  const afterRender = useAfterRender();
  const toProblem = () =>
    afterRender(() => form.current?.querySelector<HTMLElement>('.form-error input, .why-not button')?.focus());
  const { conclude, lacks, problem, missing, insists, sending } = useConclude(visit, autosave, toProblem);
  const { facts, dueAt } = useFacts(visit, { flags, draft, insists });
  const change = (next: Partial<ConclusionDraft>) => setDraft({ ...draft, ...next });
  const open = missing.length > 0 ? missing : missingAnswers(answers);
  return (
    <form
      ref={form}
      className="conclude"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void conclude(draft, facts);
      }}
    >
      <h2 id={`${id}-title`}>Afslut visitationen</h2>
      <NotHeld visit={visit} />
      <Judgement visit={visit} draft={draft} change={change} lacks={lacks} />
      {facts.demanded && <DoubtFields facts={facts} dueAt={dueAt} draft={draft} change={change} lacks={lacks} />}
      {asksArrangements(draft, facts) && (
        <ArrangementsField
          standing={facts.standing}
          chosen={draft.arrangements}
          choose={(arrangements) => change({ arrangements })}
          error={lacks.arrangements}
        />
      )}
      <WhyNotYet definition={visit.definition} missing={open} problem={problem} />
      <button type="submit" className="button button-primary" aria-disabled={sending}>
        {sending ? 'Afslutter …' : 'Afslut visitationen'}
      </button>
    </form>
  );
}

/** A category that is not offered any more is not chosen any more. */
function offered(draft: ConclusionDraft, { categories }: VisitView): ConclusionDraft {
  const isOffered = categories.some(({ id }) => id === draft.category);
  return isOffered ? draft : { ...draft, category: undefined };
}

/** What the conclusion rests on besides the consultant's choice. */
function useFacts(
  visit: VisitView,
  { flags, draft, insists }: { flags: readonly RaisedFlag[]; draft: ConclusionDraft; insists: boolean },
): { facts: ConclusionFacts; dueAt: string | undefined } {
  const { view } = useDesk();
  const { days, deadlines } = useSlots();
  const { certainty, next } = draft;
  const dueAt = deadlines && followUpDue(visit, { flags, certainty, target: deadlines.followUpBy });
  const isLate = next !== undefined && 'slotId' in next && isChosenLate(days, next.slotId, dueAt);
  const demanded = insists || followUpNeeded(flags, certainty);
  return { facts: { demanded, standing: standingOf(visit, view.now), isLate }, dueAt };
}

interface PartProps {
  draft: ConclusionDraft;
  change: (next: Partial<ConclusionDraft>) => void;
  lacks: Lacks;
}

function Judgement({ visit, draft, change, lacks }: PartProps & { visit: VisitView }) {
  return (
    <>
      <EducationField visit={visit} />
      <RadioRows
        legend="Visitationskategori"
        options={visit.categories}
        chosen={draft.category}
        choose={(category) => change({ category })}
        error={lacks.category}
      />
      <RadioRows
        legend="Hvor sikker er du?"
        options={certainties}
        chosen={draft.certainty}
        choose={(certainty) => change({ certainty })}
        error={lacks.certainty}
      />
    </>
  );
}

/** The physical meeting that a doubt demands: the one that stands already, or another. */
function DoubtFields(props: PartProps & { facts: ConclusionFacts; dueAt: string | undefined }) {
  const { facts, dueAt, draft, change, lacks } = props;
  return (
    <>
      {facts.standing.meeting && facts.standing.canCarry && (
        <CarryField
          meeting={facts.standing.meeting}
          isCarried={draft.isCarried}
          choose={(isCarried) => change({ isCarried })}
          error={draft.isCarried === undefined ? lacks.slot : undefined}
        />
      )}
      {(!facts.standing.canCarry || draft.isCarried === false) && (
        <NextMeetingField
          legend="Fysisk opfølgning"
          hint="Skal bookes, før vurderingen kan gemmes. Målet er næste arbejdsdag."
          dueAt={dueAt}
          next={draft.next}
          choose={(next) => change({ next })}
          problems={lacks}
        />
      )}
    </>
  );
}
