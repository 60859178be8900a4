import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { type Sector, sectorSubject } from "../keys/index.ts";
import { listOpenSubjects } from "./store.ts";

/** Of these people of the authority, those whose subscription to this service is open today. For the system: it says who uses a service. */
export async function listSubscribed(
  tx: Tx,
  system: Context,
  sector: Sector,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0) return new Set();
  const subjects = await listOpenSubjects(tx, system.authorityId, sector);
  const open = new Set(subjects.map((subject) => subject.toString("hex")));
  const isOpen = (id: PersonId) => open.has(sectorSubject(system, sector, id).toString("hex"));
  return new Set(people.filter(isOpen));
}
