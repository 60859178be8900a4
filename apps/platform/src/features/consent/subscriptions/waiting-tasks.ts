import {
  GRANT_GIVEN,
  GRANT_WITHDRAWN,
  RELEASE_CHANGED,
  SUBSCRIPTION_CHANGED,
  type Text,
} from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { NO_DUE_DAY, noWaitingRows, type WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { listServicesForManagement } from "../../catalogue/catalogue/index.ts";
import { countWaitingTasks, listWaitingTasks } from "../clients/index.ts";

/**
 * What agents of a service do by hand in its software. A task bears the name under which the service alone
 * knows the person: no search by somebody's name finds it.
 */
export const waitingTasks: WaitingKind = {
  name: "subscriptions.tasks",
  label: { fr: "Tâche d’un service", en: "Task of a service" },
  plural: { fr: "Tâches des services", en: "Tasks of services" },
  order: 80,
  maySee: (actor) => hasCapability(actor, "subscription.read"),
  listWaiting: (context, query) => {
    requireCapability(context, "subscription.read");
    if (query.search) return Promise.resolve(noWaitingRows);
    return context.transaction(async (tx) => {
      const titles = await listManagedTitles(context);
      const { rows, openTasks } = await listWaitingTasks(tx, context, [...titles.keys()], query);
      const keys = rows.map(({ id, day }) => ({ id, dueOn: NO_DUE_DAY, since: day }));
      const openItems = async (ids: readonly string[]) => {
        const tasks = await openTasks(ids);
        return rows.flatMap(({ id, serviceId, day }) => {
          const task = tasks.find((one) => one.id === id);
          if (!task) return [];
          return {
            kind: waitingTasks.name,
            id,
            what: formatTask(task.event, titles.get(serviceId)),
            ...(task.reference === undefined ? {} : { number: task.reference }),
            since: day,
            path: `/administration/services/${serviceId}/taches/${id}`,
            canAssign: false,
          };
        });
      };
      return { keys, openItems };
    });
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "subscription.read");
    return context.transaction(async (tx) => {
      const titles = await listManagedTitles(context);
      return countWaitingTasks(tx, context, [...titles.keys()], moment);
    });
  },
};

/** Services whose tasks this agent does, with their newest title. */
async function listManagedTitles(context: Context): Promise<ReadonlyMap<ServiceId, Text | undefined>> {
  const services = await listServicesForManagement(context);
  const managed = services.filter(({ id }) =>
    hasCapability(context.actor, "subscription.read", { serviceId: id }),
  );
  return new Map(managed.map(({ id, versions: [newest] }) => [id, toTitle(newest?.definition.title)]));
}

/** Half a title can be saved while a definition is a draft. */
function toTitle(title: unknown): Text | undefined {
  if (typeof title !== "object" || title === null || !("fr" in title)) return undefined;
  const fr = String(title.fr);
  return { fr, en: "en" in title ? String(title.en) : fr };
}

const acts: Readonly<Record<string, Sentence>> = {
  [GRANT_GIVEN]: { fr: "ouvrir", en: "open" },
  [RELEASE_CHANGED]: { fr: "mettre à jour", en: "update" },
  [SUBSCRIPTION_CHANGED]: { fr: "suspendre ou reprendre", en: "suspend or resume" },
  [GRANT_WITHDRAWN]: { fr: "fermer", en: "close" },
};

function formatTask(event: string, title: Text | undefined): Sentence {
  const act = acts[event] ?? { fr: "traiter", en: "handle" };
  const [fr = "", en = fr] = [title?.fr, title?.en];
  return { fr: `${fr} : ${act.fr}`, en: `${en}: ${act.en}` };
}
