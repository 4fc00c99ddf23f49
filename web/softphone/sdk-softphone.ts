import type { Call, Device } from '@twilio/voice-sdk';
import { say } from '../language/say.ts';
import { followQuality } from './call-quality.ts';
import { busy, isPassing, lost, noAnswerFromLine, noSound, sentenceFor, unsupported } from './problems.ts';
import { type CallState, type Softphone, type SoftphoneConfig, SoftphoneError } from './softphone.ts';
import { followSound, microphoneFor } from './sound-devices.ts';
import { createStore } from './store.ts';

/** The SDK's `register()` never settles on a refused token or a silent line. */
const registerTimeoutMs = 10_000;
/** From accept to first sound; on one machine it takes a quarter of a second. */
const soundTimeoutMs = 3_500;

/** Opens a softphone on the carrier's voice SDK, which is loaded here and not before. Rejects with a SoftphoneError. */
export async function openSdkSoftphone(config: SoftphoneConfig): Promise<Softphone> {
  const load = () => import('@twilio/voice-sdk');
  const local = config.local ? await import('./local.ts') : undefined;
  const sdk = await (local ? local.withPlainSocket(load) : load());
  if (!sdk.Device.isSupported) throw new SoftphoneError(unsupported);
  const token = await config.token();
  const store = createStore();
  const device = new sdk.Device(token, {
    ...(local ? local.localOptions() : config.edge !== undefined && { edge: config.edge }),
    getUserMedia: config.getUserMedia ?? microphoneFor(store),
    closeProtection: config.guardLeaving === false ? false : say('Du er i gang med en samtale.'),
    logLevel: 'silent',
  } as Device.Options);
  return watch(device, config, { store, silent: followSound(device, store) });
}

interface Kept {
  store: ReturnType<typeof createStore>;
  /** Lets go of the microphone. */
  silent(): void;
}

function watch(device: Device, config: SoftphoneConfig, { store, silent }: Kept): Softphone {
  let call: Call | undefined;
  let soundTimer: ReturnType<typeof setTimeout> | undefined;
  /** True between register() and unregister(): what the person wants, whatever the line does. */
  let wanted = false;

  const ended = (which: Call) => {
    if (which !== call) return;
    call = undefined;
    clearTimeout(soundTimer);
    silent();
    store.set({ call: undefined });
  };

  const follow = (next: Call, first: Pick<CallState, 'direction' | 'from' | 'to' | 'custom' | 'phase'>) => {
    call = next;
    const problem = store.get().line === 'lost' ? lost : undefined;
    store.set({
      call: { callSid: next.parameters.CallSid ?? '', muted: false, sound: 'waiting', ...first },
      problem,
    });
    next.on('ringing', () => store.setCall({ callSid: next.parameters.CallSid ?? '' }));
    next.on('accept', () => {
      store.setCall({ callSid: next.parameters.CallSid ?? '', phase: 'open' });
      // "accept" says that the other end answered, not that anything can be heard.
      soundTimer = setTimeout(() => {
        store.setCall({ sound: 'silent' });
        store.set({ problem: noSound });
      }, soundTimeoutMs);
    });
    next.on('sample', (sample: { packetsReceived: number }) => {
      if (sample.packetsReceived === 0 || store.get().call?.sound === 'heard') return;
      clearTimeout(soundTimer);
      if (store.get().problem === noSound) store.set({ problem: undefined });
      store.setCall({ sound: 'heard' });
    });
    next.on('mute', (muted: boolean) => store.setCall({ muted }));
    followQuality(next, store);
    next.on('reconnecting', () => store.setCall({ phase: 'reconnecting' }));
    next.on('reconnected', () => store.setCall({ phase: 'open' }));
    for (const end of ['disconnect', 'cancel', 'reject']) next.on(end, () => ended(next));
    next.on('error', (error: { code: number }) => {
      if (!isPassing(error.code)) store.set({ problem: sentenceFor(error.code) });
      // A refused microphone ends a call without "disconnect".
      if (next.status() === 'closed') ended(next);
    });
  };

  device.on('incoming', (incoming: Call) => {
    if (call) return incoming.ignore();
    follow(incoming, {
      direction: 'incoming',
      from: incoming.parameters.From ?? '',
      to: incoming.parameters.To ?? '',
      custom: Object.fromEntries(incoming.customParameters),
      phase: 'ringing',
    });
  });
  device.on('registering', () => {
    if (store.get().line === 'off') store.set({ line: 'registering' });
  });
  device.on('registered', () => {
    const { problem } = store.get();
    store.set({ line: 'ready', problem: problem === lost ? undefined : problem });
  });
  device.on('unregistered', () => {
    if (wanted) store.set({ line: 'lost', problem: lost });
    else store.set({ line: 'off' });
  });
  device.on('tokenWillExpire', () => {
    void config.token().then(
      (fresh) => device.updateToken(fresh),
      () => store.set({ problem: sentenceFor(20104) }),
    );
  });
  device.on('error', (error: { code: number }) => {
    // 31005 precedes every reconnection.
    if (!isPassing(error.code)) store.set({ problem: sentenceFor(error.code) });
  });

  const inTime = (work: Promise<unknown>) => {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new SoftphoneError(store.get().problem ?? noAnswerFromLine)),
      registerTimeoutMs,
    );
    const refused = (error: { code: number }) => {
      if (!isPassing(error.code)) reject(new SoftphoneError(sentenceFor(error.code)));
    };
    device.on('error', refused);
    return Promise.race([work, promise]).finally(() => {
      clearTimeout(timer);
      device.off('error', refused);
    });
  };

  return {
    state: store.get,
    subscribe: store.subscribe,
    register: async () => {
      if (wanted && device.state === 'registered') return;
      wanted = true;
      store.set({ line: 'registering', problem: undefined });
      try {
        await inTime(device.register());
      } catch (error) {
        wanted = false;
        const problem = error instanceof SoftphoneError ? error.message : noAnswerFromLine;
        store.set({ line: 'off', problem });
        throw error instanceof SoftphoneError ? error : new SoftphoneError(problem, { cause: error });
      }
    },
    unregister: async () => {
      wanted = false;
      if (device.state === 'registered') await inTime(device.unregister());
      store.set({ line: 'off', problem: undefined });
    },
    connect: async (params) => {
      if (call) throw new SoftphoneError(busy);
      store.set({ problem: undefined });
      const made = await device.connect({ params });
      follow(made, { direction: 'outgoing', from: '', to: params.To ?? '', custom: {}, phase: 'calling' });
    },
    accept: () => call?.accept(),
    reject: () => {
      const which = call;
      which?.reject();
      if (which) ended(which);
    },
    hangup: () => {
      if (call?.direction === 'INCOMING' && call.status() === 'pending') call.reject();
      else call?.disconnect();
    },
    digits: (digits) => call?.sendDigits(digits),
    mute: (on) => call?.mute(on),
    close: () => {
      wanted = false;
      clearTimeout(soundTimer);
      device.destroy();
      call = undefined;
      store.set({ line: 'off', call: undefined, problem: undefined });
    },
  };
}
