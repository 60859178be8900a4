import type { FastifyInstance } from "fastify";
import { confirmAtDesk } from "./confirm.ts";

/** A number or an address that no document proves, confirmed from the person's page. */
export function defineReachPages(app: FastifyInstance): void {
  app.post("/agents/personnes/:id/coordonnees/:element", confirmAtDesk);
}
