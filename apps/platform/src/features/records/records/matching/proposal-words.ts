import { type Agreement, reasonsOf } from "@ardeco/duplicates";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Language } from "../../../../kernel/errors.ts";

const Agreements = Compile(
  Type.Array(Type.Object({ feature: Type.String(), level: Type.Number(), top: Type.Number() })),
);

/**
 * Why two are thought to be one, in words: what agrees, what is near, what differs.
 * @param agreements as kept with the proposal
 */
export const formatAgreementReasons = (agreements: unknown, language: Language): readonly string[] =>
  Agreements.Check(agreements) ? reasonsOf(agreements as readonly Agreement[], language) : [];
