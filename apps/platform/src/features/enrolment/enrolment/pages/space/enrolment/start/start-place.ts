import type { Context } from "../../../../../../../kernel/context.ts";
import {
  type Authority,
  type Desk,
  getDefaultDesk,
  readAuthority,
  readOpenDesks,
} from "../../../../../../authorities/authorities/index.ts";
import { findOrganisation, findSupport, mayModeValidate } from "../../../../../organisation/index.ts";
import { type DoorState, findDoor } from "../../../../index.ts";

export interface StartPlace {
  readonly authority: Authority;
  /** Who answers a call for help: the authority, or the one that pools its support. */
  readonly support: Authority;
  /**
   * Where an agent opens the file, with what is known of the authority when the desk says nothing of its own.
   */
  readonly desk: Desk;
  readonly door: DoorState;
  /** Desks of the services that decide files: the person says which one they come for. */
  readonly deciding: readonly Desk[];
}

/** Which doors the organisation mode leaves open, and who waits behind. */
export async function readStartPlace(context: Context): Promise<StartPlace> {
  const { mode } = await findOrganisation(context);
  const authority = await readAuthority(context, context.authorityId);
  const desk = await getDefaultDesk(context);
  const desks = await readOpenDesks(context);
  return {
    authority,
    support: await findSupport(context),
    desk: { ...desk, contact: { ...authority.contact, ...desk.contact } },
    door: await findDoor(context, "web"),
    deciding: mayModeValidate(mode, "service")
      ? desks.filter(({ serviceSlug }) => serviceSlug !== undefined)
      : [],
  };
}
