import AccessToken from 'twilio/lib/jwt/AccessToken.js';
import { presenceRequest, presenceResponse, softphoneToken, wrapUpRequest } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

/** An hour, the carrier's own default; the desk asks for a new one before that. */
const tokenSeconds = 3600;

export const presenceRoutes = [
  route({
    method: 'PUT',
    path: '/api/me/presence',
    summary: 'Go on duty, pause, or leave',
    roles: ['consultant'],
    request: presenceRequest,
    response: presenceResponse,
    handle: async (deps, { staff, unit, now, body }) => {
      const { staffId, user } = staff;
      const { unitId } = unit;
      const command = {
        type: 'choosePresence',
        unitId,
        staffId,
        user,
        state: body.state,
        reason: body.reason,
      } as const;
      return carryOut(deps, { by: staffId, command }, async (file) => {
        const consultant = file.item('consultant', staffId);
        if (consultant === undefined) throw new Error('A presence was set for nobody');
        if (consultant.aliveAt < now) await deps.store.heartbeat(unitId, staffId, now);
        return { status: 200, body: { state: consultant.state, since: consultant.since } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/me/heartbeat',
    summary: 'The softphone is alive',
    roles: ['consultant'],
    handle: async (deps, { staff, unit, now }) => {
      await deps.store.heartbeat(unit.unitId, staff.staffId, now);
      return { status: 204 };
    },
  }),
  route({
    method: 'POST',
    path: '/api/me/wrap-up',
    summary: 'More time to write down what was said',
    roles: ['consultant'],
    request: wrapUpRequest,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, body }) => {
      const command = { type: 'extendWrapUp', unitId, staffId, from: body.from } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/me/softphone-token',
    summary: 'A token for the softphone of a consultant, or of a coordinator who takes part in a talk',
    roles: ['consultant', 'coordinator'],
    response: softphoneToken,
    handle: async (deps, { staff, now }) => {
      const { accountSid, apiKeySid, apiKeySecret } = await deps.secrets.carrier();
      const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, {
        identity: staff.user,
        ttl: tokenSeconds,
        region: deps.carrierRegion,
      });
      // Calls come in only: nobody can dial out with this token.
      token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
      const expiresAt = new Date(Date.parse(now) + tokenSeconds * 1000).toISOString();
      return { status: 200, body: { token: token.toJwt(), identity: staff.user, expiresAt } };
    },
  }),
];
