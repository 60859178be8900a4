import type { FastifyInstance } from "fastify";
import { handleLetterPrinted, showLetter } from "./letter-page.tsx";
import { showLetters } from "./letters-page.tsx";

export function defineLetterPages(app: FastifyInstance): void {
  app.get("/agents/lettres", showLetters);
  app.get("/agents/lettres/:id", showLetter);
  app.post("/agents/lettres/:id/remise", handleLetterPrinted);
}
