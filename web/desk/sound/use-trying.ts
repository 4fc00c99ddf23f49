import { useState } from 'react';
import { type Danish, say } from '../../language/say.ts';
import { playBack, playTone, record } from './play.ts';

type Doing = 'talk' | 'ring' | 'record' | 'playBack';

const words = {
  talk: 'Spiller i højttaleren …',
  ring: 'Ringer …',
  record: 'Optager i 3 sekunder. Sig noget …',
  playBack: 'Sådan hører borgeren dig …',
} as const satisfies Record<Doing, Danish>;

/** One sound at a time, and what is heard in words. */
export function useTrying() {
  const [doing, setDoing] = useState<Doing>();
  const [failed, setFailed] = useState(false);
  const run = async (what: Doing, work: () => Promise<void>) => {
    if (doing) return;
    setDoing(what);
    setFailed(false);
    await work().catch(() => setFailed(true));
    setDoing(undefined);
  };
  return {
    doing,
    said: failed
      ? say('Lyden kunne ikke afspilles. Vælg en anden højttaler, og prøv igen.')
      : doing && say(words[doing]),
    tone: (kind: 'talk' | 'ring', sink: string | undefined) => void run(kind, () => playTone(kind, sink)),
    hearMyself: (stream: MediaStream, sink: string | undefined) =>
      void run('record', async () => {
        const recorded = await record(stream);
        setDoing('playBack');
        await playBack(recorded, sink);
      }),
  };
}
