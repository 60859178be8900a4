import { randomUUID } from "node:crypto";
import { Client } from "pg";

export interface DatabaseUrls {
  /** Connection of the role that owns the tables. */
  readonly ownerUrl: string;
  /** Connection of the role of the application. */
  readonly appUrl: string;
}

export interface TestDatabase extends DatabaseUrls {
  drop(): Promise<void>;
}

export interface TestDatabases {
  /** A database of its own for a test file, copied from the template. */
  cloneDatabase(): Promise<TestDatabase>;
}

const CLONE_PREFIX = "test_";
const BUILDING_PREFIX = "building_";

/**
 * Copies of one template, on the server of these URLs; the owner role must be allowed to create databases.
 */
export function createTestDatabases({
  template,
  ...urls
}: DatabaseUrls & { template: string }): TestDatabases {
  return {
    cloneDatabase: async () => {
      const name = CLONE_PREFIX + randomUUID().replaceAll("-", "");
      await onServer(urls.ownerUrl, async (client) => {
        await client.query(`create database ${name} template ${template} strategy file_copy`);
        await restrictToApp(client, name, urls.appUrl);
      });
      const drop = () =>
        onServer(urls.ownerUrl, (client) =>
          client.query(`drop database if exists ${name} with (force)`).catch(leaveToTheLast),
        );
      return {
        ownerUrl: databaseUrl(urls.ownerUrl, name),
        appUrl: databaseUrl(urls.appUrl, name),
        drop: async () => void (await drop()),
      };
    },
  };
}

/**
 * insufficient_privilege: a worker of the superuser visits the database. The last run to leave drops what is
 * left, or the next one.
 */
function leaveToTheLast(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error;
}

/** Builds the template unless it is there. It takes its name when complete: a run cut short leaves none. */
export async function ensureTemplate(
  ownerUrl: string,
  template: string,
  build: (templateOwnerUrl: string) => Promise<unknown>,
): Promise<void> {
  await onServer(ownerUrl, async (client) => {
    const known = await client.query("select from pg_database where datname = $1", [template]);
    if (known.rowCount) return;
    const building = BUILDING_PREFIX + template;
    await client.query(`drop database if exists ${building} with (force)`);
    await client.query(`create database ${building}`);
    await build(databaseUrl(ownerUrl, building));
    await client.query(`alter database ${building} rename to ${template}`);
  });
}

/** Drops what killed runs left, and every template but one. */
export async function dropLeftovers(ownerUrl: string, template: string): Promise<void> {
  await onServer(ownerUrl, async (client) => {
    const sql =
      "select datname from pg_database join pg_roles r on r.oid = datdba where rolname = user and datname <> all($1)";
    const own = new URL(ownerUrl).pathname.slice(1);
    const { rows } = await client.query<{ datname: string }>(sql, [[own, template]]);
    for (const { datname } of rows)
      await client
        .query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
        .catch(leaveToTheLast);
  });
}

/**
 * Privileges on a database are not copied with it: by default everybody may connect and create temporary
 * tables.
 */
async function restrictToApp(client: Client, name: string, appUrl: string): Promise<void> {
  const app = client.escapeIdentifier(new URL(appUrl).username);
  await client.query(
    `revoke all on database ${name} from public; grant connect on database ${name} to ${app}`,
  );
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
