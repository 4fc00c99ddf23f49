import { type Danish, say } from '../../language/say.ts';

/*
 * Whoever is rung must be heard: a desk without a microphone is not ready, and does not stay it. The words are those of this page, since
 * what is wrong with a microphone is mended here and nowhere else.
 */

const troubles = {
  NotAllowedError:
    'Browseren må ikke bruge mikrofonen. Klik på ikonet ved adresselinjen, giv adgang til mikrofonen, og prøv igen.',
  NotFoundError: 'Der er ingen mikrofon. Sæt et headset til, og prøv igen.',
  NotReadableError: 'Mikrofonen kan ikke åbnes. Luk andre programmer, der bruger den, og prøv igen.',
} as const satisfies Record<string, Danish>;

/** Why a microphone could not be opened, as a sentence with the way out. */
export function troubleOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name in troubles) return say(troubles[name as keyof typeof troubles]);
  return say('Mikrofonen kan ikke bruges. Se efter, om den er sat til, og prøv igen.');
}

/**
 * Opens the microphone for a moment, and tells what keeps it from being opened, if anything. It asks for leave where nobody has answered
 * yet: to use it, and to tell of a ring on a hidden page.
 */
export async function readyToTalk(): Promise<string | undefined> {
  if ('Notification' in globalThis && Notification.permission === 'default') void Notification.requestPermission();
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return undefined;
  } catch (error) {
    return troubleOf(error);
  }
}

/** Without opening it: is there a microphone, and may the page use it? */
async function lacksMicrophone(): Promise<string | undefined> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some(({ kind }) => kind === 'audioinput')) return say(troubles.NotFoundError);
  const permission = await navigator.permissions.query({ name: 'microphone' }).catch(() => undefined);
  return permission?.state === 'denied' ? say(troubles.NotAllowedError) : undefined;
}

/** Watches while nobody talks, and tells once when the microphone is gone or forbidden. Returns what ends it. */
export function watchMicrophone(gone: (why: string) => void): () => void {
  const watching = new AbortController();
  const look = async () => {
    const why = await lacksMicrophone();
    if (why === undefined || watching.signal.aborted) return;
    watching.abort();
    gone(why);
  };
  const { signal } = watching;
  navigator.mediaDevices.addEventListener('devicechange', () => void look(), { signal });
  navigator.permissions
    .query({ name: 'microphone' })
    .then((permission) => permission.addEventListener('change', () => void look(), { signal }))
    // A browser that does not tell of permissions is asked when a device comes or goes.
    .catch(() => {});
  void look();
  return () => watching.abort();
}
