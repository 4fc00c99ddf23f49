import { type CfnElement, Stack, Token, Validations } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { LineFunction } from './line-function.ts';
import type { Offer } from './variables.ts';

/** Also the path under which the pages open it, on their own origin. */
export const liveStage = 'live';
/** Of the stage's management interface: what is sent to whichever socket. */
const sending = `${liveStage}/POST/@connections/*`;

/** The WebSocket API that tells desks of changes. Who may open a socket is decided by `live` on `$connect`, by a ticket. */
export class LiveApi extends Construct {
  private readonly api: WebSocketApi;
  private readonly stage: WebSocketStage;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Sockets', {
      description: 'Visitation line: desks are told that something has changed',
      routeSelectionExpression: '$request.body.action',
    });
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: liveStage,
      autoDeploy: true,
      // A desk sends one short message a minute and opens a socket every two hours: a thousand desks are 17 a second.
      throttle: { rateLimit: 100, burstLimit: 300 },
      detailedMetricsEnabled: true,
    });
    Validations.of(this.stage).acknowledge({
      id: 'AwsSolutions-APIG1',
      reason:
        'Sockets are logged under a role that the whole account shares, and it would only tell who looked on when; the function logs what fails.',
    });
  }

  /** Host name of the API, for the distribution that puts desk and sockets on one origin. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** Where a function sends to sockets; with it comes that it may send, and neither look at them nor close them. */
  get connections(): Offer {
    const { partition, region, account } = Stack.of(this);
    const resources = [`arn:${partition}:execute-api:${region}:${account}:${this.api.apiId}/${sending}`];
    return {
      value: this.stage.callbackUrl,
      grants: () => [new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources })],
    };
  }

  /** Records that who tells desks may post to any of them: the finding names the resource as the template does. */
  acceptWildcard(teller: LineFunction): void {
    const { region, account } = Stack.of(this);
    const owner = Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
    const api = Stack.of(this).getLogicalId(this.api.node.defaultChild as CfnElement);
    teller.accept(
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:${region}:${owner}:<${api}>/${sending}]`,
      'The gateway names the connections; posting to those of this stage is all that is allowed.',
    );
  }

  addRoutes({ lambda }: LineFunction): void {
    const integration = new WebSocketLambdaIntegration('Live', lambda);
    const open = [
      this.api.addRoute('$connect', { integration }),
      this.api.addRoute('$disconnect', { integration }),
      this.api.addRoute('$default', { integration, returnResponse: true }),
    ];
    for (const route of open) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'A browser can send no header with a socket: the function lets in by a ticket of one use, which an authorised route gives, and answers 403.',
      });
    }
  }
}
