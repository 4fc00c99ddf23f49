import { callFromClient, callFromTelephone } from './calling.ts';
import type { Exchange } from './exchange.ts';
import { pressKeys } from './keys.ts';
import type { MediaEvents } from './media/media-port.ts';

/** What browsers do, as the exchange takes it. A page of a telephone's identity is that telephone. */
export function browserEvents(x: Exchange): MediaEvents {
  return {
    outgoing: (leg, { identity }, params) => {
      const station = x.stations.ofIdentity(identity);
      const call = station.isClient
        ? callFromClient(x, station, params, leg)
        : callFromTelephone(x, station, params.To ?? '', leg);
      return call.sid;
    },
    accepted: (callSid) => x.calls.get(callSid)?.answer(),
    rejected: (callSid) => x.calls.get(callSid)?.end('busy', { byBrowser: true }),
    hungUp: (callSid) => {
      const call = x.calls.get(callSid);
      call?.end(call.answeredAt === undefined ? 'no-answer' : 'completed', { byBrowser: true });
    },
    digits: (callSid, digits) => {
      const call = x.calls.get(callSid);
      if (call?.status === 'in-progress') pressKeys(x, call, digits);
    },
    registered: () => {},
    unregistered: () => {},
  };
}
