import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { requestSupport, setSupportKinds, supportsJobs } from "./index.ts";
import { canMove } from "./rules.ts";
import { supportStates } from "./support.ts";

let house: TestRuntime;
const id = parseId<"support">(randomUUID());

beforeAll(async () => {
  house = await testRuntime([supportsJobs, notificationsJobs]);
  const { id: town } = await aTown(house, { slug: "caen" });
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["card"], version: 0 });
  const jeanne = await aPerson(house, town);
  const system = house.system(town);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, "enrolled"));
  await requestSupport(jeanne, { id, personId: jeanne.personId, kind: "card" });
});
afterAll(() => house?.close());

const moves = supportStates.flatMap((from) => supportStates.map((to) => ({ from, to })));

test.each(moves)("rules and database agree on $from → $to", async ({ from, to }) => {
  const move = house.sqlAs(
    "owner",
    `begin;
     alter table support disable trigger user;
     update support set state = '${from}' where id = '${id}';
     alter table support enable trigger user;
     update support set state = '${to}' where id = '${id}';
     rollback`,
  );
  if (from === to || canMove(from, to)) await move;
  else await expect(move).rejects.toThrow(`does not go from ${from} to ${to}`);
});
