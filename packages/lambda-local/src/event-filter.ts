/**
 * The part of Lambda's event patterns that is understood here: nested objects, lists of allowed values
 * (strings, numbers, booleans, null), `exists`, `prefix`, `anything-but` with plain values, and `numeric` left out.
 * Anything else in a pattern throws, so that a template is never run with a filter that is only half understood.
 */
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((rule) => allows(rule, value));
  if (typeof pattern !== 'object' || pattern === null) {
    throw new Error(`Event pattern: ${JSON.stringify(pattern)} must stand in a list`);
  }
  return Object.entries(pattern).every(([key, inner]) => matches(inner, childOf(value, key)));
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function allows(rule: unknown, value: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return rule === value;
  const [name, argument] = Object.entries(rule)[0] ?? [];
  switch (name) {
    case 'exists':
      return (value !== undefined) === argument;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(argument));
    case 'anything-but':
      return value !== undefined && ![argument].flat().includes(value);
    default:
      throw new Error(`Event pattern: the rule ${JSON.stringify(rule)} is not known here`);
  }
}
