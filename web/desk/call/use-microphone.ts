import { useEffect } from 'react';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';

function checks() {
  return import('../sound/microphone-check.ts');
}

/** Why nobody could hear the consultant here, as a sentence; undefined when they can. */
export async function whyNotHeard(): Promise<string | undefined> {
  return (await checks()).readyToTalk();
}

/** Takes a consultant off duty whose microphone is gone while nobody talks, and says so. */
export function useMicrophone(isReady: boolean): void {
  const { routes, refresh } = useDesk();
  const { tell } = useNotices();
  useEffect(() => {
    if (!isReady) return;
    const ending = checks().then(({ watchMicrophone }) =>
      watchMicrophone((why) => {
        tell('error', `${say('Du er taget af vagt.')} ${why}`);
        void routes.presence({ state: 'off' }).then(refresh, refresh);
      }),
    );
    return () => void ending.then((end) => end());
  }, [isReady, routes, tell, refresh]);
}
