import { caseNow, caseUnit } from '../../../tests/fixtures/case.ts';
import { goesOnDuty } from '../../../tests/fixtures/line-callers.ts';
import { karen } from '../../../tests/fixtures/line-people.ts';
import { openClaimRoom } from '../../routing/claim-room.ts';
import { type Axis, deskLook, ringToMenu } from '../scaled-line.ts';

export const consultants: Axis = {
  name: 'consultants',
  of: 'consultants of one unit, all free',
  sizes: [10, 100, 1000, 10_000],
  fewSizes: [10, 1000],
  stands: `every consultant is on duty and free since ${caseNow}; one call waits`,
  async steps(scaled, n) {
    // The room is the unit of the line; Karen, who looks, is free for the shortest time and so never rung.
    const room = await openClaimRoom(scaled.counting, caseUnit, n - 1);
    await goesOnDuty(scaled.line, karen);
    return [
      { name: 'a claim of a waiting call', before: room.comes, does: room.matches, after: room.refills },
      deskLook(scaled, karen),
      ringToMenu(scaled),
    ];
  },
};
