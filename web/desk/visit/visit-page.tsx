import './visit-page.css';
import './checklist.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { assess } from '../../../flows/visit/flags.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { Trouble, Waiting } from '../page-states.tsx';
import { AssessmentPanel } from './assessment.tsx';
import { CitizenHeader } from './citizen-header.tsx';
import type { ConclusionDraft } from './conclude-draft.ts';
import { Concluded, outcomeHeading } from './concluded.tsx';
import { shownAnswers } from './draft.ts';
import { answersIn } from './free-notes.ts';
import { NotesField } from './notes-field.tsx';
import { OpenChecklist } from './open-checklist.tsx';
import { ProcedureLinks } from './procedure-links.tsx';
import { SaveStatus } from './save-status.tsx';
import { SectionNav } from './section-nav.tsx';
import { useAutosave, useOwnQuestions } from './use-autosave.ts';
import { useForgottenWhenClosed, useKeptDraft } from './use-kept-draft.ts';
import { usePurpose } from './use-purpose.ts';
import { protectedBy } from './warned.tsx';
import { WrittenNotes } from './written-notes.tsx';

const Conflicts = fetchedPart('de to svar', async () => (await import('./conflicts.tsx')).Conflicts);
const ConcludeForm = fetchedPart('afslutningen', async () => (await import('./conclude-form.tsx')).ConcludeForm);
const FollowUpForm = fetchedPart('opfølgningen', async () => (await import('./follow-up-form.tsx')).FollowUpForm);
const AboutPerson = fetchedPart('resten', async () => (await import('../person/about-person.tsx')).AboutPerson);
const AnsweredChecklist = fetchedPart('svarene', async () => (await import('./closed-answers.tsx')).AnsweredChecklist);
const UnsavedAnswers = fetchedPart(
  'de svar, der ikke blev gemt',
  async () => (await import('./unsaved-answers.tsx')).UnsavedAnswers,
);
const CaseTasks = fetchedPart('opgaverne', async () => (await import('./case-tasks.tsx')).CaseTasks);
const CaseMessages = fetchedPart('beskederne', async () => (await import('./case-messages.tsx')).CaseMessages);
const NoteSection = fetchedPart('notatet', async () => (await import('./note-section.tsx')).NoteSection);

/** The case: who, the checklist as versioned data, what the answers raise, and the conclusion. */
export function VisitPage({ visitId }: { visitId: string }) {
  const { routes, view } = useDesk();
  const purpose = usePurpose(visitId);
  const open = () => routes.visit(visitId, purpose);
  const query = useQuery({ queryKey: ['visit', visitId], queryFn: open, staleTime: 0 });
  // A call that comes, connects or ends changes what the case says about itself, and so does an office that is gone again at once.
  const { refetch } = query;
  const routing = view.call?.visitId === visitId ? view.call.routing : undefined;
  const isOfficeGone = view.wrapping?.officeGone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of either is the occasion.
  useEffect(() => void refetch(), [routing, isOfficeGone, refetch]);
  useEffect(Conflicts.ahead, []);
  if (query.data) return <Visit key={query.data.visitId} visit={query.data} />;
  if (query.error)
    return <Trouble title={say('Sagen kan ikke vises')} error={query.error} retry={() => void query.refetch()} />;
  return <Waiting text={say('Henter sagen …')} />;
}

