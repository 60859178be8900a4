import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ClientFacts } from "../support/platform.ts";
import type { Visitor } from "../support/visitor.ts";

/** The family portal, as its vendor's server speaks to the platform (docs/protocol/account-links.md). */
export async function thePortal(url: string, factsPath: string) {
  const { clients }: { clients: readonly ClientFacts[] } = JSON.parse(await readFile(factsPath, "utf8"));
  const client = clients.find(({ service }) => service === "portail-famille");
  if (!client) throw new Error("the demonstration has no family portal");
  const say = async (path: string, body: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${url}/api/v1/authorities/caen/account-links${path}`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")}`,
        "content-type": "application/json",
        "idempotency-key": randomBytes(16).toString("hex"),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Readonly<Record<string, string>>;
  };
  const reference = "7310";
  const label = "Famille Lemoine";
  /** What the portal does when the browser is back, sent there after a yes. */
  const confirm = (back: string) =>
    say("/confirm", { reference, code: new URL(back).searchParams.get("code") ?? "" });
  return {
    confirm,
    /** The page on which the person says yes or no. */
    ask: async (): Promise<string> => {
      const redirect_uri = client.redirectUris[0] ?? "";
      const state = randomBytes(16).toString("hex");
      const { link_uri = "" } = await say("", { reference, label, redirect_uri, state });
      const { pathname, search } = new URL(link_uri);
      return pathname + search;
    },
    /** Yes, then what the portal does when the browser is back. */
    tie: async (person: Visitor, asked: string): Promise<void> => {
      const said = await person.submit(await person.get(asked), "/relier", { geste: "oui" });
      await confirm(said.location);
    },
  };
}
