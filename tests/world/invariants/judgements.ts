import type { Check, Complain } from './check.ts';
import type { ContactFact, RollUpFact } from './fact.ts';
import type { Mirror } from './mirror.ts';

/** A doubt is about what stands: an open one has the category of its case. */
function doubtAgrees(mirror: Mirror, contact: ContactFact | undefined, complain: Complain): void {
  if (contact?.judged === undefined) return;
  const { standing } = contact.judged;
  for (const { id, visitId, open, provisionalCategory } of mirror.all('followUp'))
    if (open && visitId === contact.id && provisionalCategory !== standing)
      complain('doubt', `${id} is about ${provisionalCategory}, and ${standing} stands`);
}

/** What a case was concluded as and what is doubted of it go together, whoever corrects what. */
export function createJudgementCheck(mirror: Mirror, complain: Complain): Check {
  return ({ changes }) => {
    for (const { after } of changes) {
      if (after?.is === 'contact') doubtAgrees(mirror, after, complain);
      if (after?.is === 'followUp') doubtAgrees(mirror, mirror.one('contact', after.visitId), complain);
    }
  };
}

const prefix = 'concluded.';

function categoriesOf({ id, counts }: RollUpFact): { name: string; value: number }[] {
  return Object.entries(counts)
    .filter(([counter]) => counter.startsWith(prefix))
    .map(([counter, value]) => ({ name: `${id} ${counter.slice(prefix.length)}`, value }));
}

/** The report counts each category as often, on the day of the conclusion, as cases stand concluded with it. */
export function checkJudgements(mirror: Mirror, complain: Complain): void {
  const wanted = new Map<string, number>();
  for (const { judged } of mirror.contacts()) {
    if (judged === undefined) continue;
    const name = `${judged.on} ${judged.first}`;
    wanted.set(name, (wanted.get(name) ?? 0) + 1);
  }
  for (const { name, value } of mirror.all('rollUp').flatMap(categoriesOf)) {
    const want = wanted.get(name) ?? 0;
    if (value !== want) complain('judgements', `${name}: ${value}, not ${want}`);
    wanted.delete(name);
  }
  for (const [name, value] of wanted) complain('judgements', `${name}: none, not ${value}`);
}
