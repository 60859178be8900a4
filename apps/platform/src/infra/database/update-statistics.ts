import { openConnection } from "./database-client.ts";

/**
 * After many rows at once: until PostgreSQL knows how many there are, its plans are those of an empty table.
 */
export async function updateStatistics(ownerUrl: string): Promise<void> {
  const client = await openConnection(ownerUrl);
  try {
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
