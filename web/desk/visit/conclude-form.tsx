import './conclude-form.css';
import { useId, useRef } from 'react';
import type { Assessment } from '../../../flows/visit/flags.ts';
import { isPutOff } from '../../../flows/visit/not-now.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useAfterRender } from '../after-render.ts';
import { fetchedPart } from '../fetched-part.tsx';
import { ArrangementsField } from './arrangements-field.tsx';
import { askMark } from './ask-keys.ts';
import type { Autosave } from './autosave.ts';
import { asksArrangements, type ConclusionDraft } from './conclude-draft.ts';
import { DoubtFields, useFacts } from './doubt-fields.tsx';
import { Judgement } from './judgement.tsx';
import { ProcedureField } from './procedure-field.tsx';
import { useConclude } from './use-conclude.ts';
import { useOffered } from './use-offered.ts';
import { NotHeld, WhyNotYet } from './why-not-yet.tsx';

const NotNow = fetchedPart('en ny aftale', async () => (await import('./not-now.tsx')).NotNow);

interface ConcludeProps {
  visit: VisitView;
  assessment: Assessment;
  autosave: Autosave;
  draft: ConclusionDraft;
  setDraft: (draft: ConclusionDraft) => void;
}

/** The consultant's own conclusion. Nothing is chosen beforehand; doubt cannot be stored without the meeting that answers it. */
export function ConcludeForm({ visit, assessment, autosave, draft, setDraft }: ConcludeProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const afterRender = useAfterRender();
  const toProblem = () => afterRender(() => showProblem(form.current));
  useOffered(visit, autosave.state().draft.stored);
  const { conclude, lacks, problem, missing, insists, sending } = useConclude(visit, autosave, toProblem);
  const { facts, dueAt } = useFacts(visit, { flags: assessment.flags, draft, insists });
  const change = (next: Partial<ConclusionDraft>) => setDraft({ ...draft, ...next });
  const isNotNow = isPutOff(assessment.standing.answers);
  const open = missing.length > 0 ? missing : assessment.missing;
  return (
    <form
      ref={form}
      className="conclude"
      aria-labelledby={`${id}-title`}
      noValidate
      // Enter goes on from what is asked; still held at the button, it does not conclude.
      onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void conclude(draft, facts);
      }}
    >
      <h2 id={`${id}-title`}>{say('Afslut visitationen')}</h2>
      {isNotNow ? <NotNow visit={visit} autosave={autosave} /> : <NotHeld visit={visit} />}
      <Judgement visit={visit} draft={draft} change={change} lacks={lacks} />
      <ProcedureField visit={visit} flags={assessment.flags} />
      {facts.demanded && <DoubtFields facts={facts} dueAt={dueAt} draft={draft} change={change} lacks={lacks} />}
      {asksArrangements(draft, facts) && (
        <ArrangementsField
          standing={facts.standing}
          chosen={draft.arrangements}
          choose={(arrangements) => change({ arrangements })}
          error={lacks.arrangements}
        />
      )}
      <WhyNotYet definition={visit.definition} missing={isNotNow ? [] : open} problem={problem} />
      <button type="submit" className="button button-primary" aria-disabled={sending} {...askMark}>
        {sending ? say('Gemmer …') : say('Gem og afslut visitationen')}
      </button>
    </form>
  );
}

/** Puts the keyboard where something lacks: in the form, else on the first question that must be answered. */
function showProblem(form: HTMLFormElement | null): void {
  const lacking = form?.querySelector<HTMLElement>('.form-error input');
  if (lacking) lacking.focus();
  else form?.querySelector<HTMLElement>('.why-not button')?.click();
}
