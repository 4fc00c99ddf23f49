import { expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, policy, unit, visitOf } from '../../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../../tests/fixtures/effects-case.ts';
import type { Deps } from '../deps.ts';
import { callRoutes } from './calls.ts';

const staff = {
  entity: 'staff',
  subject: 's',
  staffId: 'staff_1',
  unitId: caseUnit,
  user: 'u',
  name: 'N',
  role: 'intake',
} as const;

test('a call is identified as soon as its case has a name, by whichever call it got one', async () => {
  const stored = createEffectsCase();
  await stored.put(
    visitOf({ personId: 'person_1' }),
    visitOf({ visitId: 'visit_2' }),
    callOf({ identified: false }),
    callOf({ callId: 'call_2', visitId: 'visit_2' }),
  );
  const deps = stored as unknown as Deps;
  const list = callRoutes.find(({ path }) => path === '/api/calls');
  const reply = await list?.handle(deps, { staff, unit, policy, now: caseNow, path: {}, query: {}, body: undefined });
  const rows = reply !== undefined && 'body' in reply ? (reply.body as { calls: object[] }).calls : [];
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual(expect.objectContaining({ callId: 'call_1', identified: true }));
  expect(rows).toContainEqual(expect.objectContaining({ callId: 'call_2', identified: false }));
});
