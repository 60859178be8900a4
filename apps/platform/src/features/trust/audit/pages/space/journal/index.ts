import type { FastifyInstance } from "fastify";
import { checkPage, sendLines } from "./check-page.tsx";
import { journalPage, type TellEntry } from "./journal-page.tsx";

export function journalPages(app: FastifyInstance, tell: TellEntry): void {
  app.get("/espace/journal", journalPage(tell));
  app.get("/espace/journal/verifier", checkPage);
  app.get("/espace/journal/lignes.json", sendLines);
}
