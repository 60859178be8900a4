import type { FastifyInstance } from "fastify";
import { noteLetterPrinted, showLetter } from "./letter-page.tsx";
import { showLetters } from "./letters-page.tsx";

export function letterPages(app: FastifyInstance): void {
  app.get("/agents/lettres", showLetters);
  app.get("/agents/lettres/:id", showLetter);
  app.post("/agents/lettres/:id/remise", noteLetterPrinted);
}
