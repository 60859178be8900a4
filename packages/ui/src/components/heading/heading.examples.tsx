import type { Examples } from "../../example.ts";
import { Heading } from "./heading.tsx";

export const headingExamples: Examples = {
  component: "Heading",
  examples: [{ name: "niveau 3", show: () => <Heading level={3}>Mes cartes</Heading> }],
};
