import type { Context } from "../../../../kernel/context.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { listCast, type Player } from "./list-cast.ts";

/** Use case: the people of the vendor's space. Throws as openVendorSpace. */
export async function readCast(context: Context): Promise<readonly Player[]> {
  const { system } = await openVendorSpace(context);
  return system.transaction((tx) => listCast(tx, system));
}
