import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDocumentKind } from "../codes/document-kinds.ts";
import {
  elementDefinition,
  elementNames,
  elements,
  formatElement,
  isElementName,
  parseElement,
} from "./registry.ts";

const today = "2026-11-24";

describe("the registry", () => {
  test("each element is registered under its own name, with both languages and known justificatifs", () => {
    for (const name of elementNames) {
      const { label, why, provenBy, ...definition } = elementDefinition(name);
      expect(definition.name).toBe(name);
      for (const text of [label.fr, label.en, why.fr, why.en]) expect(text).not.toBe("");
      expect(provenBy.every(isDocumentKind)).toBe(true);
    }
  });

  test("no low-entropy or sensitive element may have an equality index", () => {
    const found = (kind: "exact" | "spread") => elementNames.filter((name) => elements[name].index === kind);
    expect(found("exact")).toEqual(["email", "phone_number", "caf_number"]);
    expect(found("spread")).toEqual(["family_name", "name_of_use", "birthdate"]);
  });

  test("only a check made by the authority exists for what no eIDAS scheme carries", () => {
    expect(elements.family_quotient.assuranceLevels).toEqual(["authority_checked"]);
  });

  test("names inherited from Object are not elements", () => {
    for (const name of ["constructor", "__proto__", "toString"]) expect(isElementName(name)).toBe(false);
  });
});

describe("reading what was typed", () => {
  test.each([
    ["given_name", "  Zoé   Anne ", "Zoé Anne"],
    ["family_name", "D’Arc-Lemaître", "D’Arc-Lemaître"],
    ["birthdate", "2012-02-29", "2012-02-29"],
    ["email", " Zoe.Martin@Example.FR ", "zoe.martin@example.fr"],
    ["phone_number", "02 31 30 41 00", "+33231304100"],
    ["phone_number", "0044 20 7946 0000", "+442079460000"],
    ["family_quotient", "1 240", 1240],
    ["caf_number", "1234567 K", "1234567"],
  ] as const)("%s %j", (name, typed, value) => {
    expect(parseElement(name, typed, today)).toEqual({ ok: true, value });
  });

  test.each([
    ["given_name", "R2-D2", "element.given_name.malformed"],
    ["birthdate", "2026-11-25", "element.birthdate.in_future"],
    ["birthdate", "2023-02-29", "element.birthdate.not_a_date"],
    ["birthdate", "1850-01-01", "element.birthdate.too_old"],
    ["email", "zoe@localhost", "element.email.malformed"],
    ["family_quotient", "12.5", "element.family_quotient.malformed"],
    ["gender", "constructor", "element.gender.malformed"],
  ] as const)("%s %j is refused with %s", (name, typed, code) => {
    expect(parseElement(name, typed, today)).toEqual({ ok: false, code });
  });

  test("an address of France has a five-digit postal code, an empty member is absent", () => {
    const caen = { street_address: "1 rue Froide", postal_code: "14000", locality: "Caen", country: "FR" };
    expect(parseElement("address", { ...caen, insee_code: "" }, today)).toEqual({ ok: true, value: caen });
    expect(parseElement("address", { ...caen, postal_code: "1400" }, today)).toEqual({
      ok: false,
      code: "element.address.postal_code",
    });
  });

  test("any input at all is answered, never thrown, and what is accepted is stable when read again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...elementNames), fc.anything(), (name, input) => {
        const first = parseElement(name, input, today);
        if (first.ok) expect(parseElement(name, first.value, today)).toEqual(first);
        expect(typeof formatElement(name, input, "fr")).toBe("string");
      }),
    );
  });
});

describe("showing a value", () => {
  test.each([
    ["birthdate", "2012-02-29", "29 février 2012"],
    ["birthdate", "1979-06-01", "1er juin 1979"],
    ["phone_number", "+33231304100", "02 31 30 41 00"],
    ["school_level", "ce1", "CE1"],
    ["allergies", [], "Aucune"],
    ["gender", "unreadable", ""],
  ] as const)("%s", (name, stored, text) => {
    expect(formatElement(name, stored, "fr")).toBe(text);
  });
});
