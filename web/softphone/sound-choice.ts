/**
 * What somebody chose at this computer, by the names of devices: some browsers give a device another id each time the page is opened. What is
 * not chosen is the system's own.
 */
export type SoundChoice = Partial<Record<'microphone' | 'speaker' | 'ring', string | undefined>>;

const place = 'lyd';

/** As it was left; nothing where that cannot be read. */
export function keptSound(): SoundChoice {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}');
  } catch {
    return {};
  }
}

/** Keeps the choice, and tells the softphone of this window. */
export function keepSound(choice: SoundChoice): void {
  try {
    localStorage.setItem(place, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing goes on with the system's own devices.
  }
  dispatchEvent(new Event(place));
}

/** Calls back after every choice; returns what stops it. */
export function onSoundChosen(chosen: () => void): () => void {
  addEventListener(place, chosen);
  return () => removeEventListener(place, chosen);
}

interface Named {
  deviceId: string;
  label: string;
}

/** The device of that name, where it is plugged in. */
export function idOf(name: string | undefined, among: Iterable<Named>): string | undefined {
  return name === undefined ? undefined : [...among].find(({ label }) => label === name)?.deviceId;
}
