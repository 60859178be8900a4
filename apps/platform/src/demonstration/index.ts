import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Runtime } from "../infra/context/create-context.ts";
import { loadDemonstrationFacts, writeFacts } from "./facts.ts";
import { type ClientFacts, readKnownFacts } from "./known-facts.ts";
import { loadClient } from "./load-clients.ts";
import { getAgentContext, loadDemonstration } from "./load-demonstration.ts";
import { loadRegisters } from "./load-registers.ts";
import { loadUpstream } from "./load-upstream.ts";
import { printFacts } from "./print-facts.ts";
import { writeSpecimens } from "./sealed-specimens.ts";

/** Loads the territory once, then says where to go and who to be: on the terminal and in <data>/demo.json. */
export async function startDemonstration(
  runtime: Runtime,
  config: Config,
  say: (progress: string) => void,
): Promise<{ announce(): void }> {
  const { seeds, systemFor } = await loadDemonstration(runtime, say);
  const path = join(config.dataDirectory, "demo.json");
  const known = await readKnownFacts(path);
  const clients: ClientFacts[] = [];
  for (const { key, manager, client } of seeds.services) {
    if (!client) continue;
    const by = getAgentContext(systemFor, seeds, manager);
    clients.push(await loadClient(by, { key, client }, known.clients));
  }
  const upstream = await loadUpstream(systemFor("caen"), known.upstream);
  const facts = await loadDemonstrationFacts(systemFor, seeds, {
    clients,
    upstream,
    registers: await loadRegisters(systemFor("caen"), known.registers),
    specimens: await writeSpecimens(join(config.dataDirectory, "specimens"), systemFor("caen").now()),
    tokens: known.apiTokens,
    sandbox: config.sandbox,
  });
  await writeFacts(path, facts);
  return { announce: () => say(printFacts(facts, path)) };
}
