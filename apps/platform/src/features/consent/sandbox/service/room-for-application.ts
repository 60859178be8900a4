import type { Context } from "../../../../kernel/context.ts";
import { sandboxErrors } from "../errors.ts";
import { limits } from "../rules.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { listApplications } from "./list-applications.ts";

/** Throws sandbox.too_many_applications. */
export async function requireRoomForApplication(context: Context): Promise<void> {
  await openVendorSpace(context);
  const known = await listApplications(context);
  if (known.length >= limits.applications) throw sandboxErrors.error("sandbox.too_many_applications");
}
