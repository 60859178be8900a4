import { Client } from "pg";

/**
 * The owner of the tables: loads rows by thousands, and measures tables; row-level security does not hold it.
 */
export interface Owner {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function openOwner(ownerUrl: string): Promise<Owner> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query(sql, [...values])).rows as Row[],
    close: () => client.end(),
  };
}
