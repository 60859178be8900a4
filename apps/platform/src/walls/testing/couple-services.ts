import { randomUUID } from "node:crypto";
import {
  approveCoupling,
  createCouplingAgreement,
  submitCoupling,
} from "../../features/activities/couplings/index.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { toCivilDate } from "../../kernel/civil-date.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedTariff } from "../../testing/tariffs.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** Who holds both of these services, open, pays half of the first; she said yes. */
export async function coupleServices(
  house: TestRuntime,
  zelie: Newcomer,
  services: readonly [ServiceId, ServiceId],
): Promise<void> {
  const { authorityId, personId } = zelie;
  const { coupling: id } = await aCoupling(house, authorityId, services);
  await createCouplingAgreement(zelie, { id, personId });
}

/** Who holds both of these services pays half of the first. */
export async function aCoupling(
  house: TestRuntime,
  town: AuthorityId,
  [giverId, neededId]: readonly [ServiceId, ServiceId],
) {
  const manager = await anAgent(house, town, ["service_manager"], "Ombeline Tapir");
  const approver = await anAgent(house, town, ["data_protection_officer"], "Élie Roussel");
  const entrance = { fr: "Entrée du soir", en: "Evening entrance", grid: "4,50 €" };
  const tariffId = await aPublishedTariff({ manager, approver }, giverId, entrance);
  const id = parseId<"coupling">(randomUUID());
  await submitCoupling(manager, {
    ...{ id, giverId, tariffId, needed: [neededId], needs: "all", stacks: false },
    name: { fr: "Le soir à moitié prix", en: "Evenings at half price" },
    off: { percent: 50 },
    startsOn: toCivilDate(house.clock.now()),
    endsOn: null,
  });
  await approveCoupling(approver, { id });
  return { coupling: id };
}
