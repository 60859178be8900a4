import { parseServiceDefinition, type Text } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import type { ClientId, ServiceId } from "../../../../kernel/ids.ts";
import { hasNullByte } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { draftService, listServicesForManagement } from "../../../catalogue/catalogue/index.ts";
import { registerClient } from "../../clients/index.ts";
import { sandboxErrors } from "../errors.ts";
import { type Exported, readExported } from "./exported.ts";

export interface ImportedApplication {
  readonly serviceId: ServiceId;
  readonly clientId: ClientId;
  /** Shown this once; none with private_key_jwt. */
  readonly secret?: string;
  readonly checks: Exported["checks"];
  /** Of the service, to recognise it. */
  readonly title: Text;
}

/**
 * Use case, in an authority: the vendor's service comes in as a draft, with its application and credentials
 * of its own. Nobody signs in before the draft is approved and published. Imported again while a draft, the
 * service is the same one. Throws sandbox.definition_not_valid, clients.addresses_not_valid,
 * catalogue.slug_taken.
 */
export async function importApplication(
  context: Context,
  { source }: { readonly source: string },
): Promise<ImportedApplication> {
  requireCapability(context, "service.draft");
  requireCapability(context, "client.manage");
  const { service, application, checks } = parseExportedApplication(source);
  const serviceId = await buildImportedDraft(context, service);
  const registered = await registerClient(context, { ...application, serviceId });
  return { serviceId, checks, title: findImportedTitle(service), ...registered };
}

async function buildImportedDraft(
  context: Context,
  { slug, definition }: Exported["service"],
): Promise<ServiceId> {
  const own = await listServicesForManagement(context);
  const known = own.find((one) => one.slug === slug && one.status === "draft");
  if (known) return known.id;
  const drafted = await draftService(context, { id: context.newId<ServiceId>(), slug, definition });
  return drafted.serviceId;
}

function parseExportedApplication(source: string): Exported {
  try {
    const exported = readExported(source);
    if (!hasNullByte(exported)) return exported;
  } catch {
    // Said below: what stands in the way is never quoted.
  }
  throw sandboxErrors.error("sandbox.definition_not_valid");
}

/** A definition that no longer suits is a draft all the same: the editor says what to correct. */
function findImportedTitle({ slug, definition }: Exported["service"]): Text {
  const parsed = parseServiceDefinition(definition);
  return parsed.ok ? parsed.definition.title : { fr: slug, en: slug };
}
