interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * Stands in a function's bundle for the library's search for keys: those of a function's role stand in its environment, and the many other
 * places where a machine may keep some would be a tenth of the bundle. Throws without keys.
 */
export function defaultProvider(): () => Promise<Keys> {
  return async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new Error('The environment of this function holds no keys');
    return { accessKeyId, secretAccessKey, ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }) };
  };
}
