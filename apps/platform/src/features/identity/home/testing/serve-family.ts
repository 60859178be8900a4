import { writeFile } from "node:fs/promises";
import { createTestDatabases } from "@ardeco/testing";
import { openTestDatabases } from "../../../../testing/open-test-databases.ts";
import { aFixedFamily } from "./fixture.ts";

/**
 * The fixed family behind a port of its own, for a browser: `node serve-family.js <file of facts>`. The facts
 * say where it is and the sessions of its parents; it ends on SIGTERM.
 */
async function serveFamily(factsPath: string): Promise<void> {
  const { databases, leave } = await openTestDatabases();
  const { drop, ...urls } = await createTestDatabases(databases).cloneDatabase();
  const family = await aFixedFamily(3, { database: { ...urls, close: drop } });
  const { server, house } = family.home;
  const readToken = async (who: typeof family.mother) =>
    (await server.signedIn(who)).cookies.get("ardeco_espace", "/caen") ?? "";
  const url = await server.app.listen({ host: "localhost", port: 0 });
  const [mother, father] = [await readToken(family.mother), await readToken(family.father)];
  await writeFile(factsPath, JSON.stringify({ url, sessions: { mother, father } }));
  process.stdout.write("La famille est prête\n");
  process.once("SIGTERM", () => {
    void server.app
      .close()
      .then(() => house.close())
      .then(leave)
      .finally(() => process.exit());
  });
}

await serveFamily(process.argv[2] ?? "");
