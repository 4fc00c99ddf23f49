/**
 * What makes the voice SDK work against the carrier on this machine. Loaded only there, and before the SDK.
 * `chunderw` and `publishEvents` are not part of the SDK's public interface; production uses neither.
 */

const rate = 8000;

/** The two tones of each key (ITU-T Q.23), in hertz. */
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 's', '0', 'h'];

function tone(time: number, hertz: number) {
  return Math.sin(2 * Math.PI * hertz * time);
}

/** Options for `new Device` on a page served by this machine. */
export function localOptions(): Record<string, unknown> {
  // Without own sounds the SDK fetches its own from the internet, and offline an incoming call rings two seconds late.
  const silence = wav(0.05, () => 0);
  // The Danish ringing tone: 425 Hz, one second on and four off.
  const incoming = wav(5, (time) => (time < 1 ? 0.2 * tone(time, 425) : 0));
  const sounds: Record<string, string> = { incoming, outgoing: silence, disconnect: silence };
  for (const [at, key] of keys.entries()) {
    const [row = 0, column = 0] = [rows[Math.floor(at / 3)], columns[at % 3]];
    sounds[`dtmf${key}`] = wav(0.15, (time) => 0.08 * (tone(time, row) + tone(time, column)));
  }
  return { chunderw: location.host, publishEvents: false, sounds };
}

/**
 * Evaluates the SDK with a WebSocket that speaks plain `ws` to this page's own host, and to no other: the SDK knows `wss`
 * only, and takes the WebSocket it finds while it is evaluated.
 */
export async function withPlainSocket<T>(evaluate: () => Promise<T>): Promise<T> {
  const original = globalThis.WebSocket;
  class PlainSocket extends original {
    constructor(url: string | URL, protocols?: string | string[]) {
      const own = location.protocol === 'http:' && new URL(url).host === location.host;
      super(own ? String(url).replace(/^wss:/, 'ws:') : url, protocols);
    }
  }
  globalThis.WebSocket = PlainSocket;
  try {
    return await evaluate();
  } finally {
    globalThis.WebSocket = original;
  }
}

/** A sound made here, as the address of a WAV file. `level` gives −1 to 1 for a time in seconds. */
function wav(seconds: number, level: (time: number) => number): string {
  const length = Math.round(seconds * rate);
  const view = new DataView(new ArrayBuffer(44 + length * 2));
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i += 1) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, length * 2, true);
  for (let i = 0; i < length; i += 1) view.setInt16(44 + i * 2, Math.round(level(i / rate) * 32_767), true);
  return URL.createObjectURL(new Blob([view], { type: 'audio/wav' }));
}
