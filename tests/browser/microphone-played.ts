import type { Page } from 'playwright-core';

/** What happens to the microphones of a page. No browser can be told to lose one: the page is told and answered as if it had. */
interface Played {
  /** The one in use; or every one. */
  unplug(which: 'used' | 'all'): void;
  plugIn(): void;
  /** The person says no. */
  forbid(): void;
}
interface PlayedWindow extends Window {
  played: Played;
  peers: RTCPeerConnection[];
}
declare const window: PlayedWindow & typeof globalThis;

/** Runs in the page, before its own scripts. */
function playDevices(): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  const away = new Set<string>();
  const opened: MediaStreamTrack[] = [];
  mediaDevices.enumerateDevices = async () =>
    (await list()).filter(({ kind, label }) => kind !== 'audioinput' || !(away.has(label) || away.has('all')));
  mediaDevices.getUserMedia = async (constraints) => {
    if (away.has('forbidden')) throw new DOMException('', 'NotAllowedError');
    if (away.has('all')) throw new DOMException('', 'NotFoundError');
    const stream = await open(constraints);
    opened.push(...stream.getTracks());
    return stream;
  };
  const tell = () => mediaDevices.dispatchEvent(new Event('devicechange'));
  const unplug = (which: 'used' | 'all') => {
    const used = opened.splice(0).filter(({ readyState }) => readyState === 'live');
    for (const name of which === 'all' ? ['all'] : used.map(({ label }) => label)) away.add(name);
    for (const track of used) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    tell();
  };
  const plugIn = () => {
    away.clear();
    tell();
  };
  window.played = { unplug, plugIn, forbid: () => away.add('forbidden') };
}

function keepPeers(): void {
  window.peers = [];
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.peers.push(this);
    }
  };
}

/** Stands between the page and its microphones; the page is loaded anew. */
export async function playMicrophones(page: Page) {
  await page.addInitScript(playDevices);
  await page.addInitScript(keepPeers);
  await page.reload();
  return {
    unplug: (which: 'used' | 'all') => page.evaluate((all) => window.played.unplug(all), which),
    plugIn: () => page.evaluate(() => window.played.plugIn()),
    forbid: () => page.evaluate(() => window.played.forbid()),
    /** Is what is sent in the talk a microphone that is open? */
    isHeard: () =>
      page.evaluate(() =>
        window.peers.some((peer) => peer.getSenders().some(({ track }) => track?.readyState === 'live')),
      ),
  };
}
