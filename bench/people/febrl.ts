import { existsSync, readFileSync } from "node:fs";
import { tableOf } from "@ardeco/duplicates";

/** Files of others, read where they are, beside the project. */
const FOLDER = new URL("../../../../shared/reference/febrl/", import.meta.url);

export const hasFebrl = existsSync(FOLDER);

const ROLES = {
  given_name: "given_name",
  surname: "family_name",
  street_number: "street_number",
  address_1: "street",
  address_2: "text",
  suburb: "town",
  postcode: "postcode",
  state: "region",
  date_of_birth: "birth_date",
  soc_sec_id: "identifier",
} as const;

/**
 * A set of Febrl: each row is named by its person, "rec-12-org", "rec-12-dup-0". No value of it is quoted.
 */
export function readFebrl(name: string) {
  const [header = "", ...lines] = readFileSync(new URL(`${name}.csv`, FOLDER), "utf8").split("\n");
  const columns = header.split(",").map((column) => column.trim());
  const rows = lines
    .filter((line) => line !== "")
    .map((line) => Object.fromEntries(line.split(",").map((value, at) => [columns[at] ?? "", value.trim()])));
  const personOf = rows.map((row) => Number(/\d+/.exec(row.rec_id ?? "")?.[0]));
  return { table: tableOf(rows, ROLES), personOf };
}
