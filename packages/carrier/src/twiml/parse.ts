import { SaxesParser } from 'saxes';

/** One element of a document. Text directly inside it is joined and trimmed. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** The document is not well formed or has no Response at its root: Twilio's 12100. */
export class MalformedDocument extends Error {
  override readonly name = 'MalformedDocument';
}

/** The verbs of a TwiML document, in order. @throws MalformedDocument */
export function parseDocument(xml: string): Element[] {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  parser.on('error', (error) => {
    throw new MalformedDocument(error.message);
  });
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  parser.write(xml).close();
  if (root?.name !== 'Response') throw new MalformedDocument('The root of a document must be Response');
  return root.children;
}
