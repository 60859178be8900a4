import type { AuthorityId, DeskId, StaffId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import { aPublishedService } from "@ardeco/platform/testing/services";
import { asks } from "./asked.ts";
import type { House } from "./house.ts";
import { loadPeople } from "./load-people.ts";

export interface SmallTown {
  readonly authorityId: AuthorityId;
  readonly deskId: DeskId;
  readonly staffId: StaffId;
}

/** Its services, and people whose files wait. */
export async function aSmallTown(
  house: House,
  { people, services }: { readonly people: number; readonly services: number },
): Promise<SmallTown> {
  const { id: authorityId, deskId } = await aTown(house, { slug: "caen" });
  const { actor } = await anAgent(house, authorityId, ["reception", "validator"]);
  if (actor.kind !== "staff") throw new TypeError("an agent is staff");
  const requests = [asks("given_name", true), asks("email")];
  for (let index = 1; index <= services; index += 1) {
    const title = { fr: `Service ${index}`, en: `Service ${index}` };
    await aPublishedService(house, authorityId, {
      slug: `service-${index}`,
      definition: { title, requests },
    });
  }
  const town = { authorityId, deskId, staffId: actor.staffId };
  await loadPeople(house, { ...town, from: 0, to: people });
  return town;
}
