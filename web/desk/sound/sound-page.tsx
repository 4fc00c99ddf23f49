import './sound-page.css';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading } from '../page-states.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { DeviceSelect } from './device-select.tsx';
import { LevelMeter } from './level-meter.tsx';
import { RingNotice } from './ring-notice.tsx';
import { type SoundTest, useSoundTest } from './use-sound-test.ts';
import { useTrying } from './use-trying.ts';

type Trying = ReturnType<typeof useTrying>;

/** Before a shift: am I heard, do I hear, and where does it ring? What is chosen is the softphone's too, at once. */
export function SoundPage() {
  const { view } = useDesk();
  const test = useSoundTest();
  const trying = useTrying();
  const isInCall = view.call !== undefined;
  return (
    <section className="sound" aria-labelledby="lyd">
      <PageHeading id="lyd">{say('Prøv lyden')}</PageHeading>
      <p>
        {isInCall
          ? say('Du er i en samtale. Det, du vælger, gælder med det samme.')
          : say('Gør det før vagten. Valgene gælder på denne computer.')}
      </p>
      <Microphone test={test} trying={trying} isInCall={isInCall} />
      <Outputs test={test} trying={trying} isInCall={isInCall} />
      {view.me.role === 'consultant' && !isInCall && <ConnectionCheck />}
      <RingNotice />
      {!isInCall && <p>{say('Er lyden, som den skal være, så vælg Klar øverst på siden.')}</p>}
    </section>
  );
}

interface PartProps {
  test: SoundTest;
  trying: Trying;
  isInCall: boolean;
}

function Microphone({ test, trying, isInCall }: PartProps) {
  const { choice, choose, devices, sinkOf, stream, trouble } = test;
  return (
    <section aria-labelledby="mikrofon">
      <h2 id="mikrofon">{say('Bliver du hørt?')}</h2>
      <DeviceSelect
        label={say('Mikrofon')}
        kind="audioinput"
        devices={devices}
        chosen={choice.microphone}
        choose={(microphone) => choose({ ...choice, microphone })}
      />
      {trouble && (
        <p className="form-error-message" role="alert">
          {trouble}
        </p>
      )}
      {stream ? (
        <LevelMeter stream={stream} />
      ) : (
        <button type="button" className="button button-primary" onClick={test.start}>
          {trouble ? say('Prøv mikrofonen igen') : say('Prøv mikrofonen')}
        </button>
      )}
      {stream && !isInCall && (
        <>
          <button
            type="button"
            className="button button-secondary"
            aria-disabled={trying.doing !== undefined}
            onClick={() => trying.hearMyself(stream, sinkOf(choice.speaker))}
          >
            {say('Optag 3 sekunder, og hør dig selv')}
          </button>
          <p className="form-hint">{say('Optagelsen gemmes ikke.')}</p>
        </>
      )}
    </section>
  );
}

function Outputs({ test: { choice, choose, devices, sinkOf }, trying, isInCall }: PartProps) {
  const canChoose = 'setSinkId' in HTMLMediaElement.prototype;
  return (
    <section aria-labelledby="hoejttaler">
      <h2 id="hoejttaler">{say('Kan du høre?')}</h2>
      {!canChoose && <p>{say('Denne browser kan ikke vælge højttaler. Vælg den i computerens egne indstillinger.')}</p>}
      {canChoose && devices.every(({ label }) => label === '') && (
        <p className="form-hint">{say('Prøv mikrofonen først: så viser browseren, hvilke højttalere der er.')}</p>
      )}
      {canChoose && (
        <>
          <DeviceSelect
            label={say('Højttaler til samtalen')}
            kind="audiooutput"
            devices={devices}
            chosen={choice.speaker}
            choose={(speaker) => choose({ ...choice, speaker })}
          />
          <DeviceSelect
            label={say('Højttaler, der ringer')}
            hint={say('Vælg computerens højttaler, hvis du tager headsettet af mellem samtalerne.')}
            kind="audiooutput"
            devices={devices}
            chosen={choice.ring}
            choose={(ring) => choose({ ...choice, ring })}
          />
        </>
      )}
      {!isInCall && (
        <div className="button-row">
          <button
            type="button"
            className="button button-secondary"
            onClick={() => trying.tone('talk', sinkOf(choice.speaker))}
          >
            {say('Afspil en prøvelyd')}
          </button>
          <button
            type="button"
            className="button button-secondary"
            onClick={() => trying.tone('ring', sinkOf(choice.ring))}
          >
            {say('Prøv ringelyden')}
          </button>
        </div>
      )}
      <p role="status">{trying.said}</p>
    </section>
  );
}
