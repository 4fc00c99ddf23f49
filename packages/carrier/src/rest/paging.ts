/** One page of a list as the carrier answers it. `uri` is the list's own path with the query as asked. */
export function page<T>(key: string, items: T[], asked: URL, show: (item: T) => unknown): Record<string, unknown> {
  const size = Math.min(1000, Math.max(1, Number(asked.searchParams.get('PageSize') ?? 50) || 50));
  const number = Math.max(0, Number(asked.searchParams.get('Page') ?? 0) || 0);
  const at = (index: number) => {
    const query = new URLSearchParams(asked.searchParams);
    query.set('PageSize', String(size));
    query.set('Page', String(index));
    return `${asked.pathname}?${query}`;
  };
  const start = number * size;
  const shown = items.slice(start, start + size);
  return {
    [key]: shown.map(show),
    page: number,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: at(number),
    first_page_uri: at(0),
    previous_page_uri: number > 0 ? at(number - 1) : null,
    next_page_uri: start + size < items.length ? at(number + 1) : null,
  };
}

/** Whether a moment passes `Name`, `Name<` (up to and including) and `Name>` of a query; days or full dates. */
export function isWithin(query: URLSearchParams, name: string, at: number | undefined): boolean {
  const on = query.get(name);
  const before = query.get(`${name}<`);
  const after = query.get(`${name}>`);
  if (on === null && before === null && after === null) return true;
  if (at === undefined) return false;
  const dayEnd = (text: string) => Date.parse(text) + (text.length === 10 ? 86_399_999 : 0);
  if (on !== null && (at < Date.parse(on) || at > Date.parse(on.slice(0, 10)) + 86_399_999)) return false;
  if (before !== null && at > dayEnd(before)) return false;
  return after === null || at >= Date.parse(after);
}
