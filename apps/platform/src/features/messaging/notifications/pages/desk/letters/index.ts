import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { handleLetterPrinted, showLetter } from "./letter-page.tsx";
import { showLetters } from "./letters-page.tsx";

export function defineLetterPages(app: FastifyInstance): void {
  app.get("/agents/lettres", journalledRead, showLetters);
  app.get("/agents/lettres/:id", journalledRead, showLetter);
  app.post("/agents/lettres/:id/remise", handleLetterPrinted);
}
