import { createServer } from "node:http";

/** Something that answers where an application would, whatever it is asked. */
export async function answeringAt(address: string): Promise<AsyncDisposable> {
  const server = createServer((_request, response) => void response.end("Retour"));
  await new Promise<void>((resolve) => server.listen(Number(new URL(address).port), "localhost", resolve));
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
