import type { FastifyInstance } from "fastify";
import { showSpaceHome } from "./home-page.tsx";

export function mountHomePages(app: FastifyInstance): void {
  app.get("/espace", showSpaceHome);
}
