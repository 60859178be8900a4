import { parseServiceDefinition } from "@ardeco/contracts";
import { Alert } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { listClients } from "../../../../../consent/clients/index.ts";
import { hasSubscribers, type ServiceVersion } from "../../../index.ts";
import { buildClientsPath, buildFilesPath, buildTasksPath } from "./service-paths.ts";
import { serviceWords } from "./service-words.ts";

/** It takes people, and no application, file or work list is told of them. For who may connect one. */
export async function isUnheard(context: Context, versions: readonly ServiceVersion[]): Promise<boolean> {
  const online = versions.find(({ state }) => state === "published");
  if (!online) return false;
  const parsed = parseServiceDefinition(online.definition);
  if (!parsed.ok || !hasSubscribers(parsed.definition)) return false;
  const { serviceId } = online;
  if (!hasCapability(context.actor, "client.manage", { serviceId })) return false;
  return (await listClients(context, serviceId)).every(({ status }) => status !== "active");
}

export function UnheardNotice({
  serviceId,
  visit,
}: {
  serviceId: ServiceVersion["serviceId"];
  visit: Visit;
}) {
  const { brand, language } = visit;
  const { unheard: words, ...links } = serviceWords(language);
  return (
    <Alert tone="warning" title={words.title}>
      <p>{words.text}</p>
      <ul>
        <li>
          <a href={formatAdminPath(brand, buildTasksPath(serviceId))}>{links.tasks}</a>
        </li>
        <li>
          <a href={formatAdminPath(brand, buildFilesPath(serviceId))}>{links.files}</a>
        </li>
        <li>
          <a href={formatAdminPath(brand, buildClientsPath(serviceId))}>{links.clients}</a>
        </li>
      </ul>
    </Alert>
  );
}
