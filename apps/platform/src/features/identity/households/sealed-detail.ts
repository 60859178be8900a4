import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { buildJsonReader, findPersonKeys, getPersonKey } from "../../trust/keys/index.ts";
import { type Representation, RepresentationDetail } from "./representation.ts";
import type { RepresentationRow } from "./store/tables.ts";

const readDetail = buildJsonReader("representation", RepresentationDetail);
const formatRepresentationField = (id: string) => `representation:${id}`;

/** Opens rows; those of an erased person no longer open and are left out. */
export async function openRows(
  tx: Tx,
  context: Context,
  rows: readonly RepresentationRow[],
): Promise<readonly Representation[]> {
  const people = [...new Set(rows.map((row) => parseId<"person">(row.represented_id)))];
  const keys = await findPersonKeys(tx, context, people);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.represented_id));
    return key ? [toRepresentation(row, key.open(formatRepresentationField(row.id), row.detail_sealed))] : [];
  });
}

export async function sealDetail(
  tx: Tx,
  context: Context,
  edge: { id: string; representedId: PersonId },
  detail: RepresentationDetail,
): Promise<Buffer> {
  const key = await getPersonKey(tx, context, edge.representedId);
  return key.seal(formatRepresentationField(edge.id), JSON.stringify(detail));
}

function toRepresentation(row: RepresentationRow, opened: string): Representation {
  return {
    ...readDetail(opened),
    id: parseId<"representation">(row.id),
    representativeId: parseId<"person">(row.representative_id),
    representedId: parseId<"person">(row.represented_id),
    kind: row.kind,
    state: row.state,
    version: row.version,
    ...(row.until === null ? {} : { until: row.until }),
  };
}

/** The sealed part of an edge, to seal it again with a change. */
export function toRepresentationDetail(edge: Representation): RepresentationDetail {
  const { measure, scope, declaredAt, majorityTold, heldAccount, handedOver, decided, ended } = edge;
  return {
    declaredAt,
    ...(measure ? { measure } : {}),
    ...(scope ? { scope } : {}),
    ...(majorityTold ? { majorityTold } : {}),
    ...(heldAccount ? { heldAccount } : {}),
    ...(handedOver ? { handedOver } : {}),
    ...(decided ? { decided } : {}),
    ...(ended ? { ended } : {}),
  };
}
