/**
 * The budgets of the line and their limits: the one place where they stand. Tests that count take theirs from here, and so does every
 * measurement that has one; `npm run bench -- budgets` measures all of them and prints each beside its limit.
 */
export interface Budget {
  what: string;
  limit: number;
  /** The other way round than most: less would be too little. */
  isLeast?: true;
  unit: string;
  /** The measurement of `npm run bench` that finds the figure. */
  from: string;
  /** Digits after the point. */
  digits?: number;
}

export const budgets = {
  coldBesideBare: {
    what: 'cold `voice` ÷ a bare function with the DynamoDB client',
    limit: 1.25,
    unit: '×',
    from: 'cold',
    digits: 2,
  },
  coldBesideTwilio: {
    what: 'cold `voice` ÷ one that imports all of `twilio`',
    limit: 0.7,
    unit: '×',
    from: 'cold',
    digits: 2,
  },
  voiceBundle: { what: '`voice` bundle, minified, source map apart', limit: 900, unit: 'kB', from: 'size', digits: 1 },
  keyPress: { what: 'DynamoDB requests of a key press', limit: 2, unit: '', from: 'requests' },
  ringToMenu: { what: 'DynamoDB requests from ring to first menu, warm', limit: 6, unit: '', from: 'requests' },
  wholeCall: { what: 'DynamoDB requests of a whole visited call', limit: 45, unit: '', from: 'requests' },
  lookingOn: {
    what: 'DynamoDB requests of a desk that looks on for a minute while nothing happens',
    limit: 1,
    unit: '',
    from: 'requests',
    digits: 2,
  },
  webhookRate: {
    what: 'local webhook rate ÷ a bare `node:http` server with the same DynamoDB requests',
    limit: 0.7,
    isLeast: true,
    unit: '×',
    from: 'webhooks',
    digits: 2,
  },
  erlang: {
    what: 'routing: mean wait and who gives up, off the formula of Erlang C and A',
    limit: 2,
    unit: '%',
    from: 'formulas',
    digits: 2,
  },
  claimAtMany: {
    what: 'routing: a claim at 10,000 consultants ÷ at 10',
    limit: 1.3,
    unit: '×',
    from: 'claim',
    digits: 2,
  },
  doubleClaims: { what: 'routing: given twice or lost among 1,000 claims at once', limit: 0, unit: '', from: 'crowd' },
  ring: { what: 'call waiting to softphone ringing, p95, local', limit: 500, unit: 'ms', from: 'ring' },
  search: {
    what: 'requests more for a search among 100,000 persons than among 100',
    limit: 0,
    unit: '',
    from: 'search',
  },
  duties: {
    what: '98 units × 20 promises due at one minute: all decided and queued for their ring',
    limit: 2,
    unit: 'minutes',
    from: 'duties',
  },
  histories: { what: 'random case histories', limit: 1000, isLeast: true, unit: 'a minute', from: 'histories' },
  reportRead: {
    what: 'reading the report at 1,000,000 contacts ÷ at 1,000',
    limit: 1.5,
    unit: '×',
    from: 'reports',
    digits: 2,
  },
  rebuild: {
    what: 'events counted again from memory',
    limit: 20_000,
    isLeast: true,
    unit: '/s',
    from: 'reports',
  },
  deskPage: {
    what: 'JavaScript of the desk before a call, gzipped, voice SDK included',
    limit: 200,
    unit: 'kB',
    from: 'pages',
    digits: 1,
  },
  deskFirst: {
    what: 'the desk: fetched before there is something to read',
    limit: 30,
    unit: 'kB',
    from: 'pages',
    digits: 1,
  },
  startFirst: { what: '`npm start`, the first time after install', limit: 15, unit: 's', from: 'start', digits: 1 },
  startAgain: { what: '`npm start`, again', limit: 6, unit: 's', from: 'start', digits: 1 },
  startMemory: { what: '`npm start`, memory of all its processes', limit: 400, unit: 'MB', from: 'start' },
  test: { what: '`npm test` from a fresh clone', limit: 12, unit: 'minutes', from: 'test', digits: 1 },
} satisfies Record<string, Budget>;

export type BudgetId = keyof typeof budgets;

/** Measurements that take many minutes: `--quick` leaves them out. */
export const slow: readonly string[] = ['formulas', 'claim', 'crowd', 'search', 'test'];

/** The budgets as a sentence, as a measurement prints them. */
export function said(...ids: BudgetId[]): string {
  return ids
    .map((id) => {
      const { what, limit, unit, ...more }: Budget = budgets[id];
      return `${what} ${more.isLeast ? '≥' : '≤'} ${limit}${unit === '' ? '' : ` ${unit}`}`;
    })
    .join('; ');
}

export function isKept(id: BudgetId, figure: number): boolean {
  const { limit, ...more }: Budget = budgets[id];
  return more.isLeast ? figure >= limit : figure <= limit;
}
