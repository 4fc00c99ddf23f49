import { useEffect, useState } from 'react';
import { useDesk } from '../desk-context.tsx';
import type { ConclusionDraft } from './conclude-draft.ts';
import { forgetConclusion, keepConclusion, keptConclusion } from './kept-conclusions.ts';

/**
 * The conclusion as far as I have chosen it. It outlives a look at another page, Back and a reload, and ends with the tab, when I sign
 * out, and when the case is closed.
 */
export function useConclusionDraft(visitId: string): [ConclusionDraft, (draft: ConclusionDraft) => void] {
  const { staffId } = useDesk().view.me;
  const [draft, setDraft] = useState(() => keptConclusion({ staffId, visitId }));
  const change = (next: ConclusionDraft) => {
    setDraft(next);
    keepConclusion({ staffId, visitId }, next);
  };
  return [draft, change];
}

/** Forgets what I had chosen once the case is closed, by me or by somebody else. */
export function useForgottenWhenClosed(visitId: string, isOpen: boolean): void {
  const { staffId } = useDesk().view.me;
  useEffect(() => {
    if (!isOpen) forgetConclusion({ staffId, visitId });
  }, [isOpen, staffId, visitId]);
}
