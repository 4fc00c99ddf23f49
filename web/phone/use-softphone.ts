import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type Danish, sayKnown } from '../language/say.ts';
import { openSdkSoftphone } from '../softphone/sdk-softphone.ts';
import { type Softphone, SoftphoneError, type SoftphoneState } from '../softphone/softphone.ts';
import { tokenOf } from './carrier-api.ts';

const off: SoftphoneState = { line: 'off', call: undefined, problem: undefined };
const notStarted: Danish = 'Telefonen kunne ikke startes. Kører linjen på denne maskine?';

/** The softphone of this number, switched on as long as the page shows it. `again` tries anew after a failure. */
export function useSoftphone(number: string | undefined): {
  softphone: Softphone | undefined;
  state: SoftphoneState;
  again(): void;
} {
  const [softphone, setSoftphone] = useState<Softphone>();
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to open it again
  useEffect(() => {
    if (number === undefined) return;
    let on = true;
    let opened: Softphone | undefined;
    setFailure(undefined);
    const open = async () => {
      opened = await openSdkSoftphone({ local: true, guardLeaving: false, token: () => tokenOf(number) });
      if (!on) return opened.close();
      setSoftphone(opened);
      await opened.register();
    };
    open().catch((error: unknown) => {
      if (on) setFailure(error instanceof SoftphoneError ? error.message : sayKnown(notStarted));
    });
    return () => {
      on = false;
      setSoftphone(undefined);
      opened?.close();
    };
  }, [number, attempt]);

  const subscribe = useCallback((listener: () => void) => softphone?.subscribe(listener) ?? (() => {}), [softphone]);
  const state = useSyncExternalStore(subscribe, () => softphone?.state() ?? off);
  return {
    softphone,
    state: failure ? { ...state, problem: failure } : state,
    again: () => setAttempt((before) => before + 1),
  };
}
