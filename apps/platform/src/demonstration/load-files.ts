import { acceptConsent, buildConsentProposal } from "../features/consent/consent/index.ts";
import { openTransfer } from "../features/consent/transfers/index.ts";
import type { Context } from "../kernel/context.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";

/** Jobs of the agreement are done by then. */
const GATHERED_AFTER_MS = 15_000;

/** A service whose vendor reads files, with people who said yes: their file waits to be taken. */
export async function loadFiles(
  manager: Context,
  system: Context,
  { key, subscribers }: { readonly key: string; readonly subscribers: readonly string[] },
): Promise<void> {
  const serviceId = toSeedId("service", key);
  await openTransfer(manager, { serviceId, name: "Fichiers" });
  for (const subscriber of subscribers) {
    const person = system.as({ kind: "person", personId: toPersonId(subscriber) });
    await grantAllElements(person, toPersonId(subscriber), serviceId);
  }
  const startAfter = new Date(system.now().getTime() + GATHERED_AFTER_MS);
  const data = { authorityId: manager.authorityId, requestId: system.requestId };
  await system.transaction((tx) => system.ports.jobs.send(tx, "transfers.gather", data, { startAfter }));
}

/** To all that the service asks and that is known. */
async function grantAllElements(
  person: Context,
  id: ReturnType<typeof toPersonId>,
  serviceId: ReturnType<typeof toSeedId<"service">>,
): Promise<void> {
  const proposal = await buildConsentProposal(person, { personId: id, serviceId });
  await acceptConsent(person, {
    personId: id,
    serviceId,
    version: proposal.service.version,
    granted: proposal.items.map(({ name }) => name),
    refused: [],
  });
}
