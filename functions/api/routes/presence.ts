import AccessToken from 'twilio/lib/jwt/AccessToken.js';
import { draftChange } from '../../../flows/change.ts';
import { moveConsultant } from '../../../flows/routing/presence.ts';
import type { Consultant } from '../../../schemas/staff.ts';
import { presenceAnswer, presenceRequest, softphoneToken } from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { conflict, route } from '../route.ts';

/** An hour; the desk asks for a new one before that (twilio.md §4: default 3600 s). */
const TOKEN_SECONDS = 3600;

export const presenceRoutes = [
  route({
    method: 'PUT',
    path: '/api/me/presence',
    summary: 'Go on duty, pause, or leave',
    roles: ['consultant'],
    request: presenceRequest,
    answer: presenceAnswer,
    handle: async (deps, { staff, unit, now, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const stored = await deps.store.consultant(unit.unitId, staff.staffId);
        const consultant: Consultant = stored ?? {
          entity: 'consultant',
          unitId: unit.unitId,
          staffId: staff.staffId,
          user: staff.user,
          version: 0,
          state: 'off',
          since: now,
          aliveAt: now,
        };
        const inCall = consultant.state === 'reserved' || consultant.state === 'busy';
        if (inCall || (consultant.state === body.state && consultant.state === 'available')) {
          if (inCall && body.state !== 'available') {
            return { status: 409, error: 'inCall', message: 'Du har et opkald. Afslut det først.' };
          }
          await deps.store.heartbeat(unit.unitId, staff.staffId, now);
          return { status: 200, body: { state: consultant.state, since: consultant.since } };
        }
        const draft = draftChange(unit.unitId, now, `presence.${staff.staffId}.${consultant.version}`);
        const after = moveConsultant(draft, { ...consultant, aliveAt: now }, body.state, { reason: body.reason });
        if ((await deps.store.commit(draft.finish())).done)
          return { status: 200, body: { state: after.state, since: after.since } };
      }
      return conflict;
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
    path: '/api/me/softphone-token',
    summary: 'A token for the softphone of this consultant',
    roles: ['consultant'],
    answer: softphoneToken,
    handle: async (deps, { staff, now }) => {
      const { accountSid, apiKeySid, apiKeySecret, applicationSid } = await deps.secrets.carrier();
      const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, {
        identity: staff.user,
        ttl: TOKEN_SECONDS,
        region: deps.carrierRegion,
      });
      token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: applicationSid }));
      const expiresAt = new Date(Date.parse(now) + TOKEN_SECONDS * 1000).toISOString();
      return { status: 200, body: { token: token.toJwt(), identity: staff.user, expiresAt } };
    },
  }),
];
