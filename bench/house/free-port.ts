import { createServer } from "node:net";

const FIRST = 4700;
const LAST = 4799;

/** A port that nobody listens on, away from the platform's own. */
export async function freePort(): Promise<number> {
  for (let port = FIRST; port <= LAST; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${FIRST} to ${LAST}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
