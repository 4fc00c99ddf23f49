/** A conflict or an answer that stands aside, as it can be read on the page. */
interface Shown {
  question: string;
  mine: string;
  theirs: string;
}

/* In the page; each reads and acts before anything else can happen there. */

export function type({ question, words }: { question: string; words: string }): string[] | undefined {
  const field = document.querySelector<HTMLTextAreaElement>(`#spoergsmaal-${question} textarea`);
  if (field === null) return undefined;
  const box = [...document.querySelectorAll('.conflict')].find(
    (one) => one.querySelector('.question-id')?.textContent === question,
  );
  const saw = [
    field.value,
    ...(box === undefined ? [] : [box.querySelector('button:last-of-type')?.textContent ?? '']),
  ];
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return saw;
}

export function choose(which: 'mine' | 'theirs'): Shown | undefined {
  const box = [...document.querySelectorAll('.conflict')].find((one) => one.querySelector('strong') === null);
  const [mine, theirs] = box?.querySelectorAll('button') ?? [];
  if (box === undefined || mine === undefined || theirs === undefined) return undefined;
  const shown = {
    question: box.querySelector('.question-id')?.textContent ?? '',
    mine: mine.textContent ?? '',
    theirs: theirs.textContent ?? '',
  };
  (which === 'mine' ? mine : theirs).click();
  return shown;
}

export function conflicts(): Shown[] {
  return [...document.querySelectorAll('.conflict')].map((box) => ({
    question: box.querySelector('.question-id')?.textContent ?? '',
    mine: (box.querySelector('strong') ?? box.querySelector('button'))?.textContent ?? '',
    theirs: box.querySelector('button:last-of-type')?.textContent ?? '',
  }));
}
