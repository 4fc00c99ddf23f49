import { useEffect, useMemo, useRef, useState } from 'react';
import type { SupervisionMode } from '../../../schemas/supervision.ts';
import type { OpenSoftphone } from '../app.tsx';
import { type DeskSoftphone, useSoftphone } from '../call/use-softphone.ts';
import { useDesk } from '../desk-context.tsx';
import { useSending } from '../use-sending.ts';
import { superviseRoutes } from './supervise-routes.ts';

export interface Wanted {
  callId: string;
  mode: SupervisionMode;
}

export interface Supervising {
  phone: DeskSoftphone;
  problem: string | undefined;
  /** Asked for, and the telephone is not ready yet. */
  wanted: Wanted | undefined;
  ask(wanted: Wanted): void;
  leave(callId: string): void;
}

/**
 * A coordinator's part in a talk. The telephone is opened for it, and answers by itself: it rings for nothing else. Whoever leaves the page
 * closes the telephone with it, and so leaves the talk.
 */
export function useSupervising(open: OpenSoftphone): Supervising {
  const { routes } = useDesk();
  const { problem, run } = useSending();
  const [wanted, setWanted] = useState<Wanted>();
  const [isOpen, setIsOpen] = useState(false);
  const opens = useMemo(() => () => open(async () => (await routes.softphoneToken()).token), [open, routes]);
  const phone = useSoftphone(isOpen ? opens : undefined);
  const isReady = phone.state.line === 'ready';
  const rings = phone.state.call?.phase === 'ringing';
  const latest = useRef({ run, phone });
  latest.current = { run, phone };

  useEffect(() => {
    if (!isReady || wanted === undefined) return;
    setWanted(undefined);
    void latest.current.run(({ api }) => superviseRoutes(api).supervise(wanted.callId, wanted.mode));
  }, [isReady, wanted]);
  useEffect(() => {
    if (rings) latest.current.phone.accept();
  }, [rings]);

  return {
    phone,
    problem: phone.failure ?? problem?.message,
    wanted,
    ask: (asked) => {
      setIsOpen(true);
      setWanted(asked);
    },
    leave: (callId) => {
      phone.hangup();
      void run(({ api }) => superviseRoutes(api).leave(callId));
    },
  };
}
