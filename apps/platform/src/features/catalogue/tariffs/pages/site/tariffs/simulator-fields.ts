import type { FastifyRequest } from "fastify";
import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  getQueryText,
  parseFields,
  type TypedValues,
} from "../../../../../../web/index.ts";
import type { TariffFacts, TariffVersion } from "../../../index.ts";
import { tariffWords } from "./tariff-words.ts";

const both = bothIn(tariffWords);
const COUNT = /^([1-9]|[1-4]\d|50)$/;

/** Only what the price depends on is asked, and none of it must be answered. */
export function buildSimulatorFields(version: TariffVersion, authority: string): readonly Field[] {
  const counted = [version.groups, version.elsewhere ?? []].flat();
  return [
    ...(counted.some(({ pricing }) => pricing.kind !== "single") ? [quotientField] : []),
    ...(version.sizedBy === "nothing" ? [] : [buildSizeField(version.sizedBy)]),
    ...(version.elsewhere ? [buildResidentField(authority)] : []),
  ];
}

const quotientField: Field = {
  kind: "text",
  name: "quotient",
  label: both(({ quotient }) => quotient),
  hint: both(({ quotientWhy }) => quotientWhy),
  optional: true,
  inputMode: "numeric",
  width: "short",
  maxLength: 9,
  pattern: { test: /^\d{1,6}$/, sentence: both(({ quotientWrong }) => quotientWrong) },
};

const buildSizeField = (by: "household_size" | "children_enrolled"): Field => ({
  kind: "text",
  name: "nombre",
  label: both((words) => (by === "children_enrolled" ? words.children : words.people)),
  optional: true,
  inputMode: "numeric",
  width: "short",
  maxLength: 4,
  pattern: { test: COUNT, sentence: both(({ sizeWrong }) => sizeWrong) },
});

const buildResidentField = (authority: string): Field => ({
  kind: "choice",
  name: "habitant",
  label: both(({ resident }) => resident(authority)),
  optional: true,
  inline: true,
  options: [
    { value: "oui", label: both(({ yes }) => yes) },
    { value: "non", label: both(({ no }) => no) },
  ],
});

/** What the address of the page says, read as a form is. */
export function readAsked(request: FastifyRequest, fields: readonly Field[], today: CivilDate) {
  const typed: TypedValues = new Map(
    fields.map(({ name }) => [
      name,
      [name === "habitant" ? getQueryText(request, name) : parseDigits(getQueryText(request, name))],
    ]),
  );
  return { typed, ...parseFields(fields, { typed, uploads: [] }, { today, answers: {} }) };
}

/** "1 024 €" is 1024. */
const parseDigits = (typed: string): string => typed.replaceAll(/[\s€]/g, "");

export function parseSimulatorFacts(
  answers: Answers,
  { sizedBy }: TariffVersion,
  today: CivilDate,
): TariffFacts {
  const quotient = findTextAnswer(answers, "quotient");
  const size = findTextAnswer(answers, "nombre");
  const resident = findTextAnswer(answers, "habitant");
  return {
    quotients: quotient ? [{ quotient: Number(quotient), from: today }] : [],
    ...(size && sizedBy !== "nothing" ? { [sizedBy]: Number(size) } : {}),
    ...(resident ? { resident: resident === "oui" } : {}),
  };
}
