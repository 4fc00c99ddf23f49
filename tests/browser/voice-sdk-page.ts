/** What the pages of `voice-sdk.test.ts` run: the softphone of the desk, with a tone of its own for a microphone. */
import { openSdkSoftphone } from '../../web/softphone/sdk-softphone.ts';
import type { Softphone, SoftphoneState } from '../../web/softphone/softphone.ts';

export interface Heard {
  packetsReceived: number;
  packetsSent: number;
  /** The strongest tone in what arrived, and how strong it is (0 to 1). */
  hertz: number;
  level: number;
}

export interface TestPhone {
  open(token: string, hertz: number): Promise<void>;
  phone(): Softphone;
  state(): SoftphoneState;
  /** Resolves with the state once it is so; rejects after ten seconds. */
  until(what: 'ready' | 'ringing' | 'open' | 'heard' | 'idle' | 'reconnecting' | 'lost'): Promise<SoftphoneState>;
  listen(milliseconds: number): Promise<Heard>;
  /** Breaks the signalling, as a network does. */
  dropSocket(): void;
}

declare global {
  interface Window {
    test: TestPhone;
  }
}

const peers: RTCPeerConnection[] = [];
const sockets: WebSocket[] = [];
const arrived: MediaStream[] = [];

const PeerConnection = window.RTCPeerConnection;
window.RTCPeerConnection = class extends PeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    peers.push(this);
    this.addEventListener('track', (event) => arrived.push(event.streams[0] ?? new MediaStream([event.track])));
  }
};
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    sockets.push(this);
  }
};

let context: AudioContext | undefined;
let softphone: Softphone | undefined;

function phone(): Softphone {
  if (!softphone) throw new Error('open() first');
  return softphone;
}

const is: Record<Parameters<TestPhone['until']>[0], (state: SoftphoneState) => boolean> = {
  ready: (state) => state.line === 'ready',
  lost: (state) => state.line === 'lost',
  ringing: (state) => state.call?.phase === 'ringing',
  open: (state) => state.call?.phase === 'open',
  reconnecting: (state) => state.call?.phase === 'reconnecting',
  heard: (state) => state.call?.sound === 'heard',
  idle: (state) => state.call === undefined,
};

window.test = {
  open: async (token, hertz) => {
    context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loudness = new GainNode(context, { gain: 0.3 });
    const microphone = new MediaStreamAudioDestinationNode(context);
    tone.connect(loudness).connect(microphone);
    tone.start();
    softphone = await openSdkSoftphone({
      local: true,
      token: async () => token,
      getUserMedia: async () => microphone.stream.clone(),
    });
  },
  phone,
  state: () => phone().state(),
  until: (what) => {
    const { promise, resolve, reject } = Promise.withResolvers<SoftphoneState>();
    const look = () => {
      if (is[what](phone().state())) resolve(phone().state());
    };
    const timer = setTimeout(() => reject(new Error(`not ${what}: ${JSON.stringify(phone().state())}`)), 10_000);
    const stop = phone().subscribe(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      stop();
    });
  },
  listen: async (milliseconds) => {
    const peer = peers.at(-1);
    const stream = arrived.at(-1);
    if (!peer || !stream || !context) throw new Error('no media yet');
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    source.connect(analyser);
    const before = await packets(peer);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const after = await packets(peer);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const strongest = spectrum.indexOf(Math.max(...spectrum));
    const wave = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(wave);
    source.disconnect();
    return {
      packetsReceived: after.received - before.received,
      packetsSent: after.sent - before.sent,
      hertz: (strongest * context.sampleRate) / analyser.fftSize,
      level: Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length),
    };
  },
  dropSocket: () => sockets.at(-1)?.close(),
};

async function packets(peer: RTCPeerConnection): Promise<{ received: number; sent: number }> {
  const counted = { received: 0, sent: 0 };
  for (const report of (await peer.getStats()).values()) {
    if (report.type === 'inbound-rtp') counted.received += report.packetsReceived;
    if (report.type === 'outbound-rtp') counted.sent += report.packetsSent;
  }
  return counted;
}
