import { createAccount } from "../../features/access/access/index.ts";
import type { LibraryHouse } from "../../features/consent/openid/testing/library-house.ts";
import { submitPairDecision } from "../../features/identity/duplicates/index.ts";
import { type PersonMergeId, setPersonStatus } from "../../features/identity/identity/index.ts";
import { cancelPersonMerge, confirmMerge, mergePersons } from "../../features/records/merges/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";

/** One person enrolled twice, said to be one by an agent; two others merge them, and undo it. */
export async function aPair({ house, world }: LibraryHouse) {
  const known = { given_name: "Solange", family_name: "Vauquelin", birthdate: "1961-03-08" };
  const [one, other] = [await world.jeanne(known), await world.jeanne(known)];
  const system = house.system(world.caen);
  for (const { personId } of [one, other])
    await system.transaction(async (tx) => {
      await setPersonStatus(tx, system, personId, "enrolled");
      await createAccount(tx, system, { personId });
    });
  const [ines, camille, nadia] = [
    await anAgent(house, world.caen, ["validator"], "Inès Aubry"),
    await anAgent(house, world.caen, ["validator"], "Camille Lefèvre"),
    await anAgent(house, world.caen, ["validator"], "Nadia Benali"),
  ];
  const id = system.newId<PersonMergeId>();
  const [first, second] = [one.personId, other.personId].toSorted();
  await house.sqlAs(
    "owner",
    `insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on) values ($1, $2, $3, $4, 97, '2026-11-22')`,
    [world.caen, id, first, second],
  );
  await submitPairDecision(ines, { id: parseId<"pair">(id), verdict: "same" });
  const merge = async () => {
    const outcome = await mergePersons(camille, { id, keptId: one.personId, choices: {} });
    if (outcome === "asked") await confirmMerge(nadia, { id });
  };
  const undo = async () => {
    await cancelPersonMerge(camille, { id, reason: "Deux personnes" });
    await cancelPersonMerge(nadia, { id, reason: "Deux personnes" });
  };
  return { one, other, merge, undo };
}
