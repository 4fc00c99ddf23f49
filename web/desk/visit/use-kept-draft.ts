import { useEffect, useState } from 'react';
import { useDesk } from '../desk-context.tsx';
import { type Form, forgetDraft, type Kept, keepDraft, keptDraft } from './kept-drafts.ts';

/**
 * A form as far as I have filled it in. It outlives a look at another page, Back and a reload, and ends with the tab, when I sign out, and
 * when it is done with (`undefined`).
 */
export function useKeptDraft<Of extends Form>(
  form: Of,
  visitId: string,
): [Kept<Of>, (draft: Kept<Of> | undefined) => void] {
  const { staffId } = useDesk().view.me;
  const drafted = { form, staffId, visitId };
  const [draft, setDraft] = useState(() => keptDraft(drafted));
  const change = (next: Kept<Of> | undefined) => {
    setDraft(next ?? ({} as Kept<Of>));
    if (next === undefined) forgetDraft(drafted);
    else keepDraft(drafted, next);
  };
  return [draft, change];
}

/** Forgets what I had chosen once the case or its doubt is closed, by me or by somebody else. */
export function useForgottenWhenClosed(form: Form, visitId: string, isOpen: boolean): void {
  const { staffId } = useDesk().view.me;
  useEffect(() => {
    if (!isOpen) forgetDraft({ form, staffId, visitId });
  }, [form, isOpen, staffId, visitId]);
}
