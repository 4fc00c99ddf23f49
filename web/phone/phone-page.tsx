import { useCallback, useState } from 'react';
import { LanguageButton } from '../language/language-button.tsx';
import { type Danish, say, sayKnown } from '../language/say.ts';
import { SoftphoneError } from '../softphone/softphone.ts';
import { CallPanel, Incoming } from './call-panel.tsx';
import { callsOf, lineNumbers, messagesOf, withhold } from './carrier-api.ts';
import { Dialler } from './dialler.tsx';
import { Messages } from './messages.tsx';
import { OwnNumber } from './own-number.tsx';
import { Transcript } from './transcript.tsx';
import { usePolled } from './use-polled.ts';
import { becomeLinked, forgetName, useRingLink } from './use-ring-link.ts';
import { useSoftphone } from './use-softphone.ts';

/** Kept in this browser, so that the telephone is the same one tomorrow; a tab keeps its own, so that two can be tried. */
const rememberedKey = 'borgerens-nummer';
const noLine: Danish = 'Der er ingen forbindelse til linjen. Kører den på denne maskine?';

function remembered() {
  becomeLinked(rememberedKey);
  return sessionStorage.getItem(rememberedKey) ?? localStorage.getItem(rememberedKey) ?? undefined;
}

/** This tab is another telephone from now on, and so is the next one that is opened. */
function remember(number: string): void {
  sessionStorage.setItem(rememberedKey, number);
  localStorage.setItem(rememberedKey, number);
  forgetName();
}

/** Whose telephone it is, and what it is for. */
function PhoneHeader({ name }: { name: string | null }) {
  return (
    <header>
      <h1>{name ? say('Borgerens telefon: {name}', { name }) : say('Borgerens telefon')}</h1>
      <LanguageButton />
      <p>
        {say(
          'Her prøver du linjen, som en borger møder den. Brug hovedtelefoner, hvis du selv svarer i den anden ende.',
        )}
      </p>
    </header>
  );
}

/** A citizen's telephone, for trying the line on one machine. */
export function PhonePage() {
  const [number, setNumber] = useState(remembered);
  const [withheld, setWithheld] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { softphone, state, again } = useSoftphone(number);
  const call = state.call;

  const readCalls = useCallback(() => callsOf(number ?? ''), [number]);
  const readMessages = useCallback(() => messagesOf(number ?? ''), [number]);
  const calls = usePolled(number ? readCalls : undefined, 500);
  const messages = usePolled(number ? readMessages : undefined, 2_000);
  const numbers = usePolled(lineNumbers, 10_000).value ?? [];
  const shown = calls.value?.find((one) => one.callSid === call?.callSid) ?? (call ? undefined : calls.value?.[0]);

  const choose = (chosen: string) => {
    remember(chosen);
    setNumber(chosen);
  };
  const dial = async (to: string) => {
    setRefused(undefined);
    try {
      await withhold(number ?? '', withheld);
      await softphone?.connect({ To: to, Withheld: String(withheld) });
    } catch (error) {
      setRefused(error instanceof SoftphoneError ? error.message : sayKnown(noLine));
    }
  };

  const name = useRingLink(state.line === 'ready' ? numbers[0]?.number : undefined, dial);

  const problem = calls.failed ? sayKnown(noLine) : (refused ?? state.problem);
  const ends = call && softphone && number ? { call, softphone, numbers, own: number } : undefined;
  return (
    <>
      <PhoneHeader name={name} />
      <main>
        <div role="alert" className="problems">
          {problem && (
            <div className="alert alert-error">
              <div className="alert-body">
                <p className="alert-text">{problem}</p>
                {state.line === 'off' && number && (
                  <button type="button" className="button button-secondary" onClick={again}>
                    {say('Prøv igen')}
                  </button>
                )}
              </div>
            </div>
          )}
        </div>
        <div className={ends ? 'columns busy' : 'columns'}>
          <div className="handset">
            {ends && (ends.call.phase === 'ringing' ? <Incoming {...ends} /> : <CallPanel {...ends} />)}
            {!call && (
              <OwnNumber
                key={number}
                number={number}
                withheld={withheld}
                line={state.line}
                choose={choose}
                withhold={setWithheld}
              />
            )}
            {!call && number && <Dialler numbers={numbers} ready={state.line === 'ready'} dial={dial} />}
          </div>
          <div className="paper">
            <Transcript call={shown} />
            {number && <Messages messages={messages.value ?? []} />}
          </div>
        </div>
      </main>
    </>
  );
}
