import type { FastifyInstance } from "fastify";
import { showAgreements } from "./agreements-page.tsx";
import { sendCompletion, showCompletion } from "./completion-page.tsx";
import { showGrant } from "./grant-page.tsx";
import { showService } from "./service-page.tsx";
import { showServices } from "./services-page.tsx";
import { handleSpaceWithdrawal, showSpaceWithdrawal } from "./withdrawal-page.tsx";

export function defineSpaceServicePages(app: FastifyInstance): void {
  app.get("/espace/services", showServices);
  app.get("/espace/services/:provider/:service", showService);
  app.get("/espace/services/:provider/:service/completer", showCompletion);
  app.post("/espace/services/:provider/:service/completer", sendCompletion);
  app.get("/espace/accords", showAgreements);
  app.get("/espace/accords/:grant", showGrant);
  app.get("/espace/accords/:grant/retrait", showSpaceWithdrawal);
  app.post("/espace/accords/:grant/retrait", handleSpaceWithdrawal);
}
