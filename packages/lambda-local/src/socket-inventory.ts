import { ofType, type Resource, type Template, targetOf } from './template.ts';

export interface SocketRouteSpec {
  functionId: string;
  /** What the function returns is sent to the client: the route has a response of its own. */
  answers: boolean;
}

/** The WebSocket API of the template. */
export interface SocketApiSpec {
  /** Also the path under which it is opened. */
  stage: string;
  /** The field of a message that names its route. */
  selectedBy: string;
  /** By route key: `$connect`, `$disconnect`, `$default`, or a value of that field. */
  routes: Record<string, SocketRouteSpec>;
}

export function isOfSockets(template: Template, { Properties }: Resource): boolean {
  return template.resources[targetOf(Properties.ApiId) ?? '']?.Properties.ProtocolType === 'WEBSOCKET';
}

/** The function that a route leads to. */
export function functionOf(template: Template, [id, { Properties }]: [string, Resource]): string {
  const integration = template.resources[targetOf(Properties.Target) ?? ''];
  const functionId = targetOf(integration?.Properties.IntegrationUri);
  if (!functionId) throw new Error(`Route ${id} leads to no function`);
  return functionId;
}

/** One WebSocket API at most. */
export function socketsOf(template: Template): { sockets?: SocketApiSpec } {
  const [[apiId, api] = []] = ofType(template, 'AWS::ApiGatewayV2::Api').filter(
    ([, { Properties }]) => Properties.ProtocolType === 'WEBSOCKET',
  );
  const stage = ofType(template, 'AWS::ApiGatewayV2::Stage').find(
    ([, { Properties }]) => targetOf(Properties.ApiId) === apiId,
  );
  if (apiId === undefined || api === undefined || stage === undefined) return {};
  const [, selectedBy] = /^\$request\.body\.(\w+)$/.exec(String(api.Properties.RouteSelectionExpression)) ?? [];
  if (selectedBy === undefined) throw new Error(`${apiId}: only $request.body.NAME selects routes here`);
  const answering = ofType(template, 'AWS::ApiGatewayV2::RouteResponse').map(([, { Properties }]) =>
    targetOf(Properties.RouteId),
  );
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route')
    .filter(([, route]) => isOfSockets(template, route))
    .map(([id, route]) => [
      String(route.Properties.RouteKey),
      { functionId: functionOf(template, [id, route]), answers: answering.includes(id) },
    ]);
  return { sockets: { stage: String(stage[1].Properties.StageName), selectedBy, routes: Object.fromEntries(routes) } };
}
