import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount, findAccount, updateAccountEmail } from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { addRepresentation, isHeldByParents, validateRepresentation } from "../households/index.ts";
import { endAtMajority } from "../households/testing/end-at-majority.ts";
import { handOver } from "../households/testing/hand-over.ts";
import { setPersonStatus } from "../identity/index.ts";
import {
  cancelAddress,
  confirmAddress,
  openRecovery,
  recoveryContribution,
  recoveryJobs,
  requestAddressChange,
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
    const id = await addRepresentation(tx, system, edge);
    await validateRepresentation(system, { id, evidence: { kind: "birth_certificate" } });
    await createAccount(tx, system, { personId: emma.personId });
    await updateAccountEmail(tx, system, emma.personId, "pere@example.org");
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
    await requestAddressChange(emma, { session, email });
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

/** Emma again, with her father's own account beside hers: both open by the same address. */
async function aGrownChildOf(born: string, openedOn: string) {
  house.clock.set(`${openedOn}T08:00:00Z`);
  const emma = await aPerson(house, caen.id, {
    validated: { given_name: "Emma", family_name: "Martin", birthdate: born },
  });
  const father = await aPerson(house, caen.id, { validated: { given_name: "Paul", family_name: "Martin" } });
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    const people = { representativeId: father.personId, representedId: emma.personId };
    const id = await addRepresentation(tx, system, { ...people, kind: "parental_authority" });
    await validateRepresentation(system, { id, evidence: { kind: "birth_certificate" } });
    for (const { personId } of [emma, father]) {
      await createAccount(tx, system, { personId });
      await updateAccountEmail(tx, system, personId, "pere@example.org");
      await setPersonStatus(tx, system, personId, "enrolled");
    }
  });
  const moves = (who: { personId: PersonId }, email: string) =>
    system.transaction((tx) => updateAccountEmail(tx, system, who.personId, email));
  const handedOver = async () => {
    await expect(isHeldByParents(system, emma.personId)).resolves.toBe(true);
    await handOver(house, caen.id, { personId: emma.personId, email: "emma@example.org" });
    const account = await system.transaction((tx) => findAccount(tx, system, emma.personId));
    expect(account?.email).toBe("emma@example.org");
  };
  return { emma, father, moves, handedOver, night: () => endAtMajority(system) };
}

describe("a parent keeps no account", () => {
  test("by changing their own address after the night of majority, while the child’s keeps the mailbox they read", async () => {
    const { father, moves, handedOver, night } = await aGrownChildOf("2008-11-26", "2026-11-24");
    house.clock.set("2026-11-27T08:00:00Z");
    await night();
    await moves(father, "pere-2@example.org");
    await handedOver();
  });

  test("by changing the child’s after majority, as only who is inside can", async () => {
    const { emma, moves, handedOver, night } = await aGrownChildOf("2008-11-26", "2026-11-24");
    house.clock.set("2026-11-27T08:00:00Z");
    await night();
    await moves(emma, "boite-neuve@example.org");
    await handedOver();
    await house.drain();
    expect(house.mails.at(-1)).toMatchObject({
      to: "boite-neuve@example.org",
      subject: "Emma a pris la main sur son compte",
    });
  });

  test("by changing theirs once told that majority comes within a month", async () => {
    const { father, moves, handedOver, night } = await aGrownChildOf("2008-11-26", "2026-11-01");
    await night();
    await moves(father, "pere-2@example.org");
    house.clock.set("2026-11-27T08:00:00Z");
    await night();
    await handedOver();
  });

  test("by having changed theirs years before, when the account was a child’s of fourteen", async () => {
    const { father, moves, handedOver, night } = await aGrownChildOf("2008-11-26", "2022-11-24");
    await moves(father, "pere-2@example.org");
    house.clock.set("2026-11-27T08:00:00Z");
    await night();
    await handedOver();
  });
});

test("an account that its owner opened at sixteen, by an address of theirs, is got back and not handed over", async () => {
  const { emma, moves, night } = await aGrownChildOf("2008-11-26", "2025-11-24");
  await moves(emma, "emma@lycee.example");
  house.clock.set("2026-11-27T08:00:00Z");
  await night();
  const system = house.system(caen.id);
  expect(await isHeldByParents(system, emma.personId)).toBe(false);
});
