import { SaxesParser } from 'saxes';

/** One element of a document; text directly inside it is joined and trimmed. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** The verbs of a TwiML document in order; nothing when it is not well formed or its root is not Response (the carrier's 12100). */
export function verbsOf(xml: string): Element[] | undefined {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  let malformed = false;
  parser.on('error', () => {
    malformed = true;
  });
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  parser.write(xml).close();
  return malformed || root?.name !== 'Response' ? undefined : root.children;
}
