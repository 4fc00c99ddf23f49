import type { ChecklistDefinition, Question, Script } from '../../schemas/checklist.ts';
import type { Channel } from '../../schemas/unit.ts';
import { conversationTypeOf } from './conversation-types.ts';

/** What the words of a checklist are filled in with. */
export interface Wording {
  form: Channel;
  voluntary: boolean;
  horizonMonths: number;
  /** Of the unit, and its number as it is read. */
  unitName: string;
  unitNumber: string;
  /** Of who asks, and the citizen's first name; absent where it is not known or not to be shown. */
  staffName?: string | undefined;
  firstName?: string | undefined;
}

/** The checklist as it is shown: in the words of this form of talk, with names, horizon and what taking part means filled in. */
export function shownDefinition(definition: ChecklistDefinition, wording: Wording): ChecklistDefinition {
  const { scripts: _by, ...rest } = definition;
  return {
    ...rest,
    sections: definition.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => shownQuestion(question, wording)),
    })),
  };
}

function shownQuestion({ texts, ...question }: Question, wording: Wording): Question {
  return { ...question, text: filledIn(texts?.[wording.form] ?? question.text, wording) };
}

/** What a talk of this type is called: by the checklist, and where that does not know the type, by the list of types. */
export function titleIn({ scripts = [] }: ChecklistDefinition, type = 'visitation'): string {
  return scripts.find(({ conversationType }) => conversationType === type)?.title ?? conversationTypeOf(type).title;
}

/** What is read aloud in a talk of this type; the visitation's words, but no more of it, for a type without words of its own. */
export function shownScript(
  { scripts = [] }: ChecklistDefinition,
  type: string | undefined,
  wording: Wording,
): Script | undefined {
  const conversationType = type ?? 'visitation';
  const own = scripts.find((one) => one.conversationType === conversationType);
  const found = own ?? (scripts[0] && { ...scripts[0], ...namesOf(conversationType) });
  if (found === undefined) return undefined;
  const purpose = wording.voluntary ? `${found.purpose} ${freely}` : found.purpose;
  return { ...found, purpose, opening: filledIn(found.opening, wording), closing: filledIn(found.closing, wording) };
}

function namesOf(conversationType: string): Pick<Script, 'conversationType' | 'title' | 'purpose'> {
  const { title, purpose } = conversationTypeOf(conversationType);
  return { conversationType, title, purpose };
}

/** Shown to whoever holds the talk. */
const freely = 'Frivillig, uden betydning for ydelsen.';
const voluntarily = 'frivillig, og det får ingen betydning for din ydelse, hvis du siger nej';

function filledIn(text: string, wording: Wording): string {
  const words: Record<string, string> = {
    horizon: String(wording.horizonMonths),
    kommune: wording.unitName,
    nummer: wording.unitNumber,
    navn: wording.staffName ?? '(dit navn)',
    fornavn: wording.firstName ?? '(borgerens fornavn)',
    frivillig: wording.voluntary ? voluntarily : 'led i din ansøgning',
  };
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
