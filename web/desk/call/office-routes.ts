import { officesResponse } from '../../../schemas/office-api.ts';
import { callResponse } from '../../../schemas/staff-api.ts';
import type { Api } from '../../session/api-client.ts';

/** Apart from the other routes of the desk: before a talk nobody needs them. */
export function officeRoutes({ send }: Pick<Api, 'send'>) {
  return {
    offices: () => send('GET', '/offices', officesResponse),
    forward: (callId: string, to: string) => send('POST', `/calls/${callId}/forward`, callResponse, { to }),
    takeBack: (callId: string) => send('POST', `/calls/${callId}/forward/take-back`, callResponse),
  };
}
