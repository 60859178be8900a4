import type { AuthorityId } from "@ardeco/platform/kernel/ids";
import { anAgent, aPerson } from "@ardeco/platform/testing/builders";
import type { Step, Traveller } from "../driver/plan.ts";
import { eightElements } from "./eight-elements.ts";
import type { House } from "./house.ts";
import { signIn } from "./sign-in.ts";

export const surfaces = ["site", "space", "desk"] as const;
export type Surface = (typeof surfaces)[number];

const open = (path: string, holding: string): Step => ({ kind: "open", path, holding });
const follow = (pattern: string, holding: string): Step => ({ kind: "follow", pattern, holding });
const submit = (action: string, fields: Readonly<Record<string, string>> = {}, holding = "ar-"): Step => ({
  kind: "submit",
  action,
  fields,
  holding,
});

/** Somebody who looks around, searches, reads a service, and begins an enrolment: one write in ten. */
const visitor: readonly Step[] = [
  open("/caen/", "ar-"),
  open("/caen/themes", "ar-"),
  open("/caen/services", "ar-"),
  open("/caen/services?q=servise", "ar-"),
  open("/caen/services/service-1", "Service 1"),
  open("/caen/chez-moi", "ar-"),
  open("/caen/contact", "ar-"),
  open("/caen/accessibilite", "ar-"),
  open("/caen/inscription", "ar-"),
  submit("/inscription"),
];

/** Jeanne agrees to a service, looks at all she has, takes it back: two writes in ten. */
const person: readonly Step[] = [
  open("/caen/espace", "Jeanne"),
  open("/caen/espace/services/caen/service-1/accord", "Service 1"),
  submit("/accord", { geste: "accepter" }),
  open("/caen/espace/informations", "Jeanne"),
  open("/caen/espace/informations/email", "jeanne.martin@example.org"),
  open("/caen/espace/demandes", "ar-"),
  open("/caen/espace/journal", "ar-"),
  open("/caen/espace/services", "Service 1"),
  follow("/caen/espace/accords/[0-9a-f-]{36}", "Service 1"),
  follow("/caen/espace/accords/[0-9a-f-]{36}/retrait", "Service 1"),
  submit("/retrait"),
];

/**
 * An agent opens the queue and a file of their own, takes it, writes a note, gives it back: three writes in
 * nine.
 */
const agentOn = (file: string): readonly Step[] => [
  open("/caen/agents", "ar-"),
  open(`/caen/agents/dossiers/${file}`, "ar-"),
  submit("/prendre"),
  open(`/caen/agents/dossiers/${file}`, "ar-"),
  submit("/notes", { note: "Rappeler demain matin." }),
  open(`/caen/agents/dossiers/${file}`, "ar-"),
  submit("/rendre"),
  open("/caen/agents?vue=a-prendre", "ar-"),
  open("/caen/agents/personnes", "ar-"),
];

/** So many people of each kind, each with their own session; an agent has a file of their own. */
export async function travellers(
  house: House,
  authorityId: AuthorityId,
  count: number,
): Promise<Readonly<Record<Surface, readonly Traveller[]>>> {
  const files = await house.owner.query<{ id: string }>(
    "select id from enrolment_file where authority_id = $1 and state = 'submitted' order by id limit $2",
    [authorityId, count],
  );
  const made = { site: [] as Traveller[], space: [] as Traveller[], desk: [] as Traveller[] };
  for (let index = 0; index < count; index += 1) {
    made.site.push({ steps: visitor });
    const somebody = await aPerson(house, authorityId, { validated: eightElements });
    made.space.push({ cookie: await signIn(somebody), steps: person });
    const agent = await anAgent(house, authorityId, ["reception", "validator"]);
    made.desk.push({ cookie: await signIn(agent), steps: agentOn(files[index]?.id ?? "") });
  }
  return made;
}
