import type { FastifyInstance } from "fastify";
import { checkPage, sendLines } from "./check-page.tsx";
import { buildJournalPage, type TellOwnEntry } from "./journal-page.tsx";

export function defineJournalPages(app: FastifyInstance, tell: TellOwnEntry): void {
  app.get("/espace/journal", buildJournalPage(tell));
  app.get("/espace/journal/verifier", checkPage);
  app.get("/espace/journal/lignes.json", sendLines);
}
