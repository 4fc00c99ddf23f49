import './roles.css';
import { useQuery } from '@tanstack/react-query';
import { say } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { LineClosing } from '../lists/line-closing.tsx';
import { Unread } from '../page-states.tsx';
import { ConsultantSkills } from '../skills/consultant-skills.tsx';

/** What an administrator may do and see here: close the line, say what consultants speak, and which checklist is in force. No cases. */
export function Administration() {
  const { view } = useDesk();
  return (
    <>
      <h1>{say('Administration')}</h1>
      <p>
        {view.me.rules.isExercise
          ? say('Regler i dag: {rules} (øvelse).', { rules: view.me.rules.name })
          : say('Regler i dag: {rules}.', { rules: view.me.rules.name })}{' '}
        {say('Åbningstider, regler og hvem der er medarbejder ændres ikke her, men hvor linjen er sat op.')}
      </p>
      <LineClosing view={view} />
      <ConsultantSkills />
      <Checklists />
    </>
  );
}

function Checklists() {
  const { routes, view } = useDesk();
  const read = async () => (await routes.ofRoles()).checklists();
  const { data, error, refetch } = useQuery({ queryKey: ['checklists'], queryFn: read });
  return (
    <section aria-labelledby="skemaer">
      <h2 id="skemaer">{say('Skemaer')}</h2>
      {data === undefined ? (
        <Unread what={say('Skemaerne')} error={error} retry={() => void refetch()} />
      ) : (
        <ul className="role-list">
          {data.checklists.map(({ definitionVersion, validFrom }) => (
            <li key={definitionVersion}>
              <strong className="figures">{definitionVersion}</strong>{' '}
              {say('gælder fra {day}', { day: dayName(validFrom, view.now) })}
              {definitionVersion === data.current.definitionVersion && (
                <span className="badge badge-success">{say('Bruges i dag')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
