import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { environments } from '../../infra/environments.ts';
import { functionNames } from '../../infra/function-names.ts';
import { pickVariables, plain } from '../../infra/variables.ts';
import { inWords, ofType, type Synthesized, synthesized } from './synthesized.ts';

let line: Synthesized;
beforeAll(() => {
  line = synthesized();
});

function lambdas() {
  return ofType(line, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
}

function lambda(name: string) {
  return lambdas().find(({ Description }) => Description === `visitation line: ${name}`);
}

function mapping(name: string) {
  return ofType(line, 'AWS::Lambda::EventSourceMapping').find(([id]) => id.startsWith(name))?.[1].Properties;
}

test.each(functionNames)(
  '%s gets every variable its schema wants, and refuses to start without, naming it',
  async (name) => {
    const wanted = Object.entries(environments[name].shape)
      .filter(([, field]) => field._zod.optin !== 'optional')
      .map(([variable]) => variable);
    expect(wanted).toContain('TABLE_NAME');
    expect(Object.keys(lambda(name)?.Environment.Variables)).toEqual(expect.arrayContaining([...wanted, 'LOG_LEVEL']));

    for (const variable of wanted) vi.stubEnv(variable, undefined);
    try {
      await expect(import(`../../functions/${name}/index.ts`)).rejects.toThrow('TABLE_NAME');
    } finally {
      vi.unstubAllEnvs();
    }
  },
  20_000,
);

test('a variable that infra does not offer stops the synthesis', () => {
  const schema = z.object({ A: z.string(), B: z.optional(z.string()) });
  expect(() => pickVariables('x', schema, { B: plain('b') })).toThrow('functions/x/env.ts asks for A');
  expect(Object.keys(pickVariables('x', schema, { A: plain('a') }))).toEqual(['A']);
});

test('no function is told what only the line on one machine knows', () => {
  for (const { Environment } of lambdas()) expect(Environment.Variables.CARRIER_API_URL).toBeUndefined();
});

test('functions run on Node 24, and those the carrier waits for answer within its 15 seconds', () => {
  for (const { Runtime, Architectures } of lambdas()) {
    expect([Runtime, Architectures]).toEqual(['nodejs24.x', ['arm64']]);
  }
  for (const name of ['voice', 'carrier-status', 'replies']) expect(lambda(name)?.Timeout).toBeLessThan(15);
  expect(lambda('api')?.Timeout).toBeLessThan(30);
});

test.each([
  [
    'DispatchStream',
    [
      { entity: { S: ['event'] }, hasEffects: { BOOL: [true] } },
      { entity: { S: ['event'] }, forDesks: { BOOL: [true] } },
    ],
  ],
  ['ProjectStream', [{ entity: { S: ['event'] } }]],
])('%s reads inserted events only, three tries, partial failures, then its queue', (name, images) => {
  const properties = mapping(name);
  const filters = properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
  expect(filters).toEqual(images.map((NewImage) => ({ eventName: ['INSERT'], dynamodb: { NewImage } })));
  expect(properties).toMatchObject({
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRetryAttempts: 3,
    BisectBatchOnFunctionError: true,
    StartingPosition: 'TRIM_HORIZON',
  });
  expect(inWords(properties.DestinationConfig.OnFailure.Destination)).toBe(`${name}Failures`);
});

test('an event is never too old for the figures; an effect is after an hour', () => {
  expect(mapping('ProjectStream')?.MaximumRecordAgeInSeconds).toBeUndefined();
  expect(mapping('DispatchStream')?.MaximumRecordAgeInSeconds).toBe(3600);
});

test('sweep runs each minute', () => {
  const [[, rule] = []] = ofType(line, 'AWS::Events::Rule');
  expect(rule?.Properties.ScheduleExpression).toBe('rate(1 minute)');
  expect(inWords(rule?.Properties.Targets[0].Arn)).toBe('sweepFunction');
});

test('a run that sweep asks for is not tried again, nor begun when the next minute’s is due', () => {
  const configs = ofType(line, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
  expect(configs).toMatchObject([{ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 }]);
  expect(inWords(configs[0]?.FunctionName)).toBe('sweepFunction');
});

test('the fallback document apologises in Danish, takes the wish, and ends by itself', () => {
  const xml = readFileSync(new URL('../../infra/fallback/fallback.xml', import.meta.url), 'utf8');
  const verbs = [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([A-Z]\w+)/g)].map(([, verb]) => verb);
  expect(verbs).toEqual(['Response', 'Gather', 'Say', 'Pause', 'Say', 'Say', 'Hangup']);
  expect(xml).toContain('action="{PUBLIC_URL}/voice/fallback"');
  expect(xml.match(/<Say language="da-DK">/g)).toHaveLength(3);
  expect(xml).toContain('Vi beklager');
});
