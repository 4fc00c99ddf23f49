import type { DeskView } from '../../../schemas/staff-api.ts';
import type { OpenSoftphone } from '../app.tsx';
import { LineClosing } from '../lists/line-closing.tsx';
import { LiveTalks } from './live-talks.tsx';

/** What a coordinator has at the top of the overview; of it everybody sees that the line is closed. */
export function Coordination({ view, open }: { view: DeskView; open: OpenSoftphone }) {
  return (
    <>
      <LineClosing view={view} />
      {view.me.role === 'coordinator' && <LiveTalks open={open} />}
    </>
  );
}
