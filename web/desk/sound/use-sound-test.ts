import { useCallback, useEffect, useState } from 'react';
import { say } from '../../language/say.ts';
import { idOf, keepSound, keptSound, type SoundChoice } from '../../softphone/sound-choice.ts';
import { troubleOf } from './microphone-check.ts';

export interface SoundTest {
  choice: SoundChoice;
  choose(next: SoundChoice): void;
  devices: readonly MediaDeviceInfo[];
  /** The id of a device by its name, as the page has it now. */
  sinkOf(name: string | undefined): string | undefined;
  /** The open microphone. */
  stream: MediaStream | undefined;
  /** Why there is none, as a sentence with the way out. */
  trouble: string | undefined;
  start(): void;
}

const unplugged = 'Mikrofonen er taget ud. Sæt den til igen, eller vælg en anden.';

/** The devices of this computer, and the microphone for as long as the page is open: it is let go when one leaves. */
export function useSoundTest(): SoundTest {
  const [choice, setChoice] = useState(keptSound);
  const [wanted, setWanted] = useState(0);
  const [stream, setStream] = useState<MediaStream>();
  const [trouble, setTrouble] = useState<string>();
  const { devices, look } = useDevices();
  const { microphone } = choice;

  useEffect(() => {
    if (wanted === 0) return;
    let opened: MediaStream | undefined;
    let isLeft = false;
    const close = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
    const open = async () => {
      const { mediaDevices } = navigator;
      const deviceId = idOf(microphone, await mediaDevices.enumerateDevices()) ?? '';
      opened = await mediaDevices.getUserMedia({ audio: { deviceId } });
      if (isLeft) return close();
      for (const track of opened.getTracks())
        track.onended = () => {
          setStream(undefined);
          setTrouble(say(unplugged));
        };
      setStream(opened);
      setTrouble(undefined);
      // Only who may use a microphone is told what devices are called.
      look();
    };
    open().catch((error: unknown) => {
      if (!isLeft) setTrouble(troubleOf(error));
    });
    return () => {
      isLeft = true;
      setStream(undefined);
      close();
    };
  }, [wanted, microphone, look]);

  return {
    choice,
    choose: (next) => {
      keepSound(next);
      setChoice(next);
    },
    devices,
    sinkOf: (name) => idOf(name, devices),
    stream,
    trouble,
    start: () => setWanted(wanted + 1),
  };
}

function useDevices(): { devices: readonly MediaDeviceInfo[]; look: () => void } {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const look = useCallback(() => {
    navigator.mediaDevices.enumerateDevices().then(setDevices, () => setDevices([]));
  }, []);
  useEffect(() => {
    look();
    const { mediaDevices } = navigator;
    mediaDevices.addEventListener('devicechange', look);
    return () => mediaDevices.removeEventListener('devicechange', look);
  }, [look]);
  return { devices, look };
}
