import type { VisitView } from '../../../schemas/staff-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';
import { Caseworker } from './caseworker.tsx';
import { Corrections } from './corrections.tsx';
import { WatchMarks } from './watch-marks.tsx';

interface AboutPersonProps {
  personId: string;
  of: Pick<VisitView, 'watchMarks' | 'corrections'>;
  /** Looks at the citizen once more, for a correction, which the access log keeps. */
  look: (routes: DeskRoutes) => Promise<unknown>;
}

/** What stands about a person below their cases: whose citizen they are, what is looked at again, and what was put right. */
export function AboutPerson({ personId, of: { watchMarks = [], corrections = [] }, look }: AboutPersonProps) {
  return (
    <>
      <Caseworker personId={personId} />
      <WatchMarks personId={personId} marks={watchMarks} />
      <Corrections personId={personId} corrections={corrections} look={look} />
    </>
  );
}
