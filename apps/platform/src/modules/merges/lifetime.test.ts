import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../app.ts";
import { asId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { recordDeath, reverseDeath } from "../life/index.ts";
import { listLetters } from "../notifications/index.ts";
import { eraseAgain, peopleJobs } from "../people/index.ts";
import { askErasure, confirmErasure, listGoingWith, listRequestsOf, noteErasure } from "../rights/index.ts";
import { mergePersons } from "./index.ts";
import { type MergingTown, mergingTown, type Someone } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let town: MergingTown["town"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];
let saidSame: MergingTown["saidSame"];
let enrolled: MergingTown["enrolled"];
let shown: MergingTown["shown"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];

beforeAll(async () => {
  ({ house, town, system, camille, nadia, twice, saidSame, enrolled, shown, statusOf, merged } =
    await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const night = () => peopleJobs(contributions).handlers["people.erase_asked"]?.run(system, {});

function wants(one: Someone) {
  const session = { actor: one.actor, method: "email_link", createdAt: house.clock.now() } as const;
  return askErasure(one, { id: one.newId(), personId: one.personId, text: "Adieu", session });
}

describe("the erasure of somebody who keeps another", () => {
  test("restored to a day when two were one, who was separated since and never erased stays, and opens", async () => {
    const both = await twice({ other: { phone_number: "+33231000031" } });
    await merged(both);
    const { one, other } = both;
    // As after a restoration: the merge is in force again, and the kept one's key is that of somebody erased since.
    await house.sqlAs(
      "owner",
      "insert into erased_leaf (leaf, generation) select leaf, generation from person_key where person_id = $1",
      [one.personId],
    );
    await eraseAgain(system, contributions, { authorityId: town.id, personId: one.personId });
    expect(await statusOf(one.personId)).toBe("erased");
    expect(await shown(other.personId, "phone_number")).toBe("+33231000031");
    const keys = await house.sqlAs("owner", "select 1 from person_key where person_id = any($1)", [
      [one.personId, other.personId],
    ]);
    expect(keys).toHaveLength(1);
  });

  test("asked online, waits for an agent; the folded one is told at their own address, and the page says who else goes", async () => {
    const both = await twice({ emails: ["gains@example.org", "victim@example.net"] });
    await merged(both);
    await house.drain();
    const { one, other } = both;
    const mails = house.mails.length;
    const { id } = await wants(one);
    await house.drain();
    const told = house.mails.slice(mails);
    expect(told.map(({ to }) => to).toSorted()).toEqual(["gains@example.org", "victim@example.net"]);
    expect(told.find(({ to }) => to === "victim@example.net")?.subject).toContain("serait effacée");
    house.clock.advance(11 * 86_400_000);
    await night();
    expect(await statusOf(other.personId)).toBe("merged");
    expect(await statusOf(one.personId)).toBe("enrolled");
    const going = await nadia.transaction((tx) => listGoingWith(tx, nadia, one.personId));
    expect(going.join()).toContain("Vauquelin");
    const [asked] = await nadia.transaction((tx) => listRequestsOf(tx, nadia, one.personId));
    expect(asked?.colleague).toBe("needed");
    const family = String(await shown(one.personId, "family_name"));
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    await expect(confirmErasure(namesake, { id })).rejects.toMatchObject({ code: "rights.colleague_needed" });
    await confirmErasure(nadia, { id });
    await night();
    expect([await statusOf(one.personId), await statusOf(other.personId)]).toEqual(["erased", "erased"]);
  });

  test("noted at the desk, waits for another agent too, even where a message tells; who has no address is written to", async () => {
    const both = await twice({ emails: ["reads@example.org"] });
    await merged(both);
    const { one } = both;
    const asked = await noteErasure(camille, {
      id: asId<"rights_request">(one.newId()),
      personId: one.personId,
      by: one.personId,
      proof: "passport",
      text: "",
    });
    expect(asked.colleague).toBe("needed");
    await house.drain();
    const letters = await camille.transaction((tx) => listLetters(tx, camille));
    const theirs = letters.filter(({ personId }) => personId === both.other.personId);
    expect(theirs.map(({ subject }) => subject).join()).toMatch(/deux fiches.*serait effacée/);
    await expect(confirmErasure(camille, { id: asked.id })).rejects.toMatchObject({
      code: "rights.another_agent",
    });
  });
});

describe("a number that leads elsewhere", () => {
  test("is nobody's to declare dead, nor alive again, and is folded into nobody else whatever its status says", async () => {
    const both = await twice();
    await merged(both);
    const { one, other } = both;
    const dead = { personId: other.personId, diedOn: "2026-11-20" } as const;
    await expect(recordDeath(camille, dead)).rejects.toMatchObject({ code: "identity.leads_elsewhere" });
    expect(await statusOf(other.personId)).toBe("merged");
    const third = await enrolled({ given_name: "Solange", birthdate: "1961-03-08", family_name: "Tierce" });
    await house.sqlAs("owner", "update person set status = 'enrolled' where id = $1", [other.personId]);
    const id = await saidSame(other, third);
    const choices = { family_name: third.personId };
    for (const keptId of [third.personId, other.personId])
      await expect(mergePersons(camille, { id, keptId, choices })).rejects.toMatchObject({
        code: "merges.person_gone",
      });
    await expect(recordDeath(camille, dead)).rejects.toMatchObject({ code: "identity.leads_elsewhere" });
    // The kept one's death is recorded, and reversed.
    await recordDeath(camille, { personId: one.personId, diedOn: "2026-11-20" });
    await reverseDeath(camille, { personId: one.personId, reason: "Erreur" });
    expect(await statusOf(one.personId)).toBe("enrolled");
  });
});
