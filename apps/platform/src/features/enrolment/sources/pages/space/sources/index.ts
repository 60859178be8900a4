import type { FastifyInstance } from "fastify";
import { sendAsk, showAsk } from "./ask-page.tsx";
import { changeYearly, showSources } from "./overview-page.tsx";

/** « Demander à l’administration » : what the State may be asked instead of a paper. */
export function sourcePages(app: FastifyInstance): void {
  app.get("/espace/demander", showSources);
  app.post("/espace/demander/chaque-annee", changeYearly);
  app.get("/espace/demander/:source", async (request, reply) => showAsk(request, reply));
  app.post("/espace/demander/:source", sendAsk);
}
