import { spawnSync } from 'node:child_process';

/** What the stack says of itself, as far as scripts need it. */
export interface StackOutputs {
  PublicUrl: string;
  SiteUrl: string;
  Issuer: string;
  TableName: string;
}

/** Asks the AWS command line what a deployed stack is made of. @throws with what it said */
export function readStackOutputs(stack: string, region: string): StackOutputs {
  const ask = ['cloudformation', 'describe-stacks', '--stack-name', stack, '--region', region];
  const query = ['--query', 'Stacks[0].Outputs', '--output', 'json'];
  const { status, stdout, stderr, error } = spawnSync('aws', [...ask, ...query], { encoding: 'utf8' });
  if (error) throw new Error('The AWS command line (aws, version 2) is needed and was not found.');
  if (status !== 0) throw new Error(`The stack ${stack} does not answer in ${region}: ${stderr.trim()}`);
  const outputs = (JSON.parse(stdout) ?? []) as { OutputKey: string; OutputValue: string }[];
  return Object.fromEntries(outputs.map((one) => [one.OutputKey, one.OutputValue])) as unknown as StackOutputs;
}
