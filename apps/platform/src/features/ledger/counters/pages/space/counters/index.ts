import type { FastifyInstance } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { countersErrors, openAccount } from "../../../index.ts";
import { handleTopUpForm } from "./begin-top-up.tsx";
import { showCounters } from "./counters-page.tsx";
import { handleBoundForm } from "./handle-bound-form.ts";
import { handleLeavingForm, showLeaving } from "./leave-page.tsx";
import { showOwnReceipt, showTopUp } from "./payment-pages.tsx";

/** Balances of the reader, or of whom they act for. */
export function defineSpaceCounterPages(app: FastifyInstance): void {
  app.get("/espace/compteurs", async (request, reply) => showCounters(request, reply));
  app.post("/espace/compteurs/recharger", handleTopUpForm);
  app.post("/espace/compteurs/limite", handleBoundForm);
  app.get("/espace/compteurs/quitter", async (request, reply) => showLeaving(request, reply));
  app.post("/espace/compteurs/quitter", handleLeavingForm);
  app.get(
    "/espace/compteurs/paiements/:payment",
    { config: { writesOnRead: "what became of a payment at its service" } },
    showTopUp,
  );
  app.get("/espace/compteurs/recus/:payment", showOwnReceipt);
  app.post("/espace/compteurs", async (request, reply) => {
    const { context, brand } = request.ardeco;
    const { typed } = readForm(request);
    const counter = getTypedText(typed, "compteur");
    if (!isUuid(counter)) throw countersErrors.error("counters.unknown_counter");
    const asked = getTypedText(typed, FOR);
    const { somebody } = await resolveChosenPerson(request, asked);
    await openAccount(context, {
      personId: somebody.id,
      counterId: parseId<"counter">(counter),
      household: getTypedText(typed, "foyer") === "oui",
    });
    const about = somebody.self ? "" : `&${FOR}=${somebody.id}`;
    return sendSeeOther(reply, `${buildSpaceAddresses(brand).counters}?fait=ouvert${about}`);
  });
}
