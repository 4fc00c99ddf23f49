import { caseUnit } from '../../../tests/fixtures/case.ts';
import { karen, lars } from '../../../tests/fixtures/line-people.ts';
import type { Step } from '../measure.ts';
import { fillContacts, fullName } from '../population.ts';
import { type Axis, asks, registers, ringToMenu, type ScaledLine } from '../scaled-line.ts';

const phone = '28123456';

export const contacts: Axis = {
  name: 'contacts',
  of: 'concluded contacts of one unit',
  sizes: [1000, 10_000, 100_000, 1_000_000],
  fewSizes: [1000, 10_000],
  stands:
    'contacts of two years, of each the person, the concluded case and everything by which a person is found, and the report’s counters of its day; ' +
    'no events, calls, notes, checklists or log entries, which no measured step reads of other contacts than its own',
  async steps(scaled, n) {
    const { line, table } = scaled;
    await fillContacts({ table, line, unitId: caseUnit }, n);
    const { visitId } = await registers(line, phone, fullName(0));
    return [
      ringToMenu(scaled),
      { name: 'opening a case', does: asks(line, karen, ['GET', `/visits/${visitId}?purpose=casework`]) },
      {
        name: 'reading a month’s report',
        does: asks(line, lars, ['GET', '/reports/outcomes?from=2020-12-01&to=2020-12-31']),
      },
      search(scaled, 'a number', phone),
      search(scaled, 'a name that one in 2,500 has', fullName(0)),
    ];
  },
};

/** Finds at least whom the desk has registered itself. */
function search({ line }: ScaledLine, by: string, text: string): Step {
  return {
    name: `a search for a person by ${by}`,
    does: async () => {
      const { status, body } = await line.ask('POST', '/persons/search', { as: karen, body: { text } });
      if (status !== 200 || body.persons.length === 0) throw new Error(`Searched: ${status} ${JSON.stringify(body)}`);
    },
  };
}
