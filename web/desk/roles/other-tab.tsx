import { say } from '../../language/say.ts';
import { PageHeader } from '../../theme/page-header.tsx';
import type { TabClaim } from '../tab-claim.ts';

/** In a window that is not the desk: where the desk is, and the way to have it here. */
export function OtherTab({ tab, signOut }: { tab: TabClaim; signOut: () => Promise<void> }) {
  return (
    <>
      <PageHeader title="Visitationslinjen" signOut={signOut} />
      <main className="page-narrow">
        <h1>{say('Skrivebordet er åbent i et andet vindue')}</h1>
        <p>{say('Telefonen kan kun ringe ét sted. Luk det andet vindue, eller brug dette i stedet.')}</p>
        <button type="button" className="button button-primary" onClick={tab.take}>
          {say('Brug dette vindue')}
        </button>
      </main>
    </>
  );
}
