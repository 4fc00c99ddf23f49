import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';

/** The part of a zod object schema that infra looks at: the names of the variables, and which may be absent. */
export interface EnvSchema {
  shape: Readonly<Record<string, { _zod: { optin?: string | undefined } }>>;
}

export interface Offer {
  value: string;
  /** Permissions that come with being told this variable. */
  grants: () => PolicyStatement[];
}

// The logger's library reads these itself, so no schema of ours names them.
const readByLogger = ['POWERTOOLS_SERVICE_NAME', 'LOG_LEVEL'];

function nothing() {
  return [];
}

/** A variable that is only a value. */
export function plain(value: string): Offer {
  return { value, grants: nothing };
}

/** A secret: the variable is its ARN, and being told it means being allowed to read it, nothing else. */
export function secretOffer(secret: Secret, key: IKey): Offer {
  return {
    value: secret.secretArn,
    grants: () => [
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(secret).region}.amazonaws.com` } },
      }),
    ],
  };
}

/**
 * Picks from what infra offers the variables a function's own schema asks for.
 * @throws when it asks for one that infra cannot give: better at synthesis than at the first call.
 */
export function pickVariables(
  functionName: string,
  schema: EnvSchema,
  offers: Record<string, Offer>,
): Record<string, Offer> {
  const picked: Record<string, Offer> = {};
  for (const name of readByLogger) if (offers[name]) picked[name] = offers[name];
  for (const [name, field] of Object.entries(schema.shape)) {
    const offer = offers[name];
    if (offer) picked[name] = offer;
    else if (field._zod.optin !== 'optional') {
      throw new Error(`functions/${functionName}/env.ts asks for ${name}, which infra does not offer.`);
    }
  }
  return picked;
}
