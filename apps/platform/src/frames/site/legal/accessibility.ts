import type { Language } from "../../../kernel/errors.ts";
import { englishStatement } from "./accessibility-en.ts";
import type { AccessibilityFacts, Statement } from "./accessibility-facts.ts";
import { frenchStatement } from "./accessibility-fr.ts";

/**
 * The statement in the form of the RGAA ("Obligations légales", decree 2019-768 art. 4): the headings are its
 * own.
 */
export function accessibilityStatement(facts: AccessibilityFacts, language: Language): Statement {
  return language === "fr" ? frenchStatement(facts) : englishStatement(facts);
}
