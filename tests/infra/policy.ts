/** Reads resource policies of a template as IAM does, as far as ours go: what is not understood stops the test. */

export interface PolicyStatement {
  Effect: 'Allow' | 'Deny';
  Principal: '*' | Record<string, unknown>;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

export interface Request {
  service: string;
  action: string;
  /** Logical id, or `*` where a policy belongs to its resource alone. */
  resource: string;
  /** Condition keys and their values. */
  context: Record<string, string>;
}

/** Pseudo parameters as they are in an account like ours. */
const pseudo: Record<string, string> = { 'AWS::AccountId': '111122223333', 'AWS::Partition': 'aws' };

/** A string of a template with its references put in; a reference to a resource becomes its logical id. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', undefined]] = Object.entries(value as object);
  if (name === 'Ref') return pseudo[String(argument)] ?? String(argument);
  if (name === 'Fn::GetAtt') return String((argument as unknown[])[0]);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(textOf).join(argument[0]);
  throw new Error(`not understood: ${JSON.stringify(value)}`);
}

/** `*` stands for anything, as in actions and in ArnLike. */
function isLike(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(value);
}

const operators: Record<string, (wanted: string, given: string) => boolean> = {
  StringEquals: (wanted, given) => wanted === given,
  Bool: (wanted, given) => wanted === given,
  ArnLike: isLike,
};

function conditionHolds(condition: PolicyStatement['Condition'], context: Record<string, string>): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) => {
    const compare = operators[operator];
    if (!compare) throw new Error(`not understood: ${operator}`);
    return Object.entries(keys).every(([key, wanted]) => {
      const given = context[key];
      return given !== undefined && [wanted].flat().some((one) => compare(textOf(one), given));
    });
  });
}

function concerns(statement: PolicyStatement, request: Request): boolean {
  const { Principal, Action, Resource, Condition } = statement;
  const services = Principal === '*' ? '*' : [Principal.Service ?? []].flat();
  return (
    (services === '*' || services.includes(request.service)) &&
    [Action].flat().some((action) => isLike(action, request.action)) &&
    [Resource].flat().some((one) => isLike(textOf(one), request.resource)) &&
    conditionHolds(Condition, request.context)
  );
}

/** Allowed by one statement and denied by none. */
export function isAllowed(statements: PolicyStatement[], request: Request): boolean {
  const concerning = statements.filter((statement) => concerns(statement, request));
  return concerning.length > 0 && concerning.every(({ Effect }) => Effect === 'Allow');
}
