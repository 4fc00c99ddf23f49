import type { ReactNode } from 'react';
import { type Citizen, type Demo, ringLink, signInLink } from './demo-api.ts';
import { type Language, roleIn, type Words, wordsIn } from './words.ts';

interface LinkProps {
  to: string;
  words: Words;
  children: ReactNode;
  isFirst?: boolean;
}

/** Opens a tab that knows nothing of the others: each is somebody of its own. */
export function TabLink({ to, words, children, isFirst = false }: LinkProps) {
  return (
    <a
      className={isFirst ? 'button button-primary' : 'button button-secondary'}
      href={to}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span>
        {children}
        <span className="sr-only"> {words.newTab}</span>
      </span>
    </a>
  );
}

/** First name and role, as on a door. */
export function nameAndRole({ name, role }: Demo['staff'][number], words: Words): string {
  return `${name.split(' ')[0]}, ${roleIn(words, role)}`;
}

function Step({
  number,
  title,
  how,
  words,
  children,
}: {
  number: number;
  title: string;
  how: string;
  words: Words;
  children: ReactNode;
}) {
  return (
    <li className="step">
      <div className="step-words">
        <h2>
          <span className="step-number">
            {words.step} {number}
          </span>
          {title}
        </h2>
        <p>{how}</p>
      </div>
      {children}
    </li>
  );
}

/** The three steps, each with what it takes. */
export function Steps({ demo, language }: { demo: Demo; language: Language }) {
  const words = wordsIn(language);
  const consultant = demo.staff.find(({ role }) => role === 'consultant');
  const manager = demo.staff.find(({ role }) => role === 'manager');
  return (
    <ol className="steps">
      <Step number={1} title={words.sit} how={words.sitHow} words={words}>
        {consultant && (
          <TabLink to={signInLink(demo, consultant.user, '/desk/')} words={words} isFirst>
            {words.deskAs} {nameAndRole(consultant, words)}
          </TabLink>
        )}
      </Step>
      <Step number={2} title={words.ring} how={words.ringHow} words={words}>
        <ul className="citizens">
          {demo.citizens.map((citizen) => (
            <CitizenCard key={citizen.id} citizen={citizen} demo={demo} language={language} />
          ))}
        </ul>
      </Step>
      <Step number={3} title={words.read} how={words.readHow} words={words}>
        {manager && (
          <TabLink to={signInLink(demo, manager.user, '/reports/')} words={words}>
            {words.reportAs} {nameAndRole(manager, words)}
          </TabLink>
        )}
      </Step>
    </ol>
  );
}

function CitizenCard({ citizen, demo, language }: { citizen: Citizen; demo: Demo; language: Language }) {
  const words = wordsIn(language);
  return (
    <li className="citizen">
      <h3>{citizen.name}</h3>
      <p>{citizen.story[language]}</p>
      <TabLink to={ringLink(demo, citizen, language)} words={words}>
        {words.ringAs} {citizen.name.split(' ')[0]}
      </TabLink>
    </li>
  );
}
