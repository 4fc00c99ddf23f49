import './call-bar.css';
import { useEffect } from 'react';
import { talkTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { keyWords } from '../keys/desk-keys.ts';
import { KeyButton } from '../keys/key.tsx';
import { useKeys } from '../keys/use-keys.tsx';
import { safeContactWords } from '../safe-contact.tsx';
import { Caller, nameOf } from './caller.tsx';
import { OnHold } from './on-hold.tsx';
import { useBarHeight } from './use-bar-height.ts';
import type { CallControls } from './use-call.ts';
import { useRingingTitle, useSilentPage } from './use-ringing.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { DeskSoftphone } from './use-softphone.ts';

/** What only a talk needs is no part of the page before one. */
const TalkActions = fetchedPart('knapperne', async () => (await import('./talk-actions.tsx')).TalkActions);
const OthersInTalk = fetchedPart('deltagerne', async () => (await import('./talk-actions.tsx')).OthersInTalk);

/** The call in progress, above everything else and always in the same place. */
export function CallBar({ controls, phone }: { controls: CallControls; phone: DeskSoftphone }) {
  useShortcuts(controls);
  const { answer } = useKeys();
  useRingingTitle(controls.phase === 'ringing');
  const { phase, call } = controls;
  const silent = useSilentPage();
  const bar = useBarHeight();
  useEffect(() => {
    if (phase !== 'none') TalkActions.ahead();
  }, [phase]);
  const idle = phase === 'none' && !phone.failure && !phone.state.problem && !silent;
  return (
    <section
      ref={bar}
      className={`call-bar call-bar--${phase}${controls.held ? ' call-bar--held' : ''}`}
      aria-label="Telefon"
      hidden={idle}
    >
      <p className="sr-only" role="alert">
        {phase === 'ringing' &&
          `Opkald fra ${nameOf(call)}. ${call?.why ?? ''}${answer && ` Tryk ${keyWords(answer)} for at besvare det.`}${call?.safeContact === true ? ` Sikker kontakt: ${safeContactWords}` : ''}`}
        {phase === 'talking' && controls.held && 'Borgeren er på hold.'}
        {phase === 'lost' && 'Forbindelsen til samtalen er afbrudt.'}
      </p>
      <PhoneTrouble phone={phone} talking={phase === 'talking'} />
      {silent && <p className="call-trouble">Klik et sted på siden, så telefonen kan ringe højt.</p>}
      {phase === 'ringing' && <Ringing controls={controls} />}
      {phase === 'joining' && <Joining controls={controls} />}
      {phase === 'talking' && (
        <Talking controls={controls} here={phone.state.call !== undefined} poor={phone.state.call?.poor ?? false} />
      )}
      {phase === 'lost' && <Lost controls={controls} />}
    </section>
  );
}

/** What the consultant needs to know when the telephone itself is the trouble. */
function PhoneTrouble({ phone, talking }: { phone: DeskSoftphone; talking: boolean }) {
  const { view } = useDesk();
  if (phone.failure) {
    const state = view.me.presence?.state;
    return (
      <div className="call-trouble" role="alert">
        <p>
          <strong>Opkald ringer ikke hos dig.</strong> {phone.failure}
          {state === 'available' && ' Sæt dig på pause, hvis det ikke hjælper at prøve igen.'}
        </p>
        <button type="button" className="button button-secondary" onClick={phone.retry}>
          Prøv igen
        </button>
      </div>
    );
  }
  if (!phone.state.problem) return null;
  return (
    <p className="call-trouble" role={talking ? 'alert' : 'status'}>
      {phone.state.problem}
    </p>
  );
}

function Ringing({ controls }: { controls: CallControls }) {
  const { call } = controls;
  return (
    <>
      <Caller call={call} title={ringingTitle(call)}>
        {call?.why && ` · ${call.why}`}
      </Caller>
      <div className="call-actions">
        <KeyButton
          does="answer"
          className="button button-accept"
          disabled={!controls.answerable}
          onClick={controls.accept}
        >
          {controls.answerable ? 'Besvar' : 'Telefonen er på vej …'}
        </KeyButton>
        <button
          type="button"
          className="button button-secondary"
          disabled={!controls.answerable}
          onClick={controls.reject}
        >
          Afvis
        </button>
      </div>
    </>
  );
}

function ringingTitle(call: CallControls['call']): string {
  if (call?.consult) return `${call.consult.name} spørger dig til råds`;
  return call?.direction === 'callback' ? 'Skal ringes op' : 'Opkald';
}

function Joining({ controls }: { controls: CallControls }) {
  const dialling = controls.call?.direction === 'callback';
  return (
    <>
      <Caller call={controls.call} title={dialling ? 'Ringer til borgeren …' : 'Forbinder …'} />
      <div className="call-actions">
        <Mute controls={controls} />
        {dialling && (
          <>
            <Voicemail controls={controls} />
            <End controls={controls} />
          </>
        )}
      </div>
    </>
  );
}

function Talking({ controls, here, poor }: { controls: CallControls; here: boolean; poor: boolean }) {
  const { view } = useDesk();
  const { call } = controls;
  const isAsked = call?.consult?.isMine === false;
  return (
    <>
      <Caller call={call} title={controls.held ? 'Borgeren er på hold' : 'I samtale'}>
        {call?.connectedAt && (
          <>
            {' · '}
            <span className="figures" role="timer" aria-label="Samtalens længde">
              {talkTime(call.connectedAt, view.now)}
            </span>
          </>
        )}
        {call?.heldSince && !isAsked && <OnHold since={call.heldSince} now={view.now} />}
        {controls.muted && <strong> · Din mikrofon er slukket</strong>}
        {poor && <strong> · Dårlig forbindelse</strong>}
        {!here && <strong> · Telefonen er ikke forbundet på denne side</strong>}
      </Caller>
      <div className="call-actions">
        <TalkActions controls={controls} />
        <Mute controls={controls} />
        {!isAsked && call?.direction === 'callback' && <Voicemail controls={controls} />}
        {!isAsked && <End controls={controls} />}
      </div>
      {call && (call.consult || call.guests || call.supervisor) && <OthersInTalk call={call} />}
    </>
  );
}

function Lost({ controls }: { controls: CallControls }) {
  const { view } = useDesk();
  const { call } = controls;
  const left = call?.rejoinUntil
    ? Math.max(0, Math.ceil((Date.parse(call.rejoinUntil) - Date.parse(view.now)) / 1000))
    : undefined;
  return (
    <>
      <Caller call={call} title="Forbindelsen er afbrudt">
        {' · Borgeren venter på dig'}
        {left !== undefined && ` ${left} sekunder endnu`}
      </Caller>
      <div className="call-actions">
        <KeyButton
          does="answer"
          className="button button-accept"
          disabled={controls.busy === 'rejoining'}
          onClick={controls.rejoin}
        >
          {controls.busy === 'rejoining' ? 'Ringer dig op …' : 'Vend tilbage til samtalen'}
        </KeyButton>
        <End controls={controls} />
      </div>
    </>
  );
}

function Mute({ controls }: { controls: CallControls }) {
  return (
    <KeyButton does="mute" className="button button-secondary" onClick={controls.toggleMute}>
      {controls.muted ? 'Tænd mikrofon' : 'Sluk mikrofon'}
    </KeyButton>
  );
}

/** Says that a mailbox answered, which hears nothing of it. */
function Voicemail({ controls }: { controls: CallControls }) {
  const isSafe = controls.call?.safeContact === true;
  return (
    <button
      type="button"
      className="button button-secondary"
      disabled={controls.busy !== undefined}
      onClick={() => controls.end('voicemail')}
    >
      Telefonsvarer{isSafe && ': læg ingen besked'}
    </button>
  );
}

function End({ controls }: { controls: CallControls }) {
  return (
    <KeyButton
      does="end"
      className="button button-warning"
      disabled={controls.busy !== undefined}
      onClick={() => controls.end('ended')}
    >
      {controls.busy === 'ending' ? 'Lægger på …' : 'Læg på'}
    </KeyButton>
  );
}
