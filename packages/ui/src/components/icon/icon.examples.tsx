import type { Examples } from "../../example.ts";
import { Icon } from "./icon.tsx";
import { ICON_NAMES } from "./icon-name.ts";

export const iconExamples: Examples = {
  component: "Icon",
  examples: [
    {
      name: "tous les dessins",
      show: () => (
        <p>
          {ICON_NAMES.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </p>
      ),
    },
  ],
};
