type Attributes = Readonly<Record<string, unknown>>;

/** What the XML recommendation lets no document hold, besides halves of a pair. https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are meant
const forbidden = /[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]/;

/** An element of the carrier's document, and through its root the whole. */
class Element {
  private readonly inside: (Element | string)[] = [];
  private readonly name: string;
  private readonly attributes: Attributes;
  private readonly above: Element | undefined;

  constructor(name: string, attributes: Attributes = {}, above?: Element) {
    this.name = name;
    this.attributes = attributes;
    this.above = above;
  }

  ele(name: string, attributes?: Attributes, text?: string): Element {
    const child = new Element(name, attributes, this);
    this.inside.push(child);
    return text === undefined ? child : child.txt(text);
  }

  /** Throws at what no document may hold, without naming the text: it may be about somebody. */
  txt(text: string): this {
    if (forbidden.test(text) || !text.isWellFormed()) throw new Error('A character that no document may hold');
    this.inside.push(
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;'),
    );
    return this;
  }

  /** Every document of the carrier declares itself so. */
  dec(): this {
    return this;
  }

  /** The whole document, whichever element is asked. */
  end(): string {
    return this.above === undefined ? `<?xml version="1.0" encoding="UTF-8"?>${this.write()}` : this.above.end();
  }

  private write(): string {
    const inside = this.inside.map((part) => (typeof part === 'string' ? part : part.write())).join('');
    const tag = Object.entries(this.attributes).reduce((start, one) => start + attribute(one), `<${this.name}`);
    return inside === '' ? `${tag}/>` : `${tag}>${inside}</${this.name}>`;
  }
}

function attribute([name, value]: [string, unknown]): string {
  if (value === undefined || value === null) return '';
  const text = (Array.isArray(value) ? value.join(' ') : String(value))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
  return ` ${name}="${text}"`;
}

/**
 * Stands in a function's bundle for `xmlbuilder`, of whose 59 kB the carrier's library uses three methods: elements, text and the end.
 * Comments and arbitrary trees are not among them.
 */
const xml = { create: (name: string) => new Element(name) };

// biome-ignore lint/style/noDefaultExport: the carrier's library asks for the default
export default xml;
