import { useRef, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { notOfferedWords } from '../../theme/not-offered-words.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import type { Doing } from './other-panels.tsx';
import { agreedCallButton, bookMeetingButton, notedTalkButton, usePanelAction } from './panel-action.ts';

const OtherPanel = fetchedPart('felterne', async () => (await import('./other-panels.tsx')).OtherPanel);

const buttonIds: Partial<Record<Doing, string>> = {
  meeting: bookMeetingButton,
  call: agreedCallButton,
  talk: notedTalkButton,
};

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
    ['meeting', visit.meeting?.state === 'booked' ? say('Flyt mødet') : say('Book fysisk møde'), booksMeeting],
    ['callOut', say('Ring op nu'), view.me.presence !== undefined],
    ['call', say('Aftal et opkald'), isOpen],
    ['talk', say('Registrér en samtale uden om linjen'), isOpen && view.me.role !== 'intake'],
    ['withdraw', say('Borgeren trækker ansøgningen tilbage'), isOpen],
  ];
  if (words.every(([, , isShown]) => !isShown)) return null;
  const { notOffered } = visit;
  return (
    <div className="other-actions">
      {notOffered && (
        <p className="quiet">
          {say('Telefonen blev ikke tilbudt ved registreringen: {reason}.', {
            reason: sayKnown(notOfferedWords[notOffered]).toLowerCase(),
          })}
        </p>
      )}
      <div className="button-row" ref={row}>
        {words.map(
          ([which, word, isShown]) =>
            isShown && (
              <button
                key={which}
                id={buttonIds[which]}
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
      {doing && <OtherPanel key={doing} doing={doing} visit={visit} action={action} />}
    </div>
  );
}
