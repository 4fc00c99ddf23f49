import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stackName } from '../../infra/app.ts';
import { functionNames } from '../../infra/function-names.ts';
import { root } from '../../scripts/bundle.ts';
import { patienceMs } from '../patience.ts';
import type { Resource } from './synthesized.ts';

const folder = mkdtempSync(join(tmpdir(), 'cdk-test-'));
const assembly = join(folder, 'cdk.out');
const templateFile = join(assembly, `${stackName}.template.json`);

/** The CDK as somebody at the root of the repository calls it, on a machine that has no AWS account. */
function cdk(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/aws-cdk/bin/cdk'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: patienceMs,
      env: { PATH: process.env.PATH, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' },
    },
  );
  return { status, stdout, stderr };
}

let listed: ReturnType<typeof cdk>;
beforeAll(() => {
  listed = cdk('ls', '--output', assembly);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('cdk ls names the one stack and nothing else', () => {
  expect(listed, listed.stderr).toMatchObject({ status: 0, stdout: `${stackName}\n` });
});

test('the app has bundled every function itself', () => {
  const { Resources } = JSON.parse(readFileSync(templateFile, 'utf8')) as {
    Resources: Record<string, Resource & { Metadata: Record<string, string> }>;
  };
  const lambdas = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  expect(lambdas).toHaveLength(functionNames.length);
  for (const { Metadata, Properties } of lambdas) {
    const code = join(assembly, Metadata['aws:asset:path'] ?? '', 'index.mjs');
    expect(statSync(code).size, Properties.Description).toBeGreaterThan(10_000);
  }
});

test('cdk diff compares with a template in a file, and sees what differs', () => {
  const text = readFileSync(templateFile, 'utf8');
  const other = join(folder, 'other.json');
  writeFileSync(other, text.replace('"RetentionInDays": 30', '"RetentionInDays": 90'));
  const same = cdk('diff', '--app', assembly, '--template', templateFile);
  expect(`${same.stdout}${same.stderr}`).toContain('There were no differences');
  const changed = cdk('diff', '--app', assembly, '--template', other);
  expect(`${changed.stdout}${changed.stderr}`).toContain('RetentionInDays');
});
