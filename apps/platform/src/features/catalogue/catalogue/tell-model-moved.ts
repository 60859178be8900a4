import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { listAgents } from "../../access/access/index.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { getOwnService, toOfferedService } from "./find-service.ts";
import { listLocalisationRows, listLocalisers } from "./store/localisations.ts";
import { listOffered } from "./store/offered-versions.ts";

const JOB = "catalogue.tell_model_moved";

/** What happened to a model, for those who localised it. */
export type ModelMove = "changed" | "retired";

/**
 * One job for each authority that localised the model: each tells its own managers, from its own side of the
 * wall.
 */
export async function sendModelMoved(
  tx: Tx,
  context: Context,
  model: { readonly serviceId: ServiceId; readonly move: ModelMove },
): Promise<void> {
  for (const authorityId of await listLocalisers(tx, model.serviceId)) {
    const data = { authorityId, requestId: context.requestId, modelId: model.serviceId, move: model.move };
    await context.ports.jobs.send(tx, JOB, data);
  }
}

export const catalogueJobs: ModuleJobs = {
  handlers: {
    [JOB]: {
      run: (context, { modelId, move }) =>
        notifyManagers(
          context,
          parseId<"service">(String(modelId)),
          move === "retired" ? "retired" : "changed",
        ),
    },
  },
};

/** Writes to whoever manages the services that come from this model, here. */
async function notifyManagers(context: Context, modelId: ServiceId, move: ModelMove): Promise<void> {
  await context.transaction(async (tx) => {
    const [found] = await listOffered(tx, { id: modelId, models: true });
    if (!found) return;
    const model = toOfferedService(found);
    const author = await getAuthority(tx, model.providerId);
    const { language } = context;
    const rows = await listLocalisationRows(tx, context.authorityId);
    for (const { service_id } of rows.filter((row) => row.model_id === modelId)) {
      const serviceId = parseId<"service">(service_id);
      const { status } = await getOwnService(context, serviceId);
      if (status === "retired") continue;
      const [offered] = await listOffered(tx, { id: serviceId });
      const local = offered ? toOfferedService(offered) : model;
      const data = {
        model: model.definition.title[language],
        author: author.name,
        service: local.definition.title[language],
        serviceId,
      };
      for (const to of await listServiceManagers(tx, context, serviceId))
        await notifyAddress(tx, context, { to, template: `model_${move}`, data });
    }
  });
}

async function listServiceManagers(tx: Tx, context: Context, wanted: ServiceId): Promise<readonly string[]> {
  const agents = await listAgents(tx, context);
  return agents
    .filter(({ roles }) =>
      roles.some(
        ({ role, serviceId }) =>
          role === "service_manager" && (serviceId === undefined || serviceId === wanted),
      ),
    )
    .map(({ email }) => email);
}
