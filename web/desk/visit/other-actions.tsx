import { useRef, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { BookMeeting } from './book-meeting.tsx';
import { notedTalkButton, usePanelAction } from './panel-action.ts';
import { Withdraw } from './withdraw.tsx';

type Doing = 'meeting' | 'call' | 'talk' | 'withdraw';

const AgreedCall = fetchedPart('opkaldet', async () => (await import('./agreed-call.tsx')).AgreedCall);
const NotedTalk = fetchedPart('samtalen', async () => (await import('./noted-talk.tsx')).NotedTalk);

/** The right to a physical meeting is always one click away, after the conclusion too, and so is the citizen's wish to stop. */
export function OtherActions({ visit }: { visit: VisitView }) {
  const { view } = useDesk();
  const row = useRef<HTMLDivElement>(null);
  const [doing, setDoing] = useState<Doing>();
  const close = () => {
    row.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setDoing(undefined);
  };
  const action = usePanelAction(close);
  const isOpen = visit.conclusion === undefined;
  // A doubt has its own meeting and form.
  const booksMeeting = isOpen || visit.followUp === undefined;
  const words: [Doing, string, boolean][] = [
    ['meeting', visit.meeting?.state === 'booked' ? 'Flyt mødet' : 'Book fysisk møde', booksMeeting],
    ['call', 'Aftal et opkald', isOpen],
    ['talk', 'Registrér en samtale uden om linjen', isOpen && view.me.role !== 'intake'],
    ['withdraw', 'Borgeren trækker ansøgningen tilbage', isOpen],
  ];
  if (words.every(([, , isShown]) => !isShown)) return null;
  return (
    <div className="other-actions">
      <div className="button-row" ref={row}>
        {words.map(
          ([which, word, isShown]) =>
            isShown && (
              <button
                key={which}
                id={which === 'talk' ? notedTalkButton : undefined}
                type="button"
                className="button button-tertiary"
                aria-expanded={doing === which}
                onClick={() => (doing === which ? close() : setDoing(which))}
              >
                {word}
              </button>
            ),
        )}
      </div>
      {doing === 'meeting' && <BookMeeting visit={visit} action={action} />}
      {doing === 'call' && <AgreedCall visit={visit} action={action} />}
      {doing === 'talk' && <NotedTalk visit={visit} action={action} />}
      {doing === 'withdraw' && <Withdraw visit={visit} action={action} />}
    </div>
  );
}
