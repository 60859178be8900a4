import type { ElementName } from "@ardeco/contracts";
import { contributions } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../../kernel/module-jobs.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { testRuntime } from "../../../../testing/test-runtime.ts";
import { createAccount, updateAccountEmail } from "../../../access/access/index.ts";
import { definePeopleJobs } from "../../../compliance/people/index.ts";
import { duplicatesJobs, submitPairDecision } from "../../../identity/duplicates/index.ts";
import {
  findCurrentValue,
  findPerson,
  listElements,
  type PersonMergeId,
  setPersonStatus,
} from "../../../identity/identity/index.ts";
import { notificationsJobs } from "../../../messaging/notifications/index.ts";
import { rightsJobs } from "../../rights/index.ts";
import { confirmMerge, type MergeChoices, mergePersons, mergesJobs } from "../index.ts";

export type Someone = Context & { readonly personId: PersonId };

export interface Twice {
  readonly id: PersonMergeId;
  readonly one: Someone;
  readonly other: Someone;
}

export const born = { given_name: "Solange", birthdate: "1961-03-08" };
export const unchosen = { choices: {} };

export type MergingTown = Awaited<ReturnType<typeof mergingTown>>;

/**
 * A town where people are enrolled twice, and two agents who see it. `more`: jobs of other modules, or of the
 * test.
 */
export async function mergingTown(more: readonly ModuleJobs[] = []) {
  const house = await testRuntime([
    duplicatesJobs,
    mergesJobs,
    rightsJobs,
    notificationsJobs,
    definePeopleJobs(contributions),
    ...more,
  ]);
  const town = await aTown(house, { slug: "caen" });
  const system = house.system(town.id);
  const camille = await anAgent(house, town.id, ["validator"], "Camille Lefèvre");
  const nadia = await anAgent(house, town.id, ["validator"], "Nadia Benali");
  const ines = await anAgent(house, town.id, ["validator"], "Inès Aubry");
  let families = 0;
  async function enrolled(
    validated: Partial<Record<ElementName, unknown>>,
    email?: string,
  ): Promise<Someone> {
    const person = await aPerson(house, town.id, { validated });
    await system.transaction(async (tx) => {
      await setPersonStatus(tx, system, person.personId, "enrolled");
      if (email === undefined) return;
      await createAccount(tx, system, { personId: person.personId });
      await updateAccountEmail(tx, system, person.personId, email);
    });
    return person;
  }

  /** Somebody enrolled twice, found by the house and said to be one by an agent, on whom the merge waits. */
  async function twice(
    about: {
      readonly one?: Partial<Record<ElementName, unknown>>;
      readonly other?: Partial<Record<ElementName, unknown>>;
      readonly emails?: readonly [string?, (string | undefined)?];
    } = {},
  ): Promise<Twice> {
    families += 1;
    const family_name = `Vauquelin${"abcdefghijklmnopqrstuvwxyz"[families % 26]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(families / 26)]}`;
    const [mine, theirs] = about.emails ?? [];
    const one = await enrolled({ ...born, family_name, ...about.one }, mine);
    const other = await enrolled({ ...born, family_name, ...about.other }, theirs);
    return { id: await saidSame(one, other), one, other };
  }

  async function saidSame(one: Someone, other: Someone): Promise<PersonMergeId> {
    const [first, second] = [one.personId, other.personId].toSorted();
    const id = camille.newId<PersonMergeId>();
    await house.sqlAs(
      "owner",
      `insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on) values ($1, $2, $3, $4, 97, '2026-11-22')`,
      [town.id, id, first, second],
    );
    await submitPairDecision(ines, { id: parseId<"pair">(id), verdict: "same" });
    return id;
  }

  const shown = async (who: PersonId, name: ElementName, by: Context = system) =>
    by.transaction(async (tx) => findCurrentValue(await listElements(tx, by, who, [name]), name));
  const statusOf = async (id: PersonId) =>
    (await system.transaction((tx) => findPerson(tx, system, id)))?.status;

  /** Both agents, whatever the accounts. */
  async function merged({ id, one }: Twice, choices: MergeChoices = {}) {
    const outcome = await mergePersons(camille, { id, keptId: one.personId, choices });
    if (outcome === "asked") await confirmMerge(nadia, { id });
  }

  return { house, town, system, camille, nadia, enrolled, twice, saidSame, shown, statusOf, merged };
}
