import './statement.css';
import { say } from '../../language/say.ts';
import { dayName, phoneNumber } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading } from '../page-states.tsx';
import { met, notMet, notTested, reviewedAt, tested } from './statement-words.ts';

/** Far from every day, so that the date is written out whole. */
const longAgo = '1970-01-01T12:00:00Z';

/** The accessibility statement, with what the Danish law asks for: status, what is missing, how it was tested, whom to tell, whom to complain to. */
export function StatementPage() {
  const { unit } = useDesk().view.me;
  return (
    <article className="statement" aria-labelledby="erklaering">
      <PageHeading id="erklaering">{say('Tilgængelighedserklæring')}</PageHeading>
      <p>
        {say(
          '{unit} skal gøre skrivebordet og rapporterne tilgængelige efter lov om tilgængelighed af offentlige organers websteder og mobilapplikationer. Erklæringen gælder de to steder.',
          { unit: unit.name },
        )}
      </p>
      <h2>{say('Overholdelse')}</h2>
      <p>
        <strong>{say('Webstedet overholder standarden delvist.')}</strong>{' '}
        {say('Målet er EN 301 549 og WCAG 2.2 på niveau AA. De fleste krav er overholdt:')}
      </p>
      <Points of={met} />
      <h2>{say('Det, der ikke er tilgængeligt endnu')}</h2>
      <ul>
        {notMet.map(({ what, instead }) => (
          <li key={what}>
            {say(what)} <span className="quiet">{say(instead)}</span>
          </li>
        ))}
      </ul>
      <p>{say('Intet er undtaget, fordi det ville være en uforholdsmæssig stor byrde.')}</p>
      <h2>{say('Sådan er det vurderet')}</h2>
      <p>{say('Vurderingen er lavet af dem, der har bygget siderne.')}</p>
      <Points of={tested} />
      <p>{say('Siderne er endnu ikke')}</p>
      <Points of={notTested} />
      <p>
        {say('Erklæringen er senest gennemgået {day}. Det sker mindst hvert år.', {
          day: dayName(`${reviewedAt}T12:00:00Z`, longAgo),
        })}
      </p>
      <h2>{say('Fortæl os, hvad der ikke virker')}</h2>
      <p>
        {say(
          'Sig det til din leder, eller ring til {unit} på {number}. Du kan også skrive til kommunen gennem dens hjemmeside. Skriv, hvilken side det er, og hvilket hjælpemiddel du bruger, men ingen oplysninger om borgere. Du kan også bede om at få noget på en anden måde.',
          { unit: unit.name, number: phoneNumber(unit.number) },
        )}
      </p>
      <h2>{say('Klag')}</h2>
      <p>
        {say(
          'Digitaliseringsstyrelsen fører tilsyn med loven. Svarer kommunen ikke, eller hjælper svaret ikke, kan du henvende dig der:',
        )}{' '}
        <a href="https://digst.dk/digital-inklusion/webtilgaengelighed/">{say('digst.dk om webtilgængelighed')}</a>.
      </p>
    </article>
  );
}

function Points({ of }: { of: typeof met | typeof tested | typeof notTested }) {
  return (
    <ul>
      {of.map((point) => (
        <li key={point}>{say(point)}</li>
      ))}
    </ul>
  );
}
