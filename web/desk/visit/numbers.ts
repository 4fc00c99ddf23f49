import type { VisitView } from '../../../schemas/staff-api.ts';
import { phoneNumber } from '../../theme/formats.ts';

interface Numbers {
  /** The number in hand where there is one, else the registered one. */
  dialled: string | undefined;
  registered: string | undefined;
  /** Somebody registered is called on another number than theirs. */
  isOther: boolean;
}

/** What is dialled, and what the person is registered with. */
export function numbersOf({ citizen, callerPhone }: Pick<VisitView, 'citizen' | 'callerPhone'>): Numbers {
  const registered = citizen?.phone;
  const dialled = callerPhone ?? registered;
  const isOther = dialled !== undefined && registered !== undefined && phoneNumber(dialled) !== phoneNumber(registered);
  return { dialled, registered, isOther };
}
