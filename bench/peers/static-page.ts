import { fastify } from "fastify";
import { freePort } from "../house/free-port.ts";

/** Plain Fastify and one string: what a page could cost at the least. */
export async function startStaticPage(html: string) {
  const port = await freePort();
  const app = fastify();
  app.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(html));
  await app.listen({ port, host: "127.0.0.1" });
  return { port, close: () => app.close() };
}
