import type { FastifyInstance } from "fastify";
import { closeSession } from "./close-session.ts";
import { showSessions } from "./sessions-page.tsx";

export function sessionPages(app: FastifyInstance): void {
  app.get("/espace/seances", showSessions);
  app.post("/espace/seances", closeSession);
}
