import type { VisitView } from '../../../schemas/staff-api.ts';
import { AgreedCall } from './agreed-call.tsx';
import { BookMeeting } from './book-meeting.tsx';
import { CallOut } from './call-out.tsx';
import { NotedTalk } from './noted-talk.tsx';
import type { PanelAction } from './panel-action.ts';
import { Withdraw } from './withdraw.tsx';

export type Doing = 'meeting' | 'callOut' | 'call' | 'talk' | 'withdraw';

/** What is done with a case besides its conclusion, one at a time. */
export function OtherPanel({ doing, visit, action }: { doing: Doing; visit: VisitView; action: PanelAction }) {
  if (doing === 'meeting') return <BookMeeting visit={visit} action={action} />;
  if (doing === 'callOut') return <CallOut visit={visit} action={action} />;
  if (doing === 'call') return <AgreedCall visit={visit} action={action} />;
  if (doing === 'talk') return <NotedTalk visit={visit} action={action} />;
  return <Withdraw visit={visit} action={action} />;
}
