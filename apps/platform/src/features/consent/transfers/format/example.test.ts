import { expect, test } from "vitest";
import { formatCell } from "./cells.ts";
import { writeCsv } from "./csv.ts";
import { defaultFormat } from "./format.ts";
import { buildDefaultColumns, getSourceItem } from "./sources.ts";

const items = ["given_name", "family_name", "birthdate", "phone_number", "address", "age_over_6"];
const zoe = {
  given_name: "Zoé",
  family_name: "Le Goff",
  birthdate: "2016-02-29",
  phone_number: "+33612345678",
  address: { street_address: '3 rue "Froide"', postal_code: "14000", locality: "Caen", country: "FR" },
  age_over_6: true,
};

const lines = [
  { line_id: "4e7a8f0e-2f0b-4a51-9c0e-0f4f8f0d2a11", sequence: "1", action: "open", values: zoe },
  {
    line_id: "9b1f5a57-6a0c-4a0e-8a3c-1f2e3d4c5b6a",
    sequence: "2",
    action: "change",
    values: { ...zoe, phone_number: "+33698765432" },
  },
  { line_id: "c0ffee00-1111-4222-8333-444455556666", sequence: "3", action: "close", values: {} },
] as const;

/** Generated here so that the page for vendors shows what the platform writes. */
test("the example of the page for vendors is what the published format gives", async () => {
  const columns = buildDefaultColumns(items);
  const rows = lines.map(({ values, ...line }) => {
    const ofLine: Readonly<Record<string, string>> = {
      ...line,
      subscriber: "Vd3mS0JQyfT8r2cM1b9kYQ4uXlHnZ7wEoPaGi5sKt6A",
    };
    const known: Readonly<Record<string, unknown>> = values;
    return columns.map(
      ({ source }) => ofLine[source] ?? formatCell(source, known[getSourceItem(source)], defaultFormat.dates),
    );
  });
  const bytes = writeCsv([columns.map(({ header }) => header), ...rows], defaultFormat);
  await expect(bytes.toString()).toMatchFileSnapshot("../../../../../../../docs/protocol/example-files.csv");
});
