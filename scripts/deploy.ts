/**
 * `npm run deploy`: builds, deploys the stack and uploads the sites. Needs credentials of an AWS account that was bootstrapped once
 * (`npx cdk bootstrap aws://<account>/eu-west-1`) and the AWS command line, version 2.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackName } from '../infra/app.ts';
import { atTheCarrier } from './at-the-carrier.ts';
import { root } from './bundle.ts';

const region = 'eu-west-1';
const node = process.execPath;

interface Outputs {
  PublicUrl: string;
  SiteUrl: string;
  SitesBucket: string;
  DistributionId: string;
  Issuer: string;
  ClientId: string;
  LoginUrl: string;
  AlarmTopic: string;
  CarrierSecretArn: string;
  KeysSecretArn: string;
}

class DeployError extends Error {}

/** Runs a program with its output on the screen. @throws when it fails, saying what it was for. */
function run(purpose: string, command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error || status !== 0) throw new DeployError(`${purpose} failed; the reason stands above.`);
}

/** Asks the AWS command line; its answer as text. @throws with what it said. */
function aws(args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('aws', [...args, '--region', region], { encoding: 'utf8' });
  if (error) throw new DeployError('The AWS command line (aws, version 2) is needed and was not found.');
  if (status !== 0) throw new DeployError(`aws ${args.slice(0, 2).join(' ')} failed: ${stderr.trim()}`);
  return stdout.trim();
}

function checkAccount(): void {
  const account = aws(['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text']);
  console.log(`deploying to account ${account}, ${region}`);
}

/** As `npx cdk deploy` does, by the settings of cdk.json: bundles, checks, asks before a permission is widened, deploys. */
function deployStack(): Outputs {
  const file = join(root, 'dist/outputs.json');
  run('The deployment', node, [
    join(root, 'node_modules/aws-cdk/bin/cdk'),
    'deploy',
    stackName,
    '--outputs-file',
    file,
  ]);
  const outputs = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Outputs>)[stackName];
  if (!outputs) throw new DeployError(`The deployment gave no outputs in ${file}.`);
  return outputs;
}

function secretFields(arn: string): Record<string, unknown> {
  const text = aws([
    'secretsmanager',
    'get-secret-value',
    '--secret-id',
    arn,
    '--query',
    'SecretString',
    '--output',
    'text',
  ]);
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // As created: a random text that is nobody's secret.
    return {};
  }
}

/** Makes the keys of people once. They are never replaced: what was sealed under them would be lost. */
function ensureKeys(arn: string): void {
  const known = secretFields(arn);
  if (known.lookup && known.sealing) return;
  const key = () => randomBytes(32).toString('base64');
  const dir = mkdtempSync(join(tmpdir(), 'line-keys-'));
  const file = join(dir, 'keys.json');
  try {
    writeFileSync(file, JSON.stringify({ lookup: key(), sealing: key() }), { mode: 0o600 });
    aws(['secretsmanager', 'put-secret-value', '--secret-id', arn, '--secret-string', `file://${file}`]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  console.log('made the keys under which people are sealed');
}

/** The config the pages read, and the fallback document with the line's address in it. */
function writeDocuments(outputs: Outputs): string {
  const dir = join(root, 'dist/documents');
  mkdirSync(dir, { recursive: true });
  const signOut = new URLSearchParams({ client_id: outputs.ClientId, logout_uri: `${outputs.SiteUrl}/desk/` });
  const config = {
    issuer: outputs.Issuer,
    clientId: outputs.ClientId,
    local: false,
    voice: { local: false, edge: 'dublin' },
    signOutUrl: `${outputs.LoginUrl}/logout?${signOut}`,
  };
  writeFileSync(join(dir, 'config.json'), JSON.stringify(config));
  const fallback = readFileSync(join(root, 'infra/fallback/fallback.xml'), 'utf8');
  writeFileSync(join(dir, 'fallback.xml'), fallback.replaceAll('{PUBLIC_URL}', outputs.PublicUrl));
  return dir;
}

function uploadSites(outputs: Outputs): void {
  const bucket = `s3://${outputs.SitesBucket}`;
  for (const site of ['desk', 'reports']) {
    const from = join(root, 'dist/web', site);
    const sync = (maxAge: string, ...filters: string[]) =>
      aws(['s3', 'sync', from, `${bucket}/${site}`, ...filters, '--cache-control', maxAge]);
    // Files first, the page that names them last, so that no reader meets a page whose files are not there yet.
    sync('public,max-age=31536000,immutable', '--exclude', '*', '--include', 'assets/*');
    sync('public,max-age=3600', '--exclude', 'assets/*', '--exclude', '*.html');
    sync('no-cache', '--exclude', '*', '--include', '*.html');
  }
  const documents = writeDocuments(outputs);
  const type = { 'config.json': 'application/json', 'fallback.xml': 'text/xml; charset=utf-8' };
  for (const [name, contentType] of Object.entries(type)) {
    aws([
      's3',
      'cp',
      join(documents, name),
      `${bucket}/${name}`,
      '--content-type',
      contentType,
      '--cache-control',
      'no-cache',
    ]);
  }
  const paths = ['/desk/*', '/reports/*', '/config.json', '/fallback.xml'];
  aws(['cloudfront', 'create-invalidation', '--distribution-id', outputs.DistributionId, '--paths', ...paths]);
}

function tellWhatIsLeft(outputs: Outputs): void {
  const carrier = secretFields(outputs.CarrierSecretArn);
  const wanted = ['accountSid', 'authTokens', 'apiKeySid', 'apiKeySecret', 'applicationSid'];
  const missing = wanted.filter((field) => !carrier[field]);
  console.log(`\ndesk     ${outputs.SiteUrl}/desk/\nreports  ${outputs.SiteUrl}/reports/`);
  console.log(['', ...atTheCarrier(outputs)].join('\n'));
  if (missing.length > 0) {
    console.log(
      `\nThe secret ${outputs.CarrierSecretArn} lacks ${missing.join(', ')}: no call is answered before it has them.`,
    );
  }
  console.log(`\nUnits, their numbers and their staff: npm run unit -- list --stack ${stackName} (docs/first-call.md)`);
  console.log(`\nAlarms go to ${outputs.AlarmTopic}: subscribe the people on duty to it once.`);
}

try {
  checkAccount();
  run('Building the pages', node, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'web/vite.config.ts',
  ]);
  const outputs = deployStack();
  ensureKeys(outputs.KeysSecretArn);
  uploadSites(outputs);
  tellWhatIsLeft(outputs);
} catch (error) {
  if (!(error instanceof DeployError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
