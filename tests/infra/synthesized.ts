import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { buildApp, stackName } from '../../infra/app.ts';
import { environments } from '../../infra/environments.ts';
import { functionNames } from '../../infra/function-names.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is any JSON; the tests say what they expect of it
  Properties: any;
}

export interface Synthesized {
  app: App;
  resources: Record<string, Resource>;
}

/** Synthesizes the line with empty functions: what they contain is not what is tested here. */
export function synthesized(): Synthesized {
  const dir = mkdtempSync(join(tmpdir(), 'infra-test-'));
  const functionsDir = join(dir, 'functions');
  for (const name of functionNames) {
    mkdirSync(join(functionsDir, name), { recursive: true });
    writeFileSync(join(functionsDir, name, 'index.mjs'), `export const handler = async () => '${name}';`);
  }
  const app = buildApp({ outdir: join(dir, 'cdk.out'), functionsDir, environments, checked: false });
  const assembly = app.synth();
  const file = assembly.getStackByName(stackName).templateFullPath;
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Resource> };
  return { app, resources: template.Resources };
}

export function ofType({ resources }: Synthesized, type: string): [string, Resource][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type);
}

/** A reference in words: `Table`, `Table.StreamArn`, `Table/index/due`; logical ids without their hash. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', undefined]] = Object.entries(value as object);
  const bare = (id: string) => id.replace(/[0-9A-F]{8}$/, '');
  if (name === 'Ref') return bare(String(argument));
  if (name === 'Fn::GetAtt') return `${bare(String(argument[0]))}${argument[1] === 'Arn' ? '' : `.${argument[1]}`}`;
  if (name === 'Fn::Join') return (argument[1] as unknown[]).map(inWords).join(argument[0]);
  return JSON.stringify(value);
}

export interface Statement {
  Effect: string;
  Action: string | string[];
  NotAction?: unknown;
  Resource?: unknown;
  Condition?: { StringEquals?: Record<string, string> };
}

/** Statements of a function's own role, one line each: `actions on resources via service`. */
export function grantsOf(of: Synthesized, functionName: string): string[] {
  const [, lambda] =
    ofType(of, 'AWS::Lambda::Function').find(
      ([, { Properties }]) => Properties.Description === `visitation line: ${functionName}`,
    ) ?? [];
  const roleId: string = lambda?.Properties.Role['Fn::GetAtt'][0];
  const statements = ofType(of, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: { Ref: string }) => role.Ref === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[]);
  return statements
    .map(({ Effect, Action, Resource, Condition }) => {
      const actions = [Action].flat().sort().join(' ');
      const resources = [Resource].flat().map(inWords).sort().join(' ');
      const via = Condition?.StringEquals?.['kms:ViaService'];
      return `${Effect === 'Allow' ? '' : 'deny '}${actions} on ${resources}${via ? ` via ${via.split('.')[0]}` : ''}`;
    })
    .sort();
}
