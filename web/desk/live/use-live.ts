import { useEffect, useRef, useState } from 'react';
import { liveProtocol } from '../../../schemas/live-api.ts';
import { startTicker } from '../ticker.ts';
import { Live, type LivePort } from './live.ts';

type Asked = Pick<LivePort, 'ticket' | 'fetch'> & { isOnDuty: boolean };

/**
 * Has the desk fetched when something has changed, and every two seconds as long as nobody tells it so. Returns the line's time as it was
 * told last, since a desk to which nothing happens fetches nothing that would tell it.
 */
export function useLive(asked: Asked): string | undefined {
  const [time, setTime] = useState<string>();
  const newest = useRef(asked);
  newest.current = asked;
  useEffect(() => {
    const port: LivePort = {
      ticket: () => newest.current.ticket(),
      open: openSocket,
      fetch: (anew) => newest.current.fetch(anew),
      time: setTime,
      isOnDuty: () => newest.current.isOnDuty,
      now: () => Date.now(),
      random: () => Math.random(),
    };
    const live = new Live(port);
    const stop = startTicker(() => live.tick());
    const cut = () => live.drop();
    addEventListener('offline', cut);
    return () => {
      stop();
      removeEventListener('offline', cut);
      cut();
    };
  }, []);
  return time;
}

/** On the page's own origin; the ticket goes as a second subprotocol, since addresses end up in logs. */
function openSocket(ticket: string, told: Parameters<LivePort['open']>[1]): WebSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`, [liveProtocol, ticket]);
  socket.onopen = told.opened;
  socket.onmessage = ({ data }) => told.heard(String(data));
  socket.onclose = told.closed;
  return socket;
}
