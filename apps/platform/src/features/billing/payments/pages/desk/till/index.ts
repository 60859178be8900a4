import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { closeOwnTill } from "./close-till.tsx";
import { sendClosingFile, showClosing } from "./closing-page.tsx";
import { handleTreasuryRefund } from "./handle-treasury-refund.ts";
import { handleDeskLeaving, showLeaving } from "./leave-page.tsx";
import { openCounter } from "./open-counter.tsx";
import { handleMoneyForm, refundAtDesk, showReceipt } from "./take-forms.tsx";
import { showTaking } from "./take-page.tsx";
import { showTill, showTills } from "./till-page.tsx";

/** Money taken from somebody at the desk; each agent's own till, and its closings. */
export function defineTillPages(app: FastifyInstance): void {
  app.get("/agents/caisse", showTills);
  app.get("/agents/caisse/clotures/:closing", journalledRead, showClosing);
  app.get("/agents/caisse/clotures/:closing/tresorerie.csv", journalledRead, sendClosingFile);
  app.get("/agents/caisse/:regie", async (request, reply) => showTill(request, reply));
  app.post("/agents/caisse/:regie", closeOwnTill);
  app.post("/agents/caisse/:regie/en-ligne/:payment/rendu", handleTreasuryRefund);
  app.get("/agents/personnes/:id/encaisser", journalledRead, async (request, reply) =>
    showTaking(request, reply),
  );
  app.post("/agents/personnes/:id/encaisser", handleMoneyForm);
  app.post("/agents/personnes/:id/encaisser/compteur", openCounter);
  app.get("/agents/personnes/:id/encaisser/quitter", journalledRead, async (request, reply) =>
    showLeaving(request, reply),
  );
  app.post("/agents/personnes/:id/encaisser/quitter", handleDeskLeaving);
  app.get("/agents/personnes/:id/encaisser/:payment", journalledRead, showReceipt);
  app.post("/agents/personnes/:id/encaisser/:payment/remboursement", refundAtDesk);
}
