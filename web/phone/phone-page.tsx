import { useCallback, useState } from 'react';
import { CallPanel, Incoming } from './call-panel.tsx';
import { callsOf, lineNumbers, messagesOf } from './carrier-api.ts';
import { Dialler } from './dialler.tsx';
import { Messages } from './messages.tsx';
import { OwnNumber } from './own-number.tsx';
import { Transcript } from './transcript.tsx';
import { usePolled } from './use-polled.ts';
import { useSoftphone } from './use-softphone.ts';

/** Kept in this browser, so that the telephone is the same one tomorrow. */
const REMEMBERED = 'borgerens-nummer';

/** A citizen's telephone, for trying the line on one machine. */
export function PhonePage() {
  const [number, setNumber] = useState(() => localStorage.getItem(REMEMBERED) ?? undefined);
  const [withheld, setWithheld] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { softphone, state, again } = useSoftphone(number);
  const call = state.call;

  const readCalls = useCallback(() => callsOf(number ?? ''), [number]);
  const readMessages = useCallback(() => messagesOf(number ?? ''), [number]);
  const calls = usePolled(number ? readCalls : undefined, 500);
  const messages = usePolled(number ? readMessages : undefined, 2_000);
  const numbers = usePolled(lineNumbers, 10_000);
  const shown = calls.value?.find((one) => one.callSid === call?.callSid) ?? (call ? undefined : calls.value?.[0]);

  const choose = (chosen: string) => {
    localStorage.setItem(REMEMBERED, chosen);
    setNumber(chosen);
  };
  const dial = (to: string) => {
    setRefused(undefined);
    softphone
      ?.connect({ To: to, Withheld: String(withheld) })
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };

  const problem = calls.failed
    ? 'Der er ingen forbindelse til linjen. Kører den på denne maskine?'
    : (refused ?? state.problem);
  return (
    <>
      <header>
        <h1>Borgerens telefon</h1>
        <p>Her prøver du linjen, som en borger møder den. Brug hovedtelefoner, hvis du selv svarer i den anden ende.</p>
      </header>
      <main>
        <div role="alert" className="problems">
          {problem && (
            <div className="alert alert-error">
              <div className="alert-body">
                <p className="alert-text">{problem}</p>
                {state.line === 'off' && number && (
                  <button type="button" className="button button-secondary" onClick={again}>
                    Prøv igen
                  </button>
                )}
              </div>
            </div>
          )}
        </div>
        <div className="columns">
          <div className="handset">
            {call?.phase === 'ringing' && softphone && <Incoming call={call} softphone={softphone} />}
            {call && call.phase !== 'ringing' && softphone && <CallPanel call={call} softphone={softphone} />}
            <OwnNumber
              key={number}
              number={number}
              withheld={withheld}
              line={state.line}
              busy={call !== undefined}
              choose={choose}
              withhold={setWithheld}
            />
            {!call && number && <Dialler numbers={numbers.value ?? []} ready={state.line === 'ready'} dial={dial} />}
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
