import type { FastifyInstance } from "fastify";
import { answer, beginFor, showAsGuest } from "./guest-page.tsx";
import { invite, showInvited, stop } from "./invited-page.tsx";
import { showPaidAsGuest } from "./paid-page.tsx";

/** Topping up a child’s counter without reading it: whom parents invite, and what the guest sees. */
export function guestPages(app: FastifyInstance): void {
  app.get("/espace/compteurs/invites", async (request, reply) => showInvited(request, reply));
  app.post("/espace/compteurs/invites", invite);
  app.post("/espace/compteurs/invites/arreter", stop);
  app.get("/espace/recharger-pour", async (request, reply) => showAsGuest(request, reply));
  app.post("/espace/recharger-pour", beginFor);
  app.post("/espace/recharger-pour/reponse", answer);
  app.get("/espace/recharger-pour/paiements/:payment", showPaidAsGuest);
}
