import { parseServiceDefinition, type Text } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import { listServicesForManagement, type ManagedService } from "../../../catalogue/catalogue/index.ts";
import { type Client, listClients } from "../../clients/index.ts";

export interface SandboxApplication {
  readonly client: Client;
  readonly serviceId: ServiceId;
}

export interface OwnService {
  readonly service: ManagedService;
  readonly title: Text;
  readonly isPublished: boolean;
  /** Of the last version, whatever its state. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly asks: readonly { readonly element: string; readonly required: boolean }[];
  /** In French, as the first item gives it. */
  readonly purpose: string;
}

/** The applications of every service of the space, as their vendor may see them. */
export async function listApplications(context: Context): Promise<readonly SandboxApplication[]> {
  const found: SandboxApplication[] = [];
  for (const { id: serviceId } of await listServicesForManagement(context)) {
    const clients = await listClients(context, serviceId);
    found.push(
      ...clients.filter(({ channel }) => channel === "push").map((client) => ({ client, serviceId })),
    );
  }
  return found;
}

export async function listOwnServices(context: Context): Promise<readonly OwnService[]> {
  return (await listServicesForManagement(context)).map((service) => ({
    service,
    title: getOwnServiceTitle(service),
    isPublished: service.status === "published",
    ...listDefinitionItems(service),
  }));
}

/** A draft may be half-written, by the whole editor: what is not a definition yet asks nothing. */
function listDefinitionItems({
  versions,
}: ManagedService): Pick<OwnService, "definition" | "asks" | "purpose"> {
  const definition = versions[0]?.definition ?? {};
  const parsed = parseServiceDefinition(definition);
  const requests = parsed.ok ? parsed.definition.requests : [];
  return {
    definition: { ...definition },
    asks: requests.map(({ element, required }) => ({ element, required })),
    purpose: requests[0]?.purpose.fr ?? "",
  };
}

function getOwnServiceTitle({ versions, slug }: ManagedService): Text {
  const parsed = parseServiceDefinition(versions[0]?.definition);
  return parsed.ok ? parsed.definition.title : { fr: slug, en: slug };
}
