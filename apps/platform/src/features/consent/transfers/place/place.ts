import { Type } from "typebox";
import type { Context } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import {
  buildJsonReader,
  type Opened,
  openForAuthority,
  sealForAuthority,
} from "../../../trust/keys/index.ts";
import type { PlaceRow } from "../store/places.ts";

/** The SFTP server of a vendor, as its keepers see it: never the private key. */
export interface Place {
  readonly serviceId: ServiceId;
  readonly host: string;
  readonly port: number;
  readonly account: string;
  readonly outFolder: string;
  readonly inFolder: string;
  /** For the vendor to let the platform in. */
  readonly publicKey: string;
  /** Shown by the server when it was last asked, and not confirmed. */
  readonly offeredKey?: string;
  readonly hostKey?: string;
  readonly state: PlaceRow["state"];
  /** Code of the error that the last visit met. */
  readonly problem?: string;
  /** Acknowledgements that could not be applied, left where they are. */
  readonly left: readonly LeftFile[];
  /** Civil day of the last visit that went well. */
  readonly visitedOn?: string;
  readonly revision: number;
}

const LeftFiles = Type.Array(Type.Object({ name: Type.String(), code: Type.String() }));
export type LeftFile = Opened<typeof LeftFiles>[number];
const readLeft = buildJsonReader("transfer_left", LeftFiles);

type Holder = Pick<PlaceRow, "service_id">;
const formatLeftFieldName = ({ service_id }: Holder) => `exchange:left:${service_id}`;
const formatKeyFieldName = ({ service_id }: Holder) => `exchange:key:${service_id}`;

export const sealLeft = (context: Context, row: Holder, left: readonly LeftFile[]): Buffer | null =>
  left.length === 0 ? null : sealForAuthority(context, formatLeftFieldName(row), JSON.stringify(left));

export const openLeft = (context: Context, row: PlaceRow): readonly LeftFile[] =>
  row.left_sealed === null
    ? []
    : readLeft(openForAuthority(context, formatLeftFieldName(row), row.left_sealed));

export const sealKey = (context: Context, row: Holder, privateKey: string): Buffer =>
  sealForAuthority(context, formatKeyFieldName(row), privateKey);

export const openKey = (context: Context, row: PlaceRow): string =>
  openForAuthority(context, formatKeyFieldName(row), row.private_key_sealed);

export function toPlace(context: Context, row: PlaceRow): Place {
  const { offered_key, host_key, problem, visited_on } = row;
  return {
    serviceId: row.service_id as ServiceId,
    host: row.host,
    port: row.port,
    account: row.account,
    outFolder: row.out_folder,
    inFolder: row.in_folder,
    publicKey: row.public_key,
    ...(offered_key === null ? {} : { offeredKey: offered_key }),
    ...(host_key === null ? {} : { hostKey: host_key }),
    state: row.state,
    ...(problem === null ? {} : { problem }),
    left: openLeft(context, row),
    ...(visited_on === null ? {} : { visitedOn: visited_on }),
    revision: row.revision,
  };
}
