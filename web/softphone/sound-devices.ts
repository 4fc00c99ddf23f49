import type { Device } from '@twilio/voice-sdk';
import { microphoneGone, otherMicrophone } from './problems.ts';
import { idOf, keptSound, onSoundChosen } from './sound-choice.ts';
import type { createStore } from './store.ts';

type Store = ReturnType<typeof createStore>;

/** Opens the chosen microphone, or another where it is not plugged in; unplugged in a talk, it is said. */
export function microphoneFor(store: Store) {
  const lost = () => {
    if (store.get().call) store.set({ problem: microphoneGone });
  };
  return async ({ audio }: MediaStreamConstraints): Promise<MediaStream> => {
    const { mediaDevices } = navigator;
    const deviceId = idOf(keptSound().microphone, await mediaDevices.enumerateDevices());
    // Whenever a device comes or goes the SDK asks for the system's own, which is not what was chosen.
    const wanted = { ...(typeof audio === 'object' && audio), ...(deviceId !== undefined && { deviceId }) };
    const stream = await mediaDevices.getUserMedia({ audio: wanted });
    for (const track of stream.getTracks()) track.onended = lost;
    return stream;
  };
}

/** Rings and talks through the devices that were chosen, also when the choice changes or a device comes. Returns what a talk ends with. */
export function followSound(device: Device, store: Store): () => void {
  const { audio } = device;
  const hear = () => {
    const { speaker, ring } = keptSound();
    const among = [...(audio?.availableOutputDevices.values() ?? [])];
    const idFor = (name: string | undefined) => idOf(name, among) ?? 'default';
    // A browser that cannot choose where sound goes refuses; it has the system's own.
    audio?.speakerDevices.set(idFor(speaker)).catch(() => {});
    audio?.ringtoneDevices.set(idFor(ring)).catch(() => {});
  };
  /** Only in a talk: held open between talks, the microphone would seem to listen all day. */
  const speak = async () => {
    const inputs = audio?.availableInputDevices ?? new Map();
    const other = inputs.has('default') ? 'default' : [...inputs.keys()][0];
    await audio?.setInputDevice(idOf(keptSound().microphone, inputs.values()) ?? other);
    // Of a device that it does not know to be gone yet the SDK says that it is set.
    const isHeard = audio?.inputStream?.getTracks().some(({ readyState }) => readyState === 'live');
    if (isHeard && store.get().problem === microphoneGone) store.set({ problem: otherMicrophone });
  };
  /** The SDK opens another microphone by itself, and ends that one as it puts it in the place of the old (2.18.5). */
  const mend = () => {
    if (store.get().problem === microphoneGone) speak().catch(() => {});
  };
  const stop = onSoundChosen(() => {
    hear();
    if (store.get().call?.phase === 'open') speak().catch(() => {});
  });
  store.subscribe(mend);
  device.on('registered', hear);
  device.on('destroyed', stop);
  audio?.on('deviceChange', () => {
    hear();
    mend();
  });
  return () => {
    const { problem } = store.get();
    if (problem === microphoneGone || problem === otherMicrophone) store.set({ problem: undefined });
    // Refused as long as the SDK itself still counts the call.
    Promise.resolve()
      .then(() => audio?.unsetInputDevice())
      .catch(() => {});
  };
}
