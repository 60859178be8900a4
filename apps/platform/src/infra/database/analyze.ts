import { connectOnce } from "./database-client.ts";

/**
 * After many rows at once: until PostgreSQL knows how many there are, its plans are those of an empty table.
 */
export async function analyze(ownerUrl: string): Promise<void> {
  const client = await connectOnce(ownerUrl);
  try {
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
