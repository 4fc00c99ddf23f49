import { useState } from 'react';
import type { SlotId } from '../../../schemas/ids.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { PanelAction } from './panel-action.ts';
import { SlotPicker } from './slot-picker.tsx';

/** Books the physical meeting or moves it; times after the week of the first talk are said to be late. */
export function BookMeeting({ visit, action }: { visit: VisitView; action: PanelAction }) {
  const { routes, view } = useDesk();
  const [slotId, setSlotId] = useState<SlotId>();
  const [lacks, setLacks] = useState(false);
  const booked = visit.meeting?.state === 'booked' ? visit.meeting.meetingId : undefined;
  const isFirstTalk = visit.conclusion === undefined && visit.firstTalkAt === undefined;
  const book = async (chosen: SlotId) => {
    const meeting = booked
      ? await routes.moveMeeting(booked, { slotId: chosen })
      : await routes.bookMeeting(visit.visitId, chosen);
    const when = dayAndTime(meeting.startAt, view.now);
    return booked ? say('Mødet er flyttet til {when}.', { when }) : say('Mødet er booket {when}.', { when });
  };
  const word = booked ? say('Flyt mødet') : say('Book mødet');
  return (
    <div className="panel">
      <SlotPicker
        legend={booked ? say('Ny tid') : say('Fysisk møde på kontoret')}
        hint={visit.callback && say('Mødet erstatter løftet om at blive ringet op.')}
        dueAt={isFirstTalk ? visit.firstTalkBy : undefined}
        chosen={slotId}
        choose={setSlotId}
        error={lacks && slotId === undefined ? say('Vælg en tid.') : action.problem}
      />
      <button
        type="button"
        className="button button-primary"
        onClick={() => (slotId ? action.run(() => book(slotId)) : setLacks(true))}
      >
        {word}
      </button>
    </div>
  );
}
