import type { Examples } from "../../example.ts";
import { LinkColumns } from "./link-columns.tsx";

export const linkColumnsExamples: Examples = {
  component: "LinkColumns",
  examples: [
    {
      name: "événements de vie",
      show: () => (
        <LinkColumns
          links={[
            { label: "Je déménage", href: "#moving", count: { shown: "7", said: "7 services" } },
            { label: "Mon enfant entre à l’école", href: "#school" },
          ]}
        />
      ),
    },
  ],
};