function Visit({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const open = visit.conclusion === undefined && visit.state !== 'ended';
  // What somebody has to read stands before the questions, the rest after them.
  const isUnread = visit.messages?.some(({ reply }) => reply?.dueAt !== undefined && reply.answered === undefined);
  useFocusOnOutcome(open, visit.followUp !== undefined);
  useForgottenWhenClosed('konklusion', visit.visitId, open);
  useForgottenWhenClosed('opfoelgning', visit.visitId, visit.followUp !== undefined);
  return (
    <article className="visit" aria-labelledby="visit-name">
      <CitizenHeader visit={visit} />
      {view.me.role !== 'intake' && <ProcedureLinks visitId={visit.visitId} />}
      {visit.tasks && <CaseTasks visit={visit} />}
      {isUnread && <CaseMessages {...visit} />}
      {/* Intake sees the case, but not what was answered. */}
      {view.me.role !== 'intake' && (open ? <OpenVisit visit={visit} /> : <ClosedVisit visit={visit} />)}
      {visit.messages && !isUnread && <CaseMessages {...visit} />}
      {visit.personId && (
        <AboutPerson
          personId={visit.personId}
          of={visit}
          look={(routes) => routes.visit(visit.visitId, 'correction')}
        />
      )}
    </article>
  );
}

/** A form that is done is gone; the keyboard goes on where its outcome stands. */
function useFocusOnOutcome(isOpen: boolean, hasDoubt: boolean): void {
  const before = useRef({ isOpen, hasDoubt });
  useEffect(() => {
    const isSettled = (before.current.isOpen && !isOpen) || (before.current.hasDoubt && !hasDoubt);
    before.current = { isOpen, hasDoubt };
    if (isSettled) document.getElementById(outcomeHeading)?.focus();
  }, [isOpen, hasDoubt]);
}

function OpenVisit({ visit }: { visit: VisitView }) {
  const autosave = useAutosave(visit);
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);
  useOwnQuestions(visit, state);
  const [chosen, setDraft] = useKeptDraft('konklusion', visit.visitId);
  const draft = offered(chosen, visit);
  const { category, certainty } = draft;
  const shown = useMemo(() => shownAnswers(state.draft), [state.draft]);
  const answers = useMemo(() => answersIn(shown), [shown]);
  const assessment = useMemo(
    () => assess(visit.definition, answers, { ...visit.facts, ...(certainty && { certainty }) }),
    [visit.definition, visit.facts, answers, certainty],
  );
  const protects = protectedBy(visit, assessment.flags);
  const savedAt = state.savedAt === undefined ? undefined : new Date(state.savedAt).toISOString();
  const isJudged = category !== undefined && certainty !== undefined;
  const isShown = visit.showIndication === 'always' || isJudged;
  return (
    <>
      <SectionNav definition={visit.definition} assessment={assessment} />
      <div className="visit-body">
        <div className="visit-form">
          {Object.keys(state.draft.conflicts).length > 0 && (
            <Conflicts definition={visit.definition} state={state} autosave={autosave} />
          )}
          <OpenChecklist
            visit={visit}
            answers={answers}
            assessment={assessment}
            autosave={autosave}
            protects={protects}
          />
        </div>
        <aside className="visit-side" aria-label={say('Gemt og vurderet')}>
          <SaveStatus state={state} autosave={autosave} savedAt={savedAt} />
          <NotesField answers={shown} autosave={autosave} protects={protects} />
          <AssessmentPanel visit={visit} answers={answers} {...assessment} showsIndication={isShown} />
        </aside>
        <ConcludeForm visit={visit} assessment={assessment} autosave={autosave} draft={draft} setDraft={setDraft} />
      </div>
    </>
  );
}

/** A category that is not offered any more is not chosen any more. */
function offered(draft: ConclusionDraft, { categories }: VisitView): ConclusionDraft {
  const isOffered = categories.some(({ id }) => id === draft.category);
  return isOffered ? draft : { ...draft, category: undefined };
}

function ClosedVisit({ visit }: { visit: VisitView }) {
  return (
    <div className="visit-body">
      <div className="visit-form">
        <UnsavedAnswers visit={visit} />
        {visit.conclusion && <Concluded visit={visit} />}
        {visit.conclusion ? <NoteSection {...visit} /> : <WrittenNotes {...visit} />}
        {visit.followUp && <FollowUpForm visit={visit} followUp={visit.followUp} />}
        <AnsweredChecklist visit={visit} />
      </div>
      <aside className="visit-side" aria-label={say('Ved samtalen')}>
        <AssessmentPanel
          visit={visit}
          answers={visit.answers}
          flags={visit.flags}
          indication={visit.indication}
          showsIndication
        />
      </aside>
    </div>
  );
}
