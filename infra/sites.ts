import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { liveStage } from './live-api.ts';

/** Hosts of the carrier's voice SDK: signalling and events of every edge, and its own sounds. */
const carrierHosts = ['wss://*.twilio.com', 'https://*.twilio.com', 'https://*.twiliocdn.com'];
/** Sign-in: discovery and keys, and the token route of the hosted login. */
const loginHosts = ['https://cognito-idp.eu-west-1.amazonaws.com', 'https://*.auth.eu-west-1.amazoncognito.com'];

/** Content Security Policy of the sites: own scripts and styles only; connections to the carrier and the sign-in. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Plots set the width of their marks in style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self' ${[...carrierHosts, ...loginHosts].join(' ')}`,
  `media-src 'self' mediastream: blob: data: https://*.twilio.com https://*.twiliocdn.com`,
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  `form-action 'self' ${loginHosts.join(' ')}`,
].join('; ');

// Runs at the edge: the sites are folders, and an S3 origin knows no index documents below its root.
const folderIndex = `function handler(event) {
  var request = event.request;
  if (request.uri === '/') return { statusCode: 302, headers: { location: { value: '/desk/' } } };
  if (request.uri === '/desk' || request.uri === '/reports') return { statusCode: 302, headers: { location: { value: request.uri + '/' } } };
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}`;

/** Desk, reports and the fallback document behind one name, with API and sockets on the same origin, so there is no CORS at all. */
export class Sites extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, hosts: { api: string; live: string }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'permissions-policy', value: 'microphone=(self), camera=(), geolocation=()', override: true },
          { header: 'cross-origin-opener-policy', value: 'same-origin-allow-popups', override: true },
        ],
      },
    });
    const pages = {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy,
    };
    const indexes = new EdgeFunction(this, 'FolderIndex', {
      code: FunctionCode.fromInline(folderIndex),
      runtime: FunctionRuntime.JS_2_0,
    });
    const passedOn = {
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Visitation line: desk, reports and the fallback document',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        ...pages,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: indexes }],
      },
      additionalBehaviors: {
        '/config.json': { ...pages, cachePolicy: CachePolicy.CACHING_DISABLED },
        '/api/*': {
          ...passedOn,
          origin: new HttpOrigin(hosts.api),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          responseHeadersPolicy,
        },
        // Exactly the stage of the sockets, and nothing below it.
        [`/${liveStage}`]: { ...passedOn, origin: new HttpOrigin(hosts.live) },
      },
    });
    this.acceptFindings();
  }

  get url(): string {
    return `https://${this.distribution.distributionDomainName}`;
  }

  private acceptFindings(): void {
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Holds the built pages only, readable by the distribution alone; an access log would add nothing but addresses.',
    });
    const reasons: Record<string, string> = {
      'AwsSolutions-CFR1':
        'The carrier fetches the fallback document from several countries; staff sign in with a second factor.',
      'AwsSolutions-CFR2':
        'Static pages and a throttled API behind tokens; a web firewall is the municipality’s to add.',
      'AwsSolutions-CFR3':
        'An edge log holds staff addresses without purpose; who read what is in the access log of the line itself.',
      'AwsSolutions-CFR4':
        'The distribution’s own name comes with its certificate; the municipality’s domain brings TLS 1.2 with its own.',
    };
    for (const [id, reason] of Object.entries(reasons)) Validations.of(this.distribution).acknowledge({ id, reason });
  }
}
