import type { FastifyInstance } from "fastify";
import { showHome } from "./home-page.tsx";

export function homePages(app: FastifyInstance): void {
  app.get("/espace", showHome);
}
