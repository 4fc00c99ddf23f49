import { useEffect } from 'react';
import type { Role } from '../../../schemas/staff.ts';
import { say } from '../../language/say.ts';
import { AccessLog } from './access-log.tsx';
import { Administration } from './administration.tsx';

/** Those who see no cases are led to their own work. Without a role: the line does not know whoever signed in. */
export function Elsewhere({ role }: { role?: Role }) {
  if (role === 'manager') return <ToReports />;
  if (role === 'auditor') return <AccessLog />;
  if (role === 'administrator') return <Administration />;
  return (
    <>
      <h1>{say('Skrivebordet er for borgerservice, konsulenter og koordinatorer')}</h1>
      <p>{say('Din bruger har ikke adgang hertil. Sig det til din administrator, hvis det er en fejl.')}</p>
    </>
  );
}

function ToReports() {
  useEffect(() => location.replace('/reports/'), []);
  return (
    <>
      <h1>{say('Rapporter')}</h1>
      <p>
        {say('Lederes arbejde er')} <a href="/reports/">{say('rapporterne')}</a>. {say('De åbnes nu.')}
      </p>
    </>
  );
}
