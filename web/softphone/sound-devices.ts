import type { Device } from '@twilio/voice-sdk';
import { microphoneGone, otherMicrophone } from './problems.ts';
import { idOf, keptSound, onSoundChosen } from './sound-choice.ts';
import type { createStore } from './store.ts';

type Store = ReturnType<typeof createStore>;

/**
 * Opens the chosen microphone, or another where it is not plugged in. Unplugged in a talk, it is said; the SDK then opens the next one
 * itself, and that is said too.
 */
export function microphoneFor(store: Store) {
  const lost = () => {
    if (store.get().call) store.set({ problem: microphoneGone });
  };
  return async ({ audio }: MediaStreamConstraints): Promise<MediaStream> => {
    const { mediaDevices } = navigator;
    const deviceId = idOf(keptSound().microphone, await mediaDevices.enumerateDevices()) ?? '';
    const stream = await mediaDevices.getUserMedia({ audio: { deviceId, ...(typeof audio === 'object' && audio) } });
    for (const track of stream.getTracks()) track.onended = lost;
    if (store.get().problem === microphoneGone) store.set({ problem: otherMicrophone });
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
  const stop = onSoundChosen(() => {
    hear();
    // Only in a talk: held open between talks, the microphone would seem to listen all day.
    const { microphone } = keptSound();
    const id = idOf(microphone, audio?.availableInputDevices.values() ?? []);
    if (store.get().call?.phase === 'open') audio?.setInputDevice(id ?? 'default').catch(() => {});
  });
  device.on('registered', hear);
  device.on('destroyed', stop);
  audio?.on('deviceChange', hear);
  return () => {
    const { problem } = store.get();
    if (problem === microphoneGone || problem === otherMicrophone) store.set({ problem: undefined });
    // Refused as long as the SDK itself still counts the call.
    Promise.resolve()
      .then(() => audio?.unsetInputDevice())
      .catch(() => {});
  };
}
