import type { FastifyInstance } from "fastify";
import { answer, hand } from "./act-on-contact.ts";
import { askCaller, compareCallerSays } from "./caller-page.tsx";
import { showContact } from "./contact-page.tsx";
import { showContacts } from "./list-page.tsx";
import { note, showNote } from "./note-page.tsx";

export function contactPages(app: FastifyInstance): void {
  app.get("/agents/echanges", showContacts);
  app.get("/agents/echanges/:id", async (request, reply) => showContact(request, reply));
  app.post("/agents/echanges/:id/repondre", answer);
  app.post("/agents/echanges/:id/transmettre", hand);
  app.get("/agents/personnes/:id/echange", async (request, reply) => showNote(request, reply));
  app.post("/agents/personnes/:id/echange", note);
  app.get("/agents/personnes/:id/appelant", async (request, reply) => askCaller(request, reply));
  app.post("/agents/personnes/:id/appelant", compareCallerSays);
}
