import type { Examples } from "../../example.ts";
import { Progress } from "./progress.tsx";

export const progressExamples: Examples = {
  component: "Progress",
  examples: [
    {
      name: "entrées de piscine",
      show: () => (
        <Progress id="pool-progress" label="Entrées restantes" value={7} max={10} text="7 sur 10" />
      ),
    },
  ],
};
