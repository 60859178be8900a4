import { type HeldGrant, itemSource, listGrants, withdrawGrant } from "../../consent/index.ts";
import { sandboxErrors } from "../errors.ts";
import { setElementsExpired } from "./on-elements.ts";
import type { Touched } from "./touched.ts";

/** The person says no after their yes. */
export async function withdrawService(touched: Touched): Promise<void> {
  const { grant } = await getLiveGrant(touched);
  await withdrawGrant(touched.system, { personId: touched.player.personId, grantId: grant.id });
}

/** Something that the service cannot do without expires: the subscription waits until it is renewed. */
export async function suspendService(touched: Touched): Promise<void> {
  const { service } = await getLiveGrant(touched);
  const [required] = service.definition.requests.filter(
    ({ required, element }) => required && isValidated(touched, itemSource(element)),
  );
  const source = required && itemSource(required.element);
  if (!source) throw sandboxErrors.error("sandbox.gesture_not_possible");
  await setElementsExpired(touched.system, touched.player.personId, [source]);
}

async function getLiveGrant({ system, player, on }: Touched): Promise<HeldGrant> {
  const held = await system.transaction((tx) => listGrants(tx, system, player.personId));
  const found = held.find(({ grant }) => grant.id === on && grant.state === "live");
  if (!found) throw sandboxErrors.error("sandbox.gesture_not_possible");
  return found;
}

const isValidated = ({ player }: Touched, name: string | undefined): boolean =>
  player.elements.some((one) => one.name === name && one.validated !== undefined);
