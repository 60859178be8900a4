import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { creditThrough } from "./remote-credit.ts";

interface Answer {
  readonly status: number;
  readonly body: object;
}
const COMMAND: Answer = { status: 200, body: { session: "s", apdu: "905a0000033042f500" } };
const refusal = (status: number, code: string): Answer => ({ status, body: { status, code } });

let close = () => {};
afterEach(() => close());

/** A platform that answers this, in turn; asked for more, it cuts the line. */
async function platformThatSays(...answers: readonly Answer[]) {
  const left = [...answers];
  const server = createServer((request, response) => {
    request.resume();
    const answer = left.shift();
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => void server.close();
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return creditThrough({ base: `http://127.0.0.1:${port}`, secret: "s" });
}

const order = { service: "cantine", key: "a", amount: 500, card: "04010203040506" };
const card = { transmit: async () => Uint8Array.of(0x91, 0x00) };

test.each([
  ["owes nothing, at once", [refusal(422, "reader.credit_not_owed")], "credit_denied"],
  [
    "owes nothing, once it has opened the card",
    [COMMAND, refusal(422, "reader.credit_not_owed")],
    "credit_denied",
  ],
  ["does not let this service credit", [refusal(422, "reader.credit_not_allowed")], "credit_denied"],
  ["knows this key for another order", [refusal(409, "reader.credit_key_used")], "credit_denied"],
  ["knows no account of this card", [COMMAND, refusal(422, "reader.credit_no_account")], "credit_denied"],
  [
    "is at another credit of this card",
    [COMMAND, refusal(409, "reader.credit_under_way")],
    "credit_under_way",
  ],
  ["leaves it to people, at once", [refusal(409, "reader.credit_undetermined")], "credit_unknown"],
  [
    "leaves it to people, once it has opened the card",
    [COMMAND, refusal(409, "reader.credit_undetermined")],
    "credit_unknown",
  ],
  [
    "does not know the exchange any more",
    [COMMAND, refusal(404, "reader.session_unknown")],
    "credit_unknown",
  ],
  ["is told nothing by the card", [COMMAND, refusal(422, "reader.card_refused")], "credit_unknown"],
  ["is not there", [], "credit_refused"],
  ["goes away once it has opened the card", [COMMAND], "credit_unknown"],
] as const)("a platform that %s", async (_name, answers, code) => {
  const credit = await platformThatSays(...answers);
  await expect(credit(order, card)).rejects.toMatchObject({ code });
});
