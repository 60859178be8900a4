import { agentExamples } from "./agents.ts";
import { applicationExamples } from "./applications.ts";
import { catalogueExamples } from "./catalogue.ts";
import { counterExamples } from "./counters.ts";
import { equipmentExamples } from "./equipment.ts";
import type { Examples } from "./values.ts";

/** A request and an answer of each operation, by its name: the tests hold them against its schemas. */
export const examples: Examples = {
  ...catalogueExamples,
  ...counterExamples,
  ...applicationExamples,
  ...agentExamples,
  ...equipmentExamples,
};
