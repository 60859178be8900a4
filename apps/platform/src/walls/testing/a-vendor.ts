import { randomUUID } from "node:crypto";
import {
  openFront,
  openInvitedSpace,
  recordProtocolUse,
  requestSpace,
} from "../../features/consent/sandbox/index.ts";
import { type AuthorityId, parseId } from "../../kernel/ids.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A vendor in the sandbox of the platform, with their people and a line in their log; another link waits. */
export async function aVendor(house: TestRuntime): Promise<void> {
  const front = house.system(await openFront(house.system(parseId<"authority">(randomUUID()))));
  const tokens: string[] = [];
  const ask = () =>
    requestSpace(front, { email: "numbat@editeur.example", organisation: "Éditeur" }, (token) => {
      tokens.push(token);
      return token;
    });
  await ask();
  await openInvitedSpace(front, tokens[0] ?? "");
  await ask();
  const [space] = await house.sqlAs<{ authority_id: AuthorityId }>(
    "owner",
    "select authority_id from sandbox_space",
  );
  if (!space) throw new Error("the space is open");
  await recordProtocolUse(house.system(space.authority_id), { kind: "token", outcome: "done", facts: {} });
}
