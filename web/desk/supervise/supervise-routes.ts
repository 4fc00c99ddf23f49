import { callResponse } from '../../../schemas/staff-api.ts';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import { talksResponse } from '../../../schemas/supervision-api.ts';
import type { Api } from '../../session/api-client.ts';

/** Apart from the other routes of the desk: before a coordinator looks, nobody needs them. */
export function superviseRoutes(api: Api) {
  return {
    talks: () => api.send('GET', '/talks', talksResponse),
    supervise: (callId: string, mode: SupervisionMode) =>
      api.send('POST', `/calls/${callId}/supervise`, callResponse, { mode }),
    leave: (callId: string) => api.send('POST', `/calls/${callId}/supervise/leave`, callResponse),
  };
}
