import { useCallback, useEffect, useRef, useState } from 'react';
import type { Colleague, DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { goTo, placeOf } from '../place.ts';
import { type CallPhase, callPhase, consultSentence, goneSentence } from './call-phase.ts';
import type { DeskSoftphone } from './use-softphone.ts';

export interface CallControls {
  phase: CallPhase;
  call: DeskCall | undefined;
  muted: boolean;
  /** The softphone itself rings, so that it can be answered. */
  answerable: boolean;
  busy: 'ending' | 'holding' | 'rejoining' | undefined;
  accept(): void;
  reject(): void;
  toggleMute(): void;
  /** Keys, heard by everybody in the talk; absent while this page is not in it. */
  press: ((keys: string) => void) | undefined;
  /** The citizen hears the words of a hold rather than us. */
  held: boolean;
  toggleHold(): void;
  /** Without a colleague: to whoever is free next. */
  transfer(to?: Colleague): void;
  end(outcome: 'ended' | 'voicemail'): void;
  rejoin(): void;
}

/** Brings the line's view of my call and the softphone together, and opens the case when it rings. */
export function useCall(phone: DeskSoftphone): CallControls {
  const { routes, view, refresh } = useDesk();
  const { tell } = useNotices();
  const [busy, setBusy] = useState<CallControls['busy']>();
  const { call } = view;
  const forwardedTo = view.wrapping?.forwardedTo;
  const phoneCall = phone.state.call;
  const phase = callPhase(call, phoneCall);
  const endedHere = useRef(false);
  const rejoining = useRef<string | undefined>(undefined);
  const openedByRing = useRef<string | undefined>(undefined);

  const ringing = phoneCall?.phase === 'ringing';
  useEffect(() => {
    if (ringing) refresh();
  }, [ringing, refresh]);

  // The ring that answers "come back" is taken by itself: it was asked for.
  useEffect(() => {
    if (ringing && rejoining.current) {
      rejoining.current = undefined;
      phone.accept();
    }
  }, [ringing, phone.accept]);

  useCaseOnScreen(phase, call, openedByRing);

  const before = useRef<{ phase: CallPhase; call: DeskCall | undefined }>({ phase: 'none', call: undefined });
  useEffect(() => {
    const was = before.current;
    if (phase === 'none' && was.phase !== 'none') {
      const said = goneSentence(was, endedHere.current, forwardedTo);
      if (said) tell('info', said);
    }
    const left = consultSentence(was.call, call);
    if (left) tell('info', left);
    if (phase === 'none' || phase === 'talking') {
      setBusy(undefined);
      rejoining.current = undefined;
    }
    if (phase === 'ringing') endedHere.current = false;
    before.current = { phase, call: call ?? was.call };
  }, [phase, call, forwardedTo, tell]);

  const isOfficeGone = view.wrapping?.officeGone === true;
  useEffect(() => {
    if (isOfficeGone) tell('info', say('Kontoret forsvandt straks fra linjen igen. Kontakt borgeren.'));
  }, [isOfficeGone, tell]);

  const failed = useCallback(
    (error: unknown) => {
      setBusy(undefined);
      tell('error', error instanceof ApiError ? error.message : say('Det lykkedes ikke. Prøv igen.'));
      refresh();
    },
    [tell, refresh],
  );

  return {
    phase,
    call,
    muted: phoneCall?.muted ?? false,
    answerable: ringing,
    busy,
    accept: () => {
      phone.accept();
      refresh();
    },
    reject: () => {
      endedHere.current = true;
      phone.reject();
      refresh();
    },
    press: phoneCall?.phase === 'open' ? phone.digits : undefined,
    toggleMute: () => phone.mute(!(phoneCall?.muted ?? false)),
    held: call?.heldSince !== undefined,
    toggleHold: () => {
      if (!call || busy) return;
      setBusy('holding');
      routes.hold(call.callId, call.heldSince === undefined).then(() => {
        setBusy(undefined);
        refresh();
      }, failed);
    },
    end: (outcome) => {
      if (!call || busy) return;
      // The talk is the colleague's who asks: whoever is asked only leaves it.
      if (call.consult?.isMine === false) return void routes.endConsult(call.callId).then(refresh, failed);
      endedHere.current = true;
      setBusy('ending');
      routes.endCall(call.callId, outcome).then(() => {
        if (outcome === 'voicemail') tell('info', say('Noteret: du fik en telefonsvarer og ikke borgeren.'));
        refresh();
      }, failed);
    },
    transfer: (to) => {
      if (!call || busy) return;
      endedHere.current = true;
      setBusy('ending');
      routes.transfer(call.callId, to?.staffId).then(() => {
        const who = to?.name ?? say('den næste ledige');
        tell('info', say('Borgeren er stillet om til {who}.', { who }));
        refresh();
      }, failed);
    },
    rejoin: () => {
      if (!call || busy) return;
      rejoining.current = call.callId;
      setBusy('rejoining');
      // The ring may be lost on the way; then the consultant can ask again.
      setTimeout(() => setBusy((now) => (now === 'rejoining' ? undefined : now)), 8_000);
      routes.rejoin(call.callId).then(refresh, (error: unknown) => {
        rejoining.current = undefined;
        failed(error);
      });
    },
  };
}

/** The case is on the screen from the ring on, but work in another case is never pushed aside before the call is taken. */
function useCaseOnScreen(
  phase: CallPhase,
  call: DeskCall | undefined,
  openedByRing: { current: string | undefined },
): void {
  const visitId = call?.visitId;
  useEffect(() => {
    if (!visitId) return;
    const here = placeOf(location.hash);
    if (phase === 'ringing' && here.page === 'overview') {
      openedByRing.current = visitId;
      goTo({ page: 'visit', visitId });
    }
    if (phase === 'joining' || phase === 'talking') openedByRing.current = undefined;
    // A half-filled intake is not pushed aside: its words are nowhere else yet. The bar leads to the case.
    const elsewhere = here.page !== 'register' && (here.page !== 'visit' || here.visitId !== visitId);
    if ((phase === 'joining' && elsewhere) || (phase === 'talking' && here.page === 'overview'))
      goTo({ page: 'visit', visitId });
  }, [phase, visitId, openedByRing]);
  useEffect(() => {
    if (phase !== 'none' || !openedByRing.current) return;
    const here = placeOf(location.hash);
    if (here.page === 'visit' && here.visitId === openedByRing.current) goTo({ page: 'overview' });
    openedByRing.current = undefined;
  }, [phase, openedByRing]);
}
