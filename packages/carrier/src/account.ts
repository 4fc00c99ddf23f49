/** The one account this carrier serves: what signs its webhooks and opens its REST API. */
export interface Account {
  accountSid: string;
  /** Signs webhooks (`X-Twilio-Signature`) and opens the REST API. */
  authToken: string;
  apiKeySid: string;
  /** Signs access tokens of browsers (HS256) and opens the REST API. */
  apiKeySecret: string;
  /** The application a browser's outgoing call asks what to do. */
  applicationSid: string;
}

export const apiVersion = '2010-04-01';

/** Fixed credentials of a carrier started alone. They open nothing anywhere else. */
export const localAccount: Account = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'local0auth0token0of0the0carrier1',
  apiKeySid: 'SK00000000000000000000000000000001',
  apiKeySecret: 'local0api0key0secret0of0carrier1',
  applicationSid: 'AP00000000000000000000000000000001',
};
