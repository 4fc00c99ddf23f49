import { createContext, use } from 'react';
import type { AccessPurpose } from '../../../schemas/access.ts';
import { useDesk } from '../desk-context.tsx';
import { purposeFor } from './purpose.ts';

/** What the way to this page, or to this part of it, says it is opened for. */
export const SaidPurpose = createContext<AccessPurpose | undefined>(undefined);

/** What is shown of a case or a citizen here is shown for this. */
export function usePurpose(id: string): AccessPurpose {
  const { view } = useDesk();
  return purposeFor(view, id, use(SaidPurpose));
}
