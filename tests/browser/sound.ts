import type { Page } from 'playwright-core';

/** What a page received in a stretch of time, measured by the browser itself. */
export interface Received {
  packets: number;
  /** Root mean square of the sound played out, 0 to 1. */
  level: number;
  /** The strongest frequency, in hertz. */
  hertz: number;
}

/**
 * Gives the page a microphone with a tone of its own, so that the direction of sound can be told, and keeps its peer connections for
 * measuring. Runs before any script of the page.
 */
export function giveTone(page: Page, hertz: number): Promise<unknown> {
  return page.addInitScript((frequency) => {
    const peers: RTCPeerConnection[] = [];
    Object.assign(window, { testPeers: peers });
    const Real = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        peers.push(this);
      }
    };
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const tone = context.createOscillator();
      tone.frequency.value = frequency;
      const quieter = context.createGain();
      quieter.gain.value = 0.3;
      const out = context.createMediaStreamDestination();
      tone.connect(quieter).connect(out);
      tone.start();
      await context.resume();
      return out.stream;
    };
  }, hertz);
}

/** Listens in the page for some seconds: packets and level by `getStats`, the frequency by an analyser on the received track. */
export function listen(page: Page, seconds: number): Promise<Received> {
  return page.evaluate(async (time) => {
    const { testPeers } = window as unknown as { testPeers: RTCPeerConnection[] };
    // A call counts as taken a moment before its sound is connected.
    let peer: RTCPeerConnection | undefined;
    for (let look = 0; look < 100 && peer === undefined; look += 1) {
      peer = testPeers.findLast((one) => one.connectionState === 'connected');
      if (peer === undefined) await new Promise((done) => setTimeout(done, 100));
    }
    if (peer === undefined) throw new Error('No connected peer in this page');
    const connected = peer;
    const read = async () => {
      let found = { packets: 0, energy: 0, duration: 0 };
      for (const stats of (await connected.getStats()).values()) {
        if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio') continue;
        found = {
          packets: stats.packetsReceived,
          energy: stats.totalAudioEnergy,
          duration: stats.totalSamplesDuration,
        };
      }
      return found;
    };
    const track = connected.getReceivers()[0]?.track;
    if (track === undefined) throw new Error('Nothing is received');
    const context = new AudioContext();
    await context.resume();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8192;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const before = await read();
    const bins = new Float32Array(analyser.frequencyBinCount);
    /** How often each bin was the strongest: one look may fall on a moment in which the audio thread was late. */
    const strongest = new Map<number, number>();
    for (let look = 0; look < time * 5; look += 1) {
      await new Promise((done) => setTimeout(done, 200));
      analyser.getFloatFrequencyData(bins);
      const loudest = Math.max(...bins);
      if (loudest > -60) strongest.set(bins.indexOf(loudest), (strongest.get(bins.indexOf(loudest)) ?? 0) + 1);
    }
    const after = await read();
    const [usual] = [...strongest].toSorted(([, a], [, b]) => b - a)[0] ?? [0];
    const { sampleRate } = context;
    await context.close();
    return {
      packets: after.packets - before.packets,
      level: Math.sqrt((after.energy - before.energy) / Math.max(0.001, after.duration - before.duration)),
      hertz: (usual * sampleRate) / 8192,
    };
  }, seconds);
}
