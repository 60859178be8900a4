import type { Examples } from "../../example.ts";
import { Steps } from "./steps.tsx";

export const stepsExamples: Examples = {
  component: "Steps",
  examples: [{ name: "deuxième étape", show: () => <Steps current={2} total={6} label="Votre adresse" /> }],
};
