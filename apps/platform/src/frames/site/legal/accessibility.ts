import type { Language } from "../../../kernel/errors.ts";
import { buildEnglishStatement } from "./accessibility-en.ts";
import type { AccessibilityFacts, Statement } from "./accessibility-facts.ts";
import { buildFrenchStatement } from "./accessibility-fr.ts";

/**
 * The statement in the form of the RGAA ("Obligations légales", decree 2019-768 art. 4): the headings are its
 * own.
 */
export function buildAccessibilityStatement(facts: AccessibilityFacts, language: Language): Statement {
  return language === "fr" ? buildFrenchStatement(facts) : buildEnglishStatement(facts);
}
