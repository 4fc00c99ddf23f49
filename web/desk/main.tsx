import '../theme/staff.css';
import './desk.css';
import { boot, type Signed } from '../session/boot.tsx';
import { DeskApp } from './app.tsx';
import { createDeskRoutes } from './desk-routes.ts';
import { claimTab } from './tab-claim.ts';

/** The voice SDK is fetched beside the desk, never before it. */
function openSoftphone(config: Signed['config']) {
  return async (token: () => Promise<string>) => {
    const { openSdkSoftphone } = await import('../softphone/sdk-softphone.ts');
    const { local, edge } = config.voice;
    return openSdkSoftphone({ local, ...(edge === undefined ? {} : { edge }), token });
  };
}

void boot('/desk/', ({ config, session, api, signedOut }) => (
  <DeskApp
    session={session}
    routes={createDeskRoutes(api)}
    signedOut={signedOut}
    openSoftphone={openSoftphone(config)}
    tab={claimTab(session.subject)}
  />
));
