import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { createAccount, findAccount, moveAccountEmail } from "../access/index.ts";
import { declareRepresentation, validateRepresentation } from "../households/index.ts";
import { handOver } from "../households/testing/hand-over.ts";
import { setPersonStatus } from "../identity/index.ts";
import { notificationsJobs } from "../notifications/index.ts";
import {
  askAddress,
  cancelAddress,
  confirmAddress,
  openRecovery,
  recoveryContribution,
  recoveryJobs,
} from "./index.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs]);
  caen = await aTown(house, { slug: "caen" });
});
afterAll(() => house?.close());

/** Emma, eighteen on 26 November 2026, whose account her father opened with his own address. */
async function aGrownChild() {
  const emma = await aPerson(house, caen.id, {
    validated: { given_name: "Emma", family_name: "Martin", birthdate: "2008-11-26" },
  });
  const { personId: representativeId } = await aPerson(house, caen.id);
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    const edge = { representativeId, representedId: emma.personId, kind: "parental_authority" } as const;
    const id = await declareRepresentation(tx, system, edge);
    await validateRepresentation(tx, system, { id, evidence: { kind: "birth_certificate" } });
    await createAccount(tx, system, { personId: emma.personId });
    await moveAccountEmail(tx, system, emma.personId, "pere@example.org");
  });
  return emma;
}

async function tokenSent(): Promise<string> {
  await house.drain();
  return /jeton=([\w-]+)/.exec(house.mails.at(-1)?.text ?? "")?.[1] ?? "";
}

test("a parent gives no address, and takes none back, once the young adult has the account", async () => {
  const emma = await aGrownChild();
  const door = house.as({ kind: "anonymous" }, caen.id);
  const asks = async (email: string) => {
    const session = { actor: emma.actor, method: "email_link", createdAt: house.clock.now() } as const;
    await askAddress(emma, { session, email });
    return tokenSent();
  };
  await confirmAddress(door, await asks("pere-2@example.org"));
  const takesBack = await tokenSent();
  house.clock.advance(4 * 24 * 3_600_000);
  await house.drain();
  const late = await asks("pere-3@example.org");
  await handOver(house, caen.id, { personId: emma.personId, email: "emma@example.org" });
  await house.drain();
  await expect(cancelAddress(door, takesBack)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
  await expect(confirmAddress(door, late)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
  const system = house.system(caen.id);
  const account = await system.transaction((tx) => findAccount(tx, system, emma.personId));
  expect(account?.email).toBe("emma@example.org");
  const taken = await emma.transaction((tx) => recoveryContribution.exportPerson(tx, emma, emma.personId));
  expect(taken).toMatchObject({ adresses_de_connexion_demandees: [] });
});

test("an account that a parent held is not got back past its handover, where a parent would be told and could stop it", async () => {
  house.clock.set("2026-11-24T08:00:00Z");
  const emma = await aGrownChild();
  house.clock.set("2026-11-27T08:00:00Z");
  const agent = await anAgent(house, caen.id, ["validator"]);
  const system = house.system(caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, emma.personId, "enrolled"));
  const seen = { personId: emma.personId, proof: "identity_card", reason: "Premier compte." } as const;
  await expect(openRecovery(agent, seen)).rejects.toMatchObject({ code: "recovery.hand_over_first" });
  await handOver(house, caen.id, { personId: emma.personId });
  expect(await openRecovery(agent, seen)).toEqual({ waits: "colleague" });
});
