import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import {
  buildJsonReader,
  openForAuthority,
  openForSector,
  type Sector,
  sealForAuthority,
  sealForSector,
} from "../../trust/keys/index.ts";
import { RenewalDetail, Whose } from "./renewal.ts";
import type { RenewalRow } from "./store.ts";

const readDetail = buildJsonReader("renewal", RenewalDetail);
const readWhose = buildJsonReader("renewal-whose", Whose);
const formatRenewalFieldName = (id: string) => `renewal:${id}`;

export function sealRenewalDetail(
  context: Context,
  sector: Sector,
  id: string,
  detail: RenewalDetail,
): Buffer {
  return sealForSector(context, sector, formatRenewalFieldName(id), formatPaddedJson(JSON.stringify(detail)));
}

/** Throws keys.cannot_open when the row was moved to another sector. */
export function openRenewalDetail(context: Context, row: RenewalRow): RenewalDetail {
  return readDetail(
    openForSector(context, getRenewalSector(row), formatRenewalFieldName(row.id), row.sealed),
  );
}

/** Under the key of the context's authority, which is the holder. */
export function sealWhose(context: Context, id: string, whose: Whose): Buffer {
  return sealForAuthority(context, formatRenewalFieldName(id), formatPaddedJson(JSON.stringify(whose)));
}

export function openWhose(context: Context, row: RenewalRow): Whose {
  return readWhose(openForAuthority(context, formatRenewalFieldName(row.id), row.whose));
}

export function getRenewalSector(row: Pick<RenewalRow, "provider_id" | "service_id">): Sector {
  return { providerId: parseId<"authority">(row.provider_id), serviceId: parseId<"service">(row.service_id) };
}
