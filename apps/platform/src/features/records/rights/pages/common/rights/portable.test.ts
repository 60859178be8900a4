import { expect, test } from "vitest";
import { parseId } from "../../../../../../kernel/ids.ts";
import type { Dossier } from "./dossier.ts";
import { selectPortableData } from "./portable.ts";

const personId = parseId<"person">("4b8d4b1e-0000-4000-8000-000000000001");
const agent = parseId<"person">("4b8d4b1e-0000-4000-8000-000000000002");

type One = Dossier["elements"][number];
const one = (name: One["name"], facts: Partial<One["provenance"]>, state: One["state"] = "validated") =>
  ({
    id: parseId<"element">("4b8d4b1e-0000-4000-8000-000000000003"),
    name,
    state,
    value: "Morel",
    provenance: { method: "original_seen", at: "2026-11-24T08:00:00.000Z", ...facts },
  }) as One;

test("what the person gave is carried; what an agent, a register or another parent said is not, nor what was replaced", () => {
  const elements = [
    one("family_name", { declaredBy: personId }),
    one("given_name", { method: "declared", declaredBy: personId }, "declared"),
    one("birthdate", {}),
    one("family_quotient", { method: "register_queried" }),
    one("email", { declaredBy: agent }),
    one("name_of_use", { declaredBy: personId }, "superseded"),
  ];
  expect(selectPortableData({ elements, personId }).map(({ code }) => code)).toEqual([
    "family_name",
    "given_name",
  ]);
});
