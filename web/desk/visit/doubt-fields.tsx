import { demandsFollowUp, type Flag } from '../../../flows/visit/flags.ts';
import { followUpDue } from '../../../flows/visit/follow-up-due.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { CarryField } from './arrangements-field.tsx';
import { type ConclusionDraft, type ConclusionFacts, type Lacks, standingOf } from './conclude-draft.ts';
import { isChosenLate, NextMeetingField } from './next-meeting-field.tsx';
import { useSlots } from './use-slots.ts';

/** What the conclusion rests on besides the consultant's choice. */
export function useFacts(
  visit: VisitView,
  { flags, draft, insists }: { flags: readonly Flag[]; draft: ConclusionDraft; insists: boolean },
): { facts: ConclusionFacts; dueAt: string | undefined } {
  const { view } = useDesk();
  const { days, deadlines } = useSlots();
  const { next } = draft;
  const week = visit.firstTalkAt === undefined ? visit.firstTalkBy : undefined;
  const dueAt = deadlines && followUpDue(flags, deadlines.followUpBy, week);
  const isLate = next !== undefined && 'slotId' in next && isChosenLate(days, next.slotId, dueAt);
  const demanded = insists || demandsFollowUp(flags);
  return { facts: { demanded, standing: standingOf(visit, view.now, view.call), isLate }, dueAt };
}

interface PartProps {
  draft: ConclusionDraft;
  change: (next: Partial<ConclusionDraft>) => void;
  lacks: Lacks;
}

/** The physical meeting that a doubt demands: the one that stands already, or another. */
export function DoubtFields(props: PartProps & { facts: ConclusionFacts; dueAt: string | undefined }) {
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
          legend={say('Fysisk opfølgning')}
          hint={say('Skal bookes, før vurderingen kan gemmes. Målet er næste arbejdsdag.')}
          dueAt={dueAt}
          next={draft.next}
          choose={(next) => change({ next })}
          problems={lacks}
        />
      )}
    </>
  );
}
