import type { FastifyInstance } from "fastify";
import { journalPage, type TellEntry } from "./journal-page.tsx";

export function journalPages(app: FastifyInstance, tell: TellEntry): void {
  app.get("/espace/journal", journalPage(tell));
}
