import { Client } from "pg";
import { expect, test } from "vitest";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import { createAccount, requestSignInLinks } from "./index.ts";

test("links asked for one address at the same instant are counted together", async () => {
  const house = await testRuntime();
  const { id } = await aTown(house, { slug: "caen" });
  const { personId } = await aPerson(house, id);
  const system = house.system(id);
  await system.transaction((tx) => createAccount(tx, system, { personId, email: "rose@example.fr" }));
  // Reads pass and writes wait: without an order among them, all would count none and then write.
  const hold = new Client({ connectionString: house.ownerUrl });
  await hold.connect();
  await hold.query("begin");
  await hold.query("lock table sign_in_link in share mode");
  let sent = 0;
  const asking = Promise.all(
    Array.from({ length: 8 }, () =>
      requestSignInLinks(
        house.as({ kind: "anonymous" }, id),
        { email: "rose@example.fr", door: "person" },
        async (_tx, _system, links) => {
          sent += links.length;
        },
      ),
    ),
  );
  await expect.poll(() => waitingOnLocks(house)).toBe(8);
  await hold.query("rollback");
  await hold.end();
  await asking;
  expect(sent).toBe(5);
  await house.close();
});
