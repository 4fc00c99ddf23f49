import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The two customer keys. `data` covers everything at rest (table, secrets, logs, queues, topic); `sealing` protects the one
 * secret under which functions seal single fields (name, number, CPR): whoever may read the table still reads no person.
 */
export class LineKeys extends Construct {
  readonly data: Key;
  readonly sealing: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { region, account } = Stack.of(this);
    this.data = new Key(this, 'Data', {
      description: 'Visitation line: everything at rest',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const logs = new ServicePrincipal(`logs.${region}.amazonaws.com`, {
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:*` },
      },
    });
    this.data.grantEncryptDecrypt(logs);
    this.sealing = new Key(this, 'Sealing', {
      description: 'Visitation line: the secret under which fields that tell of a person are sealed',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
