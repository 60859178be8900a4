import type { Examples } from "../../example.ts";
import { Breadcrumb } from "./breadcrumb.tsx";

export const breadcrumbExamples: Examples = {
  component: "Breadcrumb",
  examples: [
    {
      name: "sous un thème",
      show: () => (
        <Breadcrumb
          links={[
            { href: "#accueil", label: "Accueil" },
            { href: "#enfance", label: "Enfance et école" },
          ]}
          current="Cantine"
        />
      ),
    },
  ],
};
