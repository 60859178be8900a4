import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { addCheckpoint } from "../add-checkpoint.ts";

interface Said {
  readonly status: number;
  readonly body: string;
}

/**
 * The witnesses of a house, over HTTP, as another installation would reach them.
 * @param twist what a hostile one says instead
 */
export async function aWitnessServer(
  house: TestRuntime,
  twist: (said: Said) => Said | Promise<Said> = (said) => said,
) {
  const server = createServer(async (request, response) => {
    const [, authority = ""] = /^\/([0-9a-f-]{36})\/add-checkpoint$/.exec(request.url ?? "") ?? [];
    const context = house.as({ kind: "anonymous" }, parseId<"authority">(authority));
    const answered = await addCheckpoint(context, await bodyOf(request));
    const { status, body } = await twist({ body: "", ...answered });
    response.statusCode = status;
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (authorityId: AuthorityId) => `http://127.0.0.1:${port}/${authorityId}`,
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
