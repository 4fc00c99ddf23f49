import { readFileSync, writeFileSync } from 'node:fs';

/*
 * The whole design system is 216 kB of CSS, of which our pages use a tenth. This keeps the rules whose every class is on the list
 * below, its colours by the names of `colours.css`; `node web/theme/pick-dkfds.ts` writes `dkfds.css`, and a test says when that file is
 * older than the package.
 */
const classes = new Set([
  ...['sr-only', 'button', 'button-primary', 'button-secondary', 'button-tertiary', 'button-warning', 'button-group'],
  ...[
    'form-group',
    'form-label',
    'form-hint',
    'form-input',
    'form-select',
    'form-error',
    'form-error-message',
    'form-limit',
  ],
  ...['form-radio', 'form-checkbox', 'form-group-radio', 'form-group-checkbox', 'radio-content', 'checkbox-content'],
  ...['alert', 'alert-info', 'alert-success', 'alert-warning', 'alert-error', 'alert-heading', 'alert-text'],
  ...[
    'badge',
    'badge-info',
    'badge-success',
    'badge-warning',
    'badge-error',
    'table',
    'table--compact',
    'disabled',
    'input-char-limit',
  ],
]);

/** Elements we never print; their rules are left out too. */
const strangeElements =
  /(^|[\s>+~,(])(iframe|pre|code|kbd|samp|address|cite|dfn|var|video|audio|small|sub|sup|progress|optgroup|abbr)\b/;

function keeps(selector: string): boolean {
  if (strangeElements.test(selector)) return false;
  return [...selector.matchAll(/\.((?:[\w-]|\\.)+)/g)].every(([, name = '']) => classes.has(name));
}

/** Splits at commas outside brackets: `a:is(.b,.c),d` has two parts. */
function selectorsOf(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of list) {
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

/** Keeps the rules of minified `css` that only speak of classes on the list; fonts are our own (fonts.css). */
export function pickRules(css: string): string {
  let kept = '';
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < css.length; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    const head = css.slice(at, open).replace(/^.*;/s, '').trim();
    const body = css.slice(open + 1, end - 1);
    if (head.startsWith('@media') || head.startsWith('@supports')) {
      const inner = head.includes('print') ? '' : pickRules(body);
      if (inner) kept += `${head}{\n${inner}}\n`;
    } else if (!head.startsWith('@')) {
      const selectors = selectorsOf(head).filter(keeps);
      if (selectors.length > 0 && !body.includes('url(')) kept += `${selectors.join(',')}{${body}}\n`;
    }
    at = end;
  }
  return kept;
}

/** The design system's colours by what they are for here. */
const colours: Readonly<Record<string, string>> = {
  '#fff': 'paper',
  '#f5f5f5': 'ground',
  '#1a1a1a': 'ink',
  '#dcdcdc': 'line',
  '#bfbfbf': 'line-strong',
  '#707070': 'edge',
  '#8e8e8e': 'edge-pale',
  '#454545': 'focus',
  '#004d99': 'link',
  purple: 'link',
  '#0059b3': 'blue',
  '#004993': 'blue-dark',
  '#c00': 'red',
  '#e2f2fb': 'info-ground',
  '#1b86c3': 'info-mark',
  '#ddf7ce': 'good-ground',
  '#358000': 'good-mark',
  '#fec': 'warn-ground',
  '#febb30': 'warn-mark',
  '#ffe0e0': 'bad-ground',
};

/** Names the colours in the rules; white text is text on something filled. One that has no name yet fails the test. */
export function nameColours(css: string): string {
  return css
    .replace(/(?<=[{;])color:#fff\b/g, 'color:var(--on-fill)')
    .replace(/#[0-9a-f]{3,8}\b|\bpurple\b/g, (colour) => {
      const name = colours[colour];
      return name === undefined ? colour : `var(--${name})`;
    })
    .replaceAll('#0000', 'transparent');
}

/** By path: the package exports no single theme. */
const source = new URL('../../node_modules/dkfds/dist/css/dkfds-virkdk.min.css', import.meta.url);

/** The content `dkfds.css` should have for the installed version of the package. */
export function pickedFromPackage(): string {
  const heading = [
    "/* biome-ignore-all lint: the rules are the design system's */",
    '/* biome-ignore-all format: one rule a line, as written */',
    '/* Written by pick-dkfds.ts from the package dkfds (MIT); change the list there, not this file. */',
  ];
  return `${heading.join('\n')}\n${nameColours(pickRules(readFileSync(source, 'utf8')))}`;
}

if (import.meta.main) writeFileSync(new URL('./dkfds.css', import.meta.url), pickedFromPackage());
