import { expect, test } from 'vitest';
import { caseNow, caseUnit, policy, unit } from '../../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../../tests/fixtures/effects-case.ts';
import type { Deps } from '../deps.ts';
import { registrationRoutes } from './registration.ts';

const staff = {
  entity: 'staff',
  subject: 'subject',
  staffId: 'staff_1',
  unitId: caseUnit,
  user: 'borgerservice1',
  name: 'Navn',
  role: 'intake',
} as const;

test('a code that somebody has is not given to another', async () => {
  const stored = createEffectsCase();
  const codes = ['700001', '700001', '700001', '700002'];
  const deps = { ...stored, newCode: () => codes.shift() ?? '' } as unknown as Deps;
  const register = async () => {
    const body = { name: 'Navn', choice: 'none' };
    const reply = await registrationRoutes[0]?.handle(deps, {
      staff,
      unit,
      policy,
      now: caseNow,
      path: {},
      query: {},
      body,
    });
    return reply !== undefined && 'body' in reply ? (reply.body as { referenceCode: string }).referenceCode : reply;
  };
  expect([await register(), await register()]).toEqual(['700001', '700002']);
});
