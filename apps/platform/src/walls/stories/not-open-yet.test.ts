import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  grantDelegation,
  hasFileDeciders,
  revokeDelegation,
  updateAgentRoles,
} from "../../features/access/access/index.ts";
import {
  findDoor,
  startAtDesk,
  startEnrolment,
  startRelativeFile,
  startVouched,
} from "../../features/enrolment/enrolment/index.ts";
import { updateMode } from "../../features/enrolment/organisation/index.ts";
import { type DelegationId, type DeskId, parseId, type StaffId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown, aTownNotOpenYet } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { code, newId } from "../testing/a-town-in-mode.ts";

// A town where nobody decides files accepts none, by any door; it opens the day somebody does.

let house: TestRuntime;
let neighbour: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime();
  neighbour = await aTown(house, { slug: "agglomeration", kind: "epci" });
});
afterAll(() => house.close());

const notOpen = "enrolment.not_open_yet";

async function aTownAlone() {
  const town = await aTownNotOpenYet(house, { slug: `ville-${randomUUID().slice(0, 8)}` });
  const anybody = house.as({ kind: "anonymous" }, town.id);
  const isOpen = () => anybody.transaction((tx) => hasFileDeciders(tx, anybody));
  return { ...town, anybody, isOpen };
}

const vouched = (anybody: ReturnType<TestRuntime["as"]>) =>
  code(
    startVouched(anybody, {
      newPersonId: newId(),
      identity: {
        kind: "franceconnect",
        issuer: "https://e.example",
        subject: randomUUID(),
        amr: [],
        claims: { given_name: "Amélie", family_name: "VASSEUR", birthdate: "1994-03-12" },
      },
    }),
  );

describe("a town where nobody decides files", () => {
  test("accepts none: neither a newcomer's, nor one that FranceConnect vouches for, nor a resident's, nor a clerk's", async () => {
    const town = await aTownAlone();
    expect(await town.isOpen()).toBe(false);
    expect(await code(startEnrolment(town.anybody, { newPersonId: newId() }))).toBe(notOpen);
    expect(await vouched(town.anybody)).toBe(notOpen);
    const resident = await aPerson(house, town.id);
    expect(await code(startRelativeFile(resident, { personId: resident.personId }))).toBe(notOpen);
    const clerk = await anAgent(house, town.id, ["reception", "service_manager", "authority_administrator"]);
    expect(await code(startAtDesk(clerk, { personId: newId() }))).toBe(notOpen);
    const [kept] = await house.sqlAs<{ n: number }>(
      "owner",
      `select count(*)::int as n from enrolment_file where authority_id = '${town.id}'`,
    );
    expect(kept?.n).toBe(0);
  });

  test("opens with its first validator, and closes with the last", async () => {
    const town = await aTownAlone();
    const validator = await anAgent(house, town.id, ["validator"]);
    expect(await code(startEnrolment(town.anybody, { newPersonId: newId() }))).toBe("open");
    const staffId = validator.actor.kind === "staff" ? validator.actor.staffId : parseId<"staff">("");
    const system = house.system(town.id);
    await updateAgentRoles(system, { staffId, grant: { role: "validator" }, held: false });
    expect(await town.isOpen()).toBe(false);
  });

  test("opens by access lent to an agent, from its first day to its last, until it is revoked", async () => {
    const town = await aTownAlone();
    const agent = await anAgent(house, neighbour.id, ["reception"]);
    const staffId = agent.actor.kind === "staff" ? agent.actor.staffId : parseId<"staff">("");
    const delegation = await lend(town.id, { staffId });
    expect(await town.isOpen()).toBe(true);
    const [days] = await house.sqlAs<Record<string, boolean>>(
      "owner",
      `select ardeco_receives_files('${town.id}', '2026-11-23') as before,
         ardeco_receives_files('${town.id}', '2027-11-23') as last,
         ardeco_receives_files('${town.id}', '2027-11-24') as after`,
    );
    expect(days).toEqual({ before: false, last: true, after: false });
    await revokeDelegation(house.system(town.id), delegation);
    expect(await town.isOpen()).toBe(false);
  });

  test("opens by access lent to a team only once somebody works in it", async () => {
    const town = await aTownAlone();
    const other = await aTownNotOpenYet(house, { slug: `equipe-${randomUUID().slice(0, 8)}` });
    await lend(town.id, { teamDeskId: other.deskId }, other.id);
    expect(await town.isOpen()).toBe(false);
    await anAgent(house, other.id, [{ role: "service_manager" }]);
    expect(await town.isOpen()).toBe(false);
    await anAgent(house, other.id, [{ role: "reception", deskId: other.deskId }]);
    expect(await town.isOpen()).toBe(true);
  });

  test("is not opened by a role lent that decides nothing, nor by somebody else's agents", async () => {
    const town = await aTownAlone();
    const agent = await anAgent(house, neighbour.id, ["validator"]);
    const staffId = agent.actor.kind === "staff" ? agent.actor.staffId : parseId<"staff">("");
    await lend(town.id, { staffId }, neighbour.id, "reception");
    expect(await town.isOpen()).toBe(false);
  });
});

test("a door closed by the organisation mode is closed to who comes with FranceConnect too", async () => {
  const town = await aTown(house, { slug: "mairie-seule" });
  const anybody = house.as({ kind: "anonymous" }, town.id);
  expect(await findDoor(anybody, "web")).toBe("open");
  const administrator = await anAgent(house, town.id, ["authority_administrator"]);
  await updateMode(administrator, { from: "internal_web", to: "internal_town_hall" });
  expect(await findDoor(anybody, "web")).toBe("closed");
  expect(await vouched(anybody)).toBe("enrolment.door_closed");
});

async function lend(
  authorityId: typeof neighbour.id,
  to: { readonly staffId: StaffId } | { readonly teamDeskId: DeskId },
  fromAuthorityId = neighbour.id,
  role: "validator" | "reception" = "validator",
): Promise<DelegationId> {
  const id = parseId<"delegation">(randomUUID());
  await grantDelegation(house.system(authorityId), {
    ...to,
    id,
    fromAuthorityId,
    role,
    reason: "Soutien",
    startsOn: "2026-11-24",
    endsOn: "2027-11-23",
  });
  return id;
}
