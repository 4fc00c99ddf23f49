import type { MeetingRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayAndTime, windowText } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import type { Standing } from './conclude-draft.ts';
import { listed } from './listed.ts';
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
      legend={say('Borgeren har {what}. Hvad skal der ske med det?', { what: standingWords(props.standing, view.now) })}
      options={[
        { id: 'keep', label: say('Behold'), hint: say('Det står ved magt, også efter afslutningen') },
        { id: 'cancel', label: say('Aflys'), hint: say('Borgeren får besked, hvis vi har et nummer til SMS') },
      ]}
      chosen={props.chosen}
      choose={props.choose}
      error={props.error}
    />
  );
}

function standingWords({ callback, meeting }: Standing, now: string): string {
  const window = callback && windowText(callback.from, callback.until, now);
  return listed([
    ...(meeting ? [say('et møde {when}', { when: dayAndTime(meeting.startAt, now) })] : []),
    ...(window === undefined ? [] : [say('et løfte om at blive ringet op {window}', { window })]),
  ]);
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
      legend={say('Hvilket fysisk møde skal afklare tvivlen?')}
      options={[
        {
          id: 'standing',
          label: say('Det, der er booket {when}', { when: dayAndTime(props.meeting.startAt, view.now) }),
        },
        { id: 'other', label: say('Et andet') },
      ]}
      chosen={props.isCarried === undefined ? undefined : props.isCarried ? 'standing' : 'other'}
      choose={(which) => props.choose(which === 'standing')}
      error={props.error}
    />
  );
}
