import type { MeetingRow } from '../../../schemas/staff-api.ts';
import { dayAndTime, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { Standing } from './conclude-draft.ts';
import { RadioRows } from './radio-rows.tsx';

/** What becomes of a promise or a meeting when the case is concluded; the citizen is told of what is cancelled. */
export function ArrangementsField(props: {
  standing: Standing;
  chosen: 'keep' | 'cancel' | undefined;
  choose: (arrangements: 'keep' | 'cancel') => void;
  error: string | undefined;
}) {
  const { view } = useDesk();
  return (
    <RadioRows
      legend={`Borgeren har ${standingWords(props.standing, view.now)}. Hvad skal der ske med det?`}
      options={[
        { id: 'keep', label: 'Behold', hint: 'Det står ved magt, også efter afslutningen' },
        { id: 'cancel', label: 'Aflys', hint: 'Borgeren får besked, hvis vi har et nummer til SMS' },
      ]}
      chosen={props.chosen}
      choose={props.choose}
      error={props.error}
    />
  );
}

function standingWords({ callback, meeting }: Standing, now: string): string {
  const parts = [
    ...(meeting ? [`et møde ${dayAndTime(meeting.startAt, now)}`] : []),
    ...(callback ? [`et løfte om at blive ringet op ${windowText(callback.from, callback.until, now)}`] : []),
  ];
  return parts.join(' og ');
}

/** The meeting that stands may be the one that settles the doubt. */
export function CarryField(props: {
  meeting: MeetingRow;
  isCarried: boolean | undefined;
  choose: (isCarried: boolean) => void;
  error: string | undefined;
}) {
  const { view } = useDesk();
  return (
    <RadioRows
      legend="Hvilket fysisk møde skal afklare tvivlen?"
      options={[
        { id: 'standing', label: `Det, der er booket ${dayAndTime(props.meeting.startAt, view.now)}` },
        { id: 'other', label: 'Et andet' },
      ]}
      chosen={props.isCarried === undefined ? undefined : props.isCarried ? 'standing' : 'other'}
      choose={(which) => props.choose(which === 'standing')}
      error={props.error}
    />
  );
}
