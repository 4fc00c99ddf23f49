import type { StoreRequest } from './store-request.ts';

interface QueryAnswer {
  Items?: Record<string, { S?: string }>[];
  Count?: number;
  ScannedCount?: number;
}

/** Answers of so many different queries are kept; one not asked for longest goes first. */
const mostKept = 500;

export interface StaleIndex {
  /** Keeps the true answer to a query through an index, for the next time. */
  keep(request: StoreRequest, answer: string): void;
  /** What the same query was answered before; undefined for one that was never asked. */
  before(request: StoreRequest): string | undefined;
}

/**
 * An index that is behind. The same query is one of the same index, list, order and limit: its bounds move with the clock, so of
 * the earlier answer goes out what lies within the bounds asked for.
 */
export function createStaleIndex(): StaleIndex {
  const kept = new Map<string, string>();
  return {
    keep(request, answer) {
      const name = nameOf(request);
      kept.delete(name);
      kept.set(name, answer);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    },
    before(request) {
      const answer = kept.get(nameOf(request));
      return answer && JSON.stringify(within(request, JSON.parse(answer)));
    },
  };
}

/** A query without what bounds its sort key. */
function nameOf({ body }: StoreRequest): string {
  const { low, high } = boundsOf(body);
  const { [low]: _low, [high]: _high, ...values } = body.ExpressionAttributeValues ?? {};
  return JSON.stringify({ ...body, ExpressionAttributeValues: values });
}

function within({ body }: StoreRequest, answer: QueryAnswer): QueryAnswer {
  const { sort, low, high } = boundsOf(body);
  const [from, to] = [low, high].map((place) => body.ExpressionAttributeValues?.[place]?.S);
  if (from === undefined || to === undefined) return answer;
  const name = body.ExpressionAttributeNames?.[sort] ?? sort;
  const Items = (answer.Items ?? []).filter((item) => {
    const at = item[name]?.S ?? '';
    return from <= at && at <= to;
  });
  return { ...answer, Items, Count: Items.length, ScannedCount: Items.length };
}

/** Placeholders of the sort key and its bounds; empty where there are none. */
function boundsOf({ KeyConditionExpression = '' }: StoreRequest['body']): { sort: string; low: string; high: string } {
  const [, sort = '', low = '', high = ''] = /(#?\w+) BETWEEN (:\w+) AND (:\w+)/.exec(KeyConditionExpression) ?? [];
  return { sort, low, high };
}
