import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { KeyButton } from '../keys/key.tsx';
import { supervisedWords } from '../supervise/words.ts';
import { AskColleague, Consulting } from './consult.tsx';
import { AddGuest, Guests } from './guests.tsx';
import { KeypadButton } from './keypad.tsx';
import { Forwarding, officeIn, useNotForwarded } from './offices.tsx';
import { Transfer } from './transfer.tsx';
import type { CallControls } from './use-call.ts';

/** What can be done with a talk besides ending it: the citizen is put on hold, somebody else is called in, or takes over. */
export function TalkActions({ controls }: { controls: CallControls }) {
  const { call } = controls;
  useNotForwarded(call);
  if (call?.consult?.isMine === false) return null;
  return (
    <>
      <Hold controls={controls} />
      <KeypadButton press={controls.press} />
      <AddGuest call={call} />
      {call && !call.consult && <AskColleague call={call} />}
      {!call?.consult && <Transfer controls={controls} />}
    </>
  );
}

/** Whoever is in the talk besides the citizen and the consultant, or called into it. */
export function OthersInTalk({ call }: { call: DeskCall }) {
  const office = officeIn(call);
  const guests = call.guests?.filter((guest) => guest.office === undefined) ?? [];
  return (
    <>
      {call.consult && <Consulting call={call} />}
      {office !== undefined && <Forwarding callId={call.callId} office={office} />}
      {guests.length > 0 && <Guests call={{ ...call, guests }} />}
      {call.supervisor && <Supervised by={call.supervisor} />}
    </>
  );
}

/** Who else hears the talk. */
function Supervised({ by }: { by: NonNullable<DeskCall['supervisor']> }) {
  return (
    <p className="supervised" role="status">
      {supervisedWords(by)}
    </p>
  );
}

function Hold({ controls }: { controls: CallControls }) {
  return (
    <KeyButton
      does="hold"
      className={`button ${controls.held ? 'button-accept' : 'button-secondary'}`}
      disabled={controls.busy !== undefined}
      onClick={controls.toggleHold}
    >
      {controls.held ? say('Fortsæt samtalen') : say('Sæt på hold')}
    </KeyButton>
  );
}
