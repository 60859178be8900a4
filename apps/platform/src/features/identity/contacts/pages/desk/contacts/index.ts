import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { submitDeskAnswer, submitForwarding } from "./act-on-contact.ts";
import { compareCallerSays, showCallerPage } from "./caller-page.tsx";
import { showContact } from "./contact-page.tsx";
import { showContacts } from "./list-page.tsx";
import { showNote, submitContactNote } from "./note-page.tsx";

export function defineDeskContactPages(app: FastifyInstance): void {
  app.get("/agents/echanges", journalledRead, showContacts);
  app.get("/agents/echanges/:id", journalledRead, async (request, reply) => showContact(request, reply));
  app.post("/agents/echanges/:id/repondre", submitDeskAnswer);
  app.post("/agents/echanges/:id/transmettre", submitForwarding);
  app.get("/agents/personnes/:id/echange", journalledRead, async (request, reply) =>
    showNote(request, reply),
  );
  app.post("/agents/personnes/:id/echange", submitContactNote);
  app.get("/agents/personnes/:id/appelant", async (request, reply) => showCallerPage(request, reply));
  app.post("/agents/personnes/:id/appelant", compareCallerSays);
}
