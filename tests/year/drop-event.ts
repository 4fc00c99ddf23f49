import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keys } from '../../functions/adapters/keys.ts';
import { createTable } from '../../functions/adapters/table.ts';

/**
 * Keeps the event of a conclusion that is about to be stored from being counted: its marker stands there already, so `project`
 * takes it for one it has added before. The event itself is stored as always.
 * @param store address of the line's store
 */
export const dropOneEvent = async (store: string, visitId: string): Promise<void> => {
  const client = new DynamoDBClient({
    endpoint: store,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const table = createTable('visitation-line', client);
  const visit = await table.get(keys.visit(visitId));
  const eventId = `event_conclude.${visitId}.${String(visit?.version)}.0`;
  await table.write([{ put: { ...keys.applied(eventId), entity: 'applied' } }]);
  client.destroy();
};
