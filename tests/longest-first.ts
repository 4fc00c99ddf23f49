import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The suites that take longest, the longest first: begun last, one of them would go on when everything else is over. */
const longest = [
  'tests/walk/walk.test.ts',
  'web/desk/fixtures/case-views.test.ts',
  'tests/browser/line.test.ts',
  'tests/year/two-weeks.test.ts',
  'tests/world/histories.test.ts',
  'web/desk/fixtures/call-views.test.ts',
];

function place({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((path) => moduleId.endsWith(path));
  return at < 0 ? longest.length : at;
}

/** The order in which files are begun. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
