import type { FastifyInstance } from "fastify";
import { sendAsk, showAsk } from "./ask-page.tsx";
import { showSources, submitYearlyWish } from "./overview-page.tsx";

/** « Demander à l’administration » : what the State may be asked instead of a paper. */
export function defineSpaceSourcePages(app: FastifyInstance): void {
  app.get("/espace/demander", showSources);
  app.post("/espace/demander/chaque-annee", submitYearlyWish);
  app.get("/espace/demander/:source", async (request, reply) => showAsk(request, reply));
  app.post("/espace/demander/:source", sendAsk);
}
