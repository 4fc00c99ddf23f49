import '../lists/lists.css';
import './skills.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { SkillsRow } from '../../../schemas/skills-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { Trouble, Waiting } from '../page-states.tsx';
import { groupsText, languagesText } from './skill-words.ts';
import { SkillsForm } from './skills-form.tsx';
import { skillsRoutes } from './skills-routes.ts';

/** What each consultant speaks and which groups they take: a coordinator or an administrator looks at it, and puts it right. */
export function ConsultantSkills() {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="list-card consultant-skills" aria-labelledby={id}>
      <h2 id={id}>{say('Konsulenternes sprog og målgrupper')}</h2>
      <button type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('Hvem får hvilke opkald først?')}
      </button>
      {isOpen && <Opened />}
    </section>
  );
}

function Opened() {
  const { routes } = useDesk();
  const { data, error, refetch } = useQuery({ queryKey: ['skills'], queryFn: skillsRoutes(routes).all, gcTime: 0 });
  if (error) return <Trouble title={say('Konsulenterne kan ikke vises')} error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting text={say('Henter konsulenterne …')} />;
  return (
    <>
      <p className="hint">
        {say(
          'En borger, der har valgt engelsk, kommer først til en konsulent, der taler engelsk. Er ingen af dem på vagt, eller bliver ingen ledig hurtigt nok, får borgeren en anden.',
        )}
      </p>
      <ul>
        {data.consultants.map((one) => (
          <Row key={one.staffId} of={one} />
        ))}
      </ul>
    </>
  );
}

function Row({ of }: { of: SkillsRow }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <p className="line-who">{of.name}</p>
      <p className="line-what">
        {say('Taler {languages} · {groups}', { languages: languagesText(of), groups: groupsText(of) })}
      </p>
      <button type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('Ret')}
        <span className="sr-only">: {of.name}</span>
      </button>
      {isOpen && <SkillsForm of={of} />}
    </li>
  );
}
