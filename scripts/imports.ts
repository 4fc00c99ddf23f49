import { type Comment, type Node, parseSync, Visitor } from 'oxc-parser';

/** What `file` names as needed: `from` as it is written, undefined when it is computed; `line` counts from 1. */
export interface Import {
  file: string;
  from: string | undefined;
  line: number;
}

/** The text of a string or of a template without holes, undefined for anything computed. */
function textOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** `require`, `require.resolve` and `import.meta.resolve`. */
function isResolver(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { object, property } = callee;
  return (
    property.name === 'resolve' &&
    (object.type === 'MetaProperty' || (object.type === 'Identifier' && object.name === 'require'))
  );
}

/** `/// <reference types="x" />` names a package, `path="x"` a file beside this one and `lib="x"` a part of the language. */
function referenceIn(comment: Comment): string | undefined {
  const [, kind, name] = /^\/\s*<reference\s+(types|path|lib)\s*=\s*["']([^"']+)["']/.exec(comment.value) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  if (kind === 'types') return name;
  return kind === 'path' ? `./${name}` : `lib:${name}`;
}

/**
 * Everything a module names: imports and re-exports, of types too, `import()` as a value and as a type, `require`, `new URL(…,
 * import.meta.url)` of a module, and reference comments. Throws when the text is not TypeScript.
 */
export function importsOf(file: string, text: string): Import[] {
  const { program, comments, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const found: Import[] = [];
  const add = (from: string | undefined, { start }: { start: number }) =>
    found.push({ file, from, line: text.slice(0, start).split('\n').length });
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node),
    ExportAllDeclaration: (node) => add(node.source.value, node),
    ExportNamedDeclaration: (node) => node.source && add(node.source.value, node),
    ImportExpression: (node) => add(textOf(node.source), node),
    TSImportType: (node) => add(textOf(node.source), node),
    TSExternalModuleReference: (node) => add(textOf(node.expression), node),
    CallExpression: (node) => isResolver(node.callee) && add(textOf(node.arguments[0]), node),
    NewExpression: (node) => {
      const path = textOf(node.arguments[0]);
      if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && path?.match(/^\..*\.[cm]?[jt]sx?$/))
        add(path, node);
    },
  }).visit(program);
  for (const comment of comments) {
    const from = referenceIn(comment);
    if (from !== undefined) add(from, comment);
  }
  return found;
}
