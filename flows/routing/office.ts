import type { Call } from '../../schemas/call.ts';
import type { Office } from '../../schemas/office.ts';
import type { Policy } from '../../schemas/unit.ts';

/** The office that the citizen was put through to last, or is being put through to; none where the rules have it no longer. */
export function officeOf({ legs }: Call, { offices = [] }: Policy): Office | undefined {
  const to = Object.values(legs).findLast(({ forward }) => forward !== undefined)?.forward?.to;
  return offices.find(({ id }) => id === to);
}
