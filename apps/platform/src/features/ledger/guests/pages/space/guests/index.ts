import type { FastifyInstance } from "fastify";
import { handleGuestAnswer, handleGuestTopUp, showAsGuest } from "./guest-page.tsx";
import { handleGuestEnd, invite, showInvited } from "./invited-page.tsx";
import { showPaidAsGuest } from "./paid-page.tsx";

/** Topping up a child’s counter without reading it: whom parents invite, and what the guest sees. */
export function defineGuestPages(app: FastifyInstance): void {
  app.get("/espace/compteurs/invites", async (request, reply) => showInvited(request, reply));
  app.post("/espace/compteurs/invites", invite);
  app.post("/espace/compteurs/invites/arreter", handleGuestEnd);
  app.get("/espace/recharger-pour", async (request, reply) => showAsGuest(request, reply));
  app.post("/espace/recharger-pour", handleGuestTopUp);
  app.post("/espace/recharger-pour/reponse", handleGuestAnswer);
  app.get(
    "/espace/recharger-pour/paiements/:payment",
    { config: { writesOnRead: "what became of a payment at its service" } },
    showPaidAsGuest,
  );
}
