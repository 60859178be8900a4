import { fastify } from "fastify";
import { Pool } from "pg";
import { freePort } from "../house/free-port.ts";

/**
 * Plain Fastify, one string, one `select 1` on a pool as large as ours: what a page that reads anything costs
 * at the least.
 */
export async function startBarePage(html: string, connectionString: string) {
  const port = await freePort();
  const pool = new Pool({ connectionString, max: 20 });
  // A bench that fails stops PostgreSQL under it.
  pool.on("error", () => {});
  const app = fastify();
  app.get("/", async (_request, reply) => {
    await pool.query("select 1");
    return reply.type("text/html; charset=utf-8").send(html);
  });
  await app.listen({ port, host: "127.0.0.1" });
  return { port, close: async () => void (await Promise.all([app.close(), pool.end()])) };
}
