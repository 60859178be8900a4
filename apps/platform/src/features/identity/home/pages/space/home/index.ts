import type { FastifyInstance } from "fastify";
import { showSpaceHome } from "./home-page.tsx";
import { showHomeSearch } from "./search-page.tsx";
import { showWholeHome } from "./whole-page.tsx";

export function defineHomePages(app: FastifyInstance): void {
  app.get("/espace", showSpaceHome);
  app.get("/espace/tout", showWholeHome);
  app.get("/espace/recherche", showHomeSearch);
}
