/** The same functions, each remembering what it has answered: the calendar is pure, and the walk asks it the same million times over. */
export function remembering<Module extends object>(module: Module): Module {
  const entries = Object.entries(module).map(([name, value]) => [
    name,
    typeof value === 'function' ? remember(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function remember(compute: (...of: unknown[]) => unknown): (...of: unknown[]) => unknown {
  const known = new Map<string, unknown>();
  return (...of) => {
    const key = of.join(' ');
    if (known.has(key)) return known.get(key);
    const answer = compute(...of);
    known.set(key, answer);
    return answer;
  };
}
