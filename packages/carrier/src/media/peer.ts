import { randomInt } from 'node:crypto';
import type { Frame } from './media-port.ts';
import { frameSamples } from './mulaw.ts';
import { asOffered, keepPcmu, loopback } from './sdp.ts';

/** The media end of one browser leg. */
export interface Peer {
  offer(): Promise<string>;
  /** Answers the browser's offer, also a later one (ICE restart). */
  answer(offer: string): Promise<string>;
  accept(answer: string): Promise<void>;
  send(frame: Frame): void;
  close(): void;
}

interface PeerEvents {
  frame(frame: Frame): void;
  up(): void;
}

export type OpenPeer = (events: PeerEvents) => Promise<Peer>;

/** werift costs 190 ms and 37 MB to load: the first browser pays, not every start. */
function werift() {
  return import('werift');
}

/** Loads the media end ahead of the first call. */
export async function warmUp(): Promise<void> {
  await werift();
}

/**
 * Opens peers with werift: ice-lite (a full agent would ask a public STUN host), PCMU only, no header extensions.
 * `loopbackOnly` binds to 127.0.0.1, which Chromium accepts and Firefox does not.
 */
export function peersOf(options: { loopbackOnly: boolean }): OpenPeer {
  return async (events) => {
    const { RTCPeerConnection, RTCRtpCodecParameters, MediaStreamTrack, RtpHeader, RtpPacket } = await werift();
    const connection = new RTCPeerConnection({
      iceLite: true,
      iceServers: [],
      iceUseIpv6: false,
      iceUseTcp: false,
      iceAdditionalHostAddresses: [loopback],
      ...(options.loopbackOnly && { iceInterfaceAddresses: { udp4: loopback } }),
      headerExtensions: { audio: [], video: [] },
      codecs: {
        audio: [new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 })],
        video: [],
      },
    });
    const track = new MediaStreamTrack({ kind: 'audio' });
    const transceiver = connection.addTransceiver(track, { direction: 'sendrecv' });
    let rest = new Uint8Array(0);
    transceiver.onTrack.subscribe((remote) => {
      remote.onReceiveRtp.subscribe((packet) => {
        rest = cut(rest, packet.payload, events.frame);
      });
    });
    connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected') events.up();
    });
    const described = async (make: () => Promise<{ type: 'offer' | 'answer'; sdp: string }>) => {
      await connection.setLocalDescription(await make());
      return asOffered(connection.localDescription?.sdp ?? '', options.loopbackOnly);
    };
    let sequenceNumber = randomInt(0x10000);
    let timestamp = randomInt(0x7fffffff);
    let closed = false;
    return {
      offer: () => described(() => connection.createOffer() as Promise<{ type: 'offer'; sdp: string }>),
      answer: async (offer) => {
        await connection.setRemoteDescription({ type: 'offer', sdp: keepPcmu(offer) });
        return described(() => connection.createAnswer() as Promise<{ type: 'answer'; sdp: string }>);
      },
      accept: (answer) => connection.setRemoteDescription({ type: 'answer', sdp: keepPcmu(answer) }),
      send: (frame) => {
        if (closed) return;
        sequenceNumber = (sequenceNumber + 1) & 0xffff;
        timestamp = (timestamp + frameSamples) >>> 0;
        track.writeRtp(
          new RtpPacket(
            new RtpHeader({ payloadType: 0, sequenceNumber, timestamp }),
            Buffer.from(frame.buffer, frame.byteOffset, frame.length),
          ),
        );
      },
      close: () => {
        if (closed) return;
        closed = true;
        void connection.close().catch(() => {});
      },
    };
  };
}

/** Browsers send 20 ms a packet; whatever else comes is cut to whole frames and the rest returned. */
function cut(
  rest: Uint8Array<ArrayBuffer>,
  payload: Uint8Array,
  take: (frame: Frame) => void,
): Uint8Array<ArrayBuffer> {
  if (rest.length === 0 && payload.length === frameSamples) {
    take(payload);
    return rest;
  }
  const all = new Uint8Array(rest.length + payload.length);
  all.set(rest);
  all.set(payload, rest.length);
  let start = 0;
  for (; start + frameSamples <= all.length; start += frameSamples) take(all.subarray(start, start + frameSamples));
  return all.slice(start);
}
