import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { getOwnService, toOfferedService } from "./find-service.ts";
import type { OfferedService } from "./service.ts";
import { listLocalisationRows } from "./store/localisations.ts";
import { listOffered } from "./store/offered-versions.ts";

/** A service here whose model moved since it was last brought up to it. */
export interface ModelNews {
  readonly serviceId: OfferedService["id"];
  readonly model: OfferedService;
  readonly move: "changed" | "retired";
}

/** What waits for the managers of localised services: models that changed, or that nobody keeps any more. */
export function listModelNews(context: Context): Promise<readonly ModelNews[]> {
  return context.read(async (tx) => {
    const news: ModelNews[] = [];
    for (const row of await listLocalisationRows(tx, context.authorityId)) {
      const serviceId = parseId<"service">(row.service_id);
      const [found] = await listOffered(tx, { id: row.model_id, models: true });
      const { status } = await getOwnService(context, serviceId);
      if (!found || status === "retired") continue;
      const model = toOfferedService(found);
      const retired = model.status === "retired";
      if (retired || model.version > row.model_version)
        news.push({ serviceId, model, move: retired ? "retired" : "changed" });
    }
    return news;
  });
}
