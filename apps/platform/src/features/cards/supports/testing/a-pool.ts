import { randomUUID } from "node:crypto";
import { importSecret, writeRotatingCode } from "@ardeco/signed-qr";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { asks } from "../../../../testing/consents.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { acceptConsent } from "../../../consent/consent/index.ts";
import {
  confirmEquipmentPairing,
  type Equipment,
  findEquipmentBySecret,
  registerEquipment,
} from "../../equipment/index.ts";
import type { PhoneSecret } from "../index.ts";

export interface Counter {
  readonly serviceId: ServiceId;
  readonly version: number;
  readonly terminal: Equipment;
}

/** A service of the town, its desk, and the terminal that stands there. */
export async function aCounter(house: TestRuntime, town: AuthorityId, slug: string): Promise<Counter> {
  const definition = { requests: [asks("family_name", { required: true })] };
  const { id: serviceId, version } = await aPublishedService(house, town, { slug, definition });
  const deskId = parseId<"desk">(randomUUID());
  await house.sqlAs(
    "owner",
    "insert into desk (authority_id, id, name, service_slug) values ($1, $2, $3, $3)",
    [town, deskId, slug],
  );
  return { serviceId, version, terminal: await aTerminal(house, town, { name: slug, deskId }) };
}

export async function aTerminal(
  house: TestRuntime,
  town: AuthorityId,
  at: Pick<Equipment, "name" | "deskId">,
): Promise<Equipment> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const id = parseId<"equipment">(randomUUID());
  const { code } = await registerEquipment(mayor, { id, kind: "scanner", place: "Entrée", ...at });
  const { secret } = await confirmEquipmentPairing(mayor, { code });
  const known = await findEquipmentBySecret(mayor, secret);
  if (!known) throw new Error("paired a moment ago");
  return known;
}

/** Says yes to that service. */
export async function subscribes(
  person: Context & { readonly personId: Parameters<typeof acceptConsent>[1]["personId"] },
  { serviceId, version }: Counter,
): Promise<void> {
  const { personId } = person;
  await acceptConsent(person, { personId, serviceId, version, granted: ["family_name"], refused: [] });
}

/** What the phone shows now, as its page works it out from what it was given. */
export async function shownBy({ generation, holder, secret }: PhoneSecret, at: Date): Promise<string> {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
  return writeRotatingCode({ generation, id: bytes(holder) }, await importSecret(bytes(secret)), at);
}
