import type { Context, Tx } from "../../../kernel/context.ts";
import { getDesk } from "../../authorities/authorities/index.ts";
import type { Equipment } from "../equipment/index.ts";
import type { ApplicationService, CardApplication } from "./application.ts";
import { readApplications } from "./define-application.ts";

/** A service, with the application of cards that it uses. */
export interface Use {
  readonly application: CardApplication;
  readonly service: ApplicationService;
}

/**
 * At a desk of a service, that one alone: a reader that is stolen there opens no other. At a desk of the
 * authority, all of them.
 */
export async function listReaderUses(
  tx: Tx,
  system: Context,
  { deskId }: Pick<Equipment, "deskId">,
): Promise<readonly Use[]> {
  const { serviceSlug } = await getDesk(tx, system, deskId);
  const applications = await readApplications(tx, system);
  return applications
    .filter(({ closedOn }) => closedOn === null)
    .flatMap((application) => application.services.map((service) => ({ application, service })))
    .filter(({ service }) => serviceSlug === undefined || service.slug === serviceSlug);
}
