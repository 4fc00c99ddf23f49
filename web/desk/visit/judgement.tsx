import type { VisitView } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';
import { say } from '../../language/say.ts';
import type { ConclusionDraft, Lacks } from './conclude-draft.ts';
import { EducationField } from './education-field.tsx';
import { RadioRows, type Row } from './radio-rows.tsx';

const certainties = [
  { id: 'sikker', label: 'Sikker', hint: 'Samtalen er nok til at vurdere' },
  { id: 'nogenlunde', label: 'Nogenlunde', hint: 'Det væsentlige er klart' },
  { id: 'usikker', label: 'Usikker', hint: 'Borgeren skal ses: der bookes en fysisk opfølgning' },
] as const satisfies Row<Certainty>[];

/** Where the consultant's own judgement begins. */
export const judgementField = 'vurdering';

interface JudgementProps {
  visit: VisitView;
  draft: ConclusionDraft;
  change: (next: Partial<ConclusionDraft>) => void;
  lacks: Lacks;
}

/** Questions J1 and J2: the category and how sure one is, chosen by hand and by nothing else. */
export function Judgement({ visit, draft, change, lacks }: JudgementProps) {
  return (
    <>
      <EducationField visit={visit} />
      <RadioRows
        legend={say('Visitationskategori')}
        askedAs={judgementField}
        options={visit.categories}
        chosen={draft.category}
        choose={(category) => change({ category })}
        error={lacks.category}
      />
      <RadioRows
        legend={say('Hvor sikker er du?')}
        askedAs="sikkerhed"
        options={certainties.map(({ id, label, hint }) => ({ id, label: say(label), hint: say(hint) }))}
        chosen={draft.certainty}
        choose={(certainty) => change({ certainty })}
        error={lacks.certainty}
      />
    </>
  );
}
