import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { close, showClosing } from "./close-pages.tsx";
import { showAdding, showChanging, submitDeskChange, submitNewDesk } from "./form-pages.tsx";
import { showList } from "./list-page.tsx";
import { DESKS } from "./read-desks.ts";

/** Where people are received: added, changed, closed into another. */
export function defineDeskPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.desks.for);
  app.get(DESKS, showList);
  app.get(`${DESKS}/nouveau`, showAdding);
  app.post(`${DESKS}/nouveau`, submitNewDesk);
  app.get(`${DESKS}/:desk`, showChanging);
  app.post(`${DESKS}/:desk`, submitDeskChange);
  app.get(`${DESKS}/:desk/fermer`, showClosing);
  app.post(`${DESKS}/:desk/fermer`, close);
}
