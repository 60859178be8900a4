import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, resolveSession, updateStaffDemand } from "../../../features/access/access/index.ts";
import { createImportProposal } from "../../../features/authorities/authorities/index.ts";
import type { Context, SignInMethod } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { aHouseWithAdministration } from "../testing/a-house-with-administration.ts";

// Where staff sign in strongly, a mailbox read by somebody else operates nothing: neither a page nor what it
// calls.

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let operator: Context;
beforeAll(async () => {
  admin = await aHouseWithAdministration();
  operator = await anAgent(admin.house, admin.town.id, ["operator"]);
});
afterAll(() => admin?.house.close());

async function sessionBy(method: SignInMethod): Promise<string> {
  const { actor } = operator;
  if (actor.kind !== "staff") throw new TypeError("an agent");
  const system = admin.house.system(admin.town.id);
  return system.transaction((tx) =>
    openSession(tx, system, { kind: "staff", subjectId: actor.staffId, method }),
  );
}

async function browserBy(method: SignInMethod) {
  const browser = admin.server.visitor();
  browser.cookies.set("ardeco_agent", await sessionBy(method), "/caen");
  return browser;
}

const HOME = "/caen/administration/exploitation";
const id = "00000000-0000-4000-8000-000000000001";

describe("an operator who came by an e-mail link", () => {
  test.each([HOME, `${HOME}/communes`, `${HOME}/communes/${id}`])("does not read %s", async (page) => {
    const shown = await (await browserBy("email_link")).open(page);
    expect([shown.status, shown.body.includes("clé d’accès")]).toEqual([403, true]);
  });

  test.each([
    [`${HOME}/relancer`, { job: "job-1" }],
    [`${HOME}/communes`, { source: "package" }],
    [`${HOME}/communes/${id}`, {}],
  ] as const)("sends nothing to %s", async (path, typed) => {
    const browser = await browserBy("email_link");
    await browser.open("/caen/administration");
    const shown = await browser.post(path, typed);
    expect([shown.status, shown.body.includes("clé d’accès")]).toEqual([403, true]);
    expect(admin.retried).toEqual([]);
  });

  test("is refused by the use case too, whatever calls it", async () => {
    const { house, town } = admin;
    const visitor = house.as({ kind: "anonymous" }, town.id);
    const session = await resolveSession(visitor, await sessionBy("email_link"));
    if (session?.actor.kind !== "staff") throw new TypeError("an agent");
    const held = house.as(session.actor, town.id);
    await expect(createImportProposal(held, { id: parseId<"territory_import">(id) })).rejects.toMatchObject({
      code: "request.forbidden",
    });
  });
});

test("with a passkey, operates; where the authority asks for ProConnect, only by it", async () => {
  const { house, town } = admin;
  const reads = async (method: SignInMethod) =>
    (await (await browserBy(method)).open(`${HOME}/communes`)).status;
  expect([await reads("passkey"), await reads("proconnect"), await reads("proconnect_mfa")]).toEqual([
    200, 403, 200,
  ]);
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  if (mayor.actor.kind !== "staff") throw new TypeError("an agent");
  await updateStaffDemand(mayor.as({ ...mayor.actor, signedInBy: "proconnect_mfa" }), "proconnect");
  expect([await reads("passkey"), await reads("proconnect_mfa")]).toEqual([403, 200]);
});

test("bounded to a desk, or lent, operates nothing", async () => {
  const { house, town } = admin;
  const deskId = parseId<"desk">(id);
  const bounded = await anAgent(house, town.id, [{ role: "operator", deskId }]);
  const { actor } = operator;
  if (actor.kind !== "staff") throw new TypeError("an agent");
  const lent = house.as({ ...actor, delegationId: parseId<"delegation">(id) }, town.id);
  for (const agent of [bounded, lent]) {
    await expect(createImportProposal(agent, { id: parseId<"territory_import">(id) })).rejects.toMatchObject({
      code: "request.forbidden",
    });
  }
});
