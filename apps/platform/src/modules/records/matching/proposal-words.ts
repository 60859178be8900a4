import { type Agreement, reasonsOf } from "@ardeco/duplicates";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Language } from "../../../kernel/errors.ts";

const Agreements = Compile(
  Type.Array(Type.Object({ feature: Type.String(), level: Type.Number(), top: Type.Number() })),
);

/** English for what `reasonsOf` says in French: the same, near, other. */
const english: Readonly<Record<string, readonly [string, string, string]>> = {
  given_name: ["same given name", "near given names", "different given names"],
  family_name: ["same family name", "near family names", "different family names"],
  swapped_names: ["names in each other’s place", "", ""],
  birth_date: ["same date of birth", "near dates of birth", "different dates of birth"],
  sex: ["", "", "different sex"],
  birth_place: ["same place of birth", "near places of birth", "different places of birth"],
  email: ["same e-mail", "near e-mails", ""],
  phone: ["same telephone", "near telephones", ""],
  street: ["same address", "near addresses", "different addresses"],
  locality: ["same town", "neighbouring towns", "different towns"],
  locality_elsewhere: ["same town", "neighbouring towns", "different towns"],
};

/** Why two are thought to be one, in words: what agrees, what is near, what differs. */
export function reasonsIn(agreements: unknown, language: Language): readonly string[] {
  if (!Agreements.Check(agreements)) return [];
  if (language === "fr") return reasonsOf(agreements as readonly Agreement[]);
  return [0, 1, 2].flatMap((order) =>
    agreements.flatMap(({ feature, level, top }) => {
      const at = level === top ? 0 : level > 0 ? 1 : 2;
      return at === order ? [english[feature]?.[order] ?? ""].filter(Boolean) : [];
    }),
  );
}
