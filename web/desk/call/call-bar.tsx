import './call-bar.css';
import { useEffect } from 'react';
import { say, sayKnown } from '../../language/say.ts';
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
      aria-label={say('Telefon')}
      hidden={idle}
    >
      <p className="sr-only" role="alert">
        {phase === 'ringing' && ringingWords(call, answer)}
        {phase === 'talking' && controls.held && say('Borgeren er på hold.')}
        {phase === 'lost' && say('Forbindelsen til samtalen er afbrudt.')}
      </p>
      <PhoneTrouble phone={phone} talking={phase === 'talking'} />
      {silent && <p className="call-trouble">{say('Klik et sted på siden, så telefonen kan ringe højt.')}</p>}
      {phase === 'ringing' && <Ringing controls={controls} />}
      {phase === 'joining' && <Joining controls={controls} />}
      {phase === 'talking' && (
        <Talking controls={controls} here={phone.state.call !== undefined} poor={phone.state.call?.poor ?? false} />
      )}
      {phase === 'lost' && <Lost controls={controls} />}
    </section>
  );
}

/** What is read out when it rings: who, why here, by which key it is answered, and what to be careful of. */
function ringingWords(call: CallControls['call'], answer: string): string {
  const key = answer && ` ${say('Tryk {key} for at besvare det.', { key: keyWords(answer) })}`;
  const safe = call?.safeContact === true ? ` ${say('Sikker kontakt:')} ${say(safeContactWords)}` : '';
  return `${say('Opkald fra {who}.', { who: nameOf(call) })} ${call?.why ?? ''}${key}${safe}`;
}

/** What the consultant needs to know when the telephone itself is the trouble. */
function PhoneTrouble({ phone, talking }: { phone: DeskSoftphone; talking: boolean }) {
  const { view } = useDesk();
  if (phone.failure) {
    const state = view.me.presence?.state;
    return (
      <div className="call-trouble" role="alert">
        <p>
          <strong>{say('Opkald ringer ikke hos dig.')}</strong> {phone.failure}
          {state === 'available' && ` ${say('Sæt dig på pause, hvis det ikke hjælper at prøve igen.')}`}
        </p>
        <button type="button" className="button button-secondary" onClick={phone.retry}>
          {say('Prøv igen')}
        </button>
      </div>
    );
  }
  if (!phone.state.problem) return null;
  return (
    <p className="call-trouble" role={talking ? 'alert' : 'status'}>
      {sayKnown(phone.state.problem)}
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
          {controls.answerable ? say('Besvar') : say('Telefonen er på vej …')}
        </KeyButton>
        <button
          type="button"
          className="button button-secondary"
          disabled={!controls.answerable}
          onClick={controls.reject}
        >
          {say('Afvis')}
        </button>
      </div>
    </>
  );
}

function ringingTitle(call: CallControls['call']): string {
  if (call?.consult) return say('{name} spørger dig til råds', { name: call.consult.name });
  return call?.direction === 'callback' ? say('Skal ringes op') : say('Opkald');
}

function Joining({ controls }: { controls: CallControls }) {
  const dialling = controls.call?.direction === 'callback';
  return (
    <>
      <Caller call={controls.call} title={dialling ? say('Ringer til borgeren …') : say('Forbinder …')} />
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
      <Caller call={call} title={controls.held ? say('Borgeren er på hold') : say('I samtale')}>
        {call?.connectedAt && (
          <>
            {' · '}
            <span className="figures" role="timer" aria-label={say('Samtalens længde')}>
              {talkTime(call.connectedAt, view.now)}
            </span>
          </>
        )}
        {call?.heldSince && !isAsked && <OnHold since={call.heldSince} now={view.now} />}
        {controls.muted && <strong> · {say('Din mikrofon er slukket')}</strong>}
        {poor && <strong> · {say('Dårlig forbindelse')}</strong>}
        {!here && <strong> · {say('Telefonen er ikke forbundet på denne side')}</strong>}
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
      <Caller call={call} title={say('Forbindelsen er afbrudt')}>
        {' · '}
        {left === undefined
          ? say('Borgeren venter på dig')
          : say('Borgeren venter på dig {seconds} sekunder endnu', { seconds: left })}
      </Caller>
      <div className="call-actions">
        <KeyButton
          does="answer"
          className="button button-accept"
          disabled={controls.busy === 'rejoining'}
          onClick={controls.rejoin}
        >
          {controls.busy === 'rejoining' ? say('Ringer dig op …') : say('Vend tilbage til samtalen')}
        </KeyButton>
        <End controls={controls} />
      </div>
    </>
  );
}

function Mute({ controls }: { controls: CallControls }) {
  return (
    <KeyButton does="mute" className="button button-secondary" onClick={controls.toggleMute}>
      {controls.muted ? say('Tænd mikrofon') : say('Sluk mikrofon')}
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
      {isSafe ? say('Telefonsvarer: læg ingen besked') : say('Telefonsvarer')}
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
      {controls.busy === 'ending' ? say('Lægger på …') : say('Læg på')}
    </KeyButton>
  );
}
