import './statement.css';
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
      <PageHeading id="erklaering">Tilgængelighedserklæring</PageHeading>
      <p>
        {unit.name} skal gøre skrivebordet og rapporterne tilgængelige efter lov om tilgængelighed af offentlige
        organers websteder og mobilapplikationer. Erklæringen gælder de to steder.
      </p>
      <h2>Overholdelse</h2>
      <p>
        <strong>Webstedet overholder standarden delvist.</strong> Målet er EN 301 549 og WCAG 2.2 på niveau AA. De
        fleste krav er overholdt:
      </p>
      <Points of={met} />
      <h2>Det, der ikke er tilgængeligt endnu</h2>
      <ul>
        {notMet.map(({ what, instead }) => (
          <li key={what}>
            {what} <span className="quiet">{instead}</span>
          </li>
        ))}
      </ul>
      <p>Intet er undtaget, fordi det ville være en uforholdsmæssig stor byrde.</p>
      <h2>Sådan er det vurderet</h2>
      <p>Vurderingen er lavet af dem, der har bygget siderne.</p>
      <Points of={tested} />
      <p>Siderne er endnu ikke</p>
      <Points of={notTested} />
      <p>Erklæringen er senest gennemgået {dayName(`${reviewedAt}T12:00:00Z`, longAgo)}. Det sker mindst hvert år.</p>
      <h2>Fortæl os, hvad der ikke virker</h2>
      <p>
        Sig det til din leder, eller ring til {unit.name} på {phoneNumber(unit.number)}. Du kan også skrive til kommunen
        gennem dens hjemmeside. Skriv, hvilken side det er, og hvilket hjælpemiddel du bruger, men ingen oplysninger om
        borgere. Du kan også bede om at få noget på en anden måde.
      </p>
      <h2>Klag</h2>
      <p>
        Digitaliseringsstyrelsen fører tilsyn med loven. Svarer kommunen ikke, eller hjælper svaret ikke, kan du
        henvende dig der:{' '}
        <a href="https://digst.dk/digital-inklusion/webtilgaengelighed/">digst.dk om webtilgængelighed</a>.
      </p>
    </article>
  );
}

function Points({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
