import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Danish, sayKnown } from '../../language/say.ts';
import type { Softphone, SoftphoneState } from '../../softphone/softphone.ts';

export interface DeskSoftphone {
  state: SoftphoneState;
  /** Why no call can ring here, as a sentence; undefined while all is well or under way. */
  failure: string | undefined;
  retry(): void;
  accept(): void;
  reject(): void;
  hangup(): void;
  mute(on: boolean): void;
  digits(digits: string): void;
}

const nothing: SoftphoneState = { line: 'off', call: undefined, problem: undefined };
const unfetched: Danish = 'Telefonen kunne ikke hentes.';
/** Soon at first: a consultant who refreshed has half a minute, by the shipped rules, to come back to the talk. */
const retryMs = [1_000, 2_000, 5_000, 15_000];

/** Opens the softphone as soon as the page is there and keeps trying: a desk that cannot ring must mend itself. */
export function useSoftphone(open: (() => Promise<Softphone>) | undefined): DeskSoftphone {
  const [phone, setPhone] = useState<Softphone>();
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const openRef = useRef(open);
  openRef.current = open;
  const wanted = open !== undefined;

  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    let opened: Softphone | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = async () => {
      opened = await openRef.current?.();
      if (gone || !opened) return opened?.close();
      setPhone(opened);
      await opened.register();
      if (!gone) setFailure(undefined);
    };
    start().catch((error: unknown) => {
      opened?.close();
      if (gone) return;
      setPhone(undefined);
      setFailure(error instanceof Error && error.name !== 'TypeError' ? error.message : unfetched);
      timer = setTimeout(() => setAttempt((now) => now + 1), retryMs[Math.min(attempt, retryMs.length - 1)]);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
      opened?.close();
      setPhone(undefined);
    };
  }, [wanted, attempt]);

  const subscribe = useCallback((listener: () => void) => phone?.subscribe(listener) ?? (() => {}), [phone]);
  const state = useSyncExternalStore(subscribe, () => phone?.state() ?? nothing);
  return {
    state,
    failure: failure && sayKnown(failure),
    retry: () => setAttempt((now) => now + 1),
    accept: () => phone?.accept(),
    reject: () => phone?.reject(),
    hangup: () => phone?.hangup(),
    mute: (on) => phone?.mute(on),
    digits: (digits) => phone?.digits(digits),
  };
}
