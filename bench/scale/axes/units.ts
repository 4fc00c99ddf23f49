import type { Entity } from '../../../schemas/entity.ts';
import { callbackOf, personOf, unit, visitOf } from '../../../tests/fixtures/case.ts';
import type { Step } from '../measure.ts';
import { type Axis, ringToMenu, type ScaledLine } from '../scaled-line.ts';

export const units: Axis = {
  name: 'units',
  of: 'units of one deployment',
  sizes: [1, 3, 10, 30, 98],
  fewSizes: [1, 3, 10],
  stands:
    'each unit has a number of its own and one promised call-back that falls due in the minute; nobody is on duty',
  async steps(scaled, n) {
    const unitIds = Array.from({ length: n }, (_, index) => (index === 0 ? unit.unitId : `unit${index}`));
    for (const [index, unitId] of unitIds.slice(1).entries()) {
      const number = `+4589${String(700_000 + index)}`;
      await scaled.line.seed({ ...unit, unitId, number, version: 1 }, { entity: 'lineNumber', number, unitId });
    }
    return [minuteOf(scaled, unitIds), ringToMenu(scaled)];
  },
};

/** The clock's minute: every unit is looked after, and one promise of each is decided. */
function minuteOf({ line }: ScaledLine, unitIds: readonly string[]): Step {
  let minute = 0;
  return {
    name: 'a minute of timed duties, for each unit',
    of: unitIds.length,
    before: async () => {
      minute += 1;
      line.later('PT1M');
      for (const unitId of unitIds)
        await line.seed(...promisedIn(unitId, { at: line.now, name: `${unitId}x${minute}` }));
    },
    does: () => line.sweep(),
  };
}

/** Somebody was promised a call for just now. */
function promisedIn(unitId: string, { at, name }: { at: string; name: string }): Entity[] {
  const [personId, visitId] = [`person_${name}`, `visit_${name}`] as const;
  const hashes = { phone: `phone ${name}`, name: [] };
  const callback = callbackOf({ from: at, nextAt: at });
  return [
    personOf({ personId, unitId, visits: [visitId], hashes }),
    visitOf({ visitId, unitId, personId, callback, choice: 'callback', numberHashes: [hashes.phone] }),
  ];
}
