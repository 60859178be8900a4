import type { Examples } from "../../example.ts";
import { SearchBox } from "./search-box.tsx";

export const searchBoxExamples: Examples = {
  component: "SearchBox",
  examples: [
    {
      name: "avec une aide",
      show: () => (
        <SearchBox
          action="/caen/recherche"
          label="Quel service cherchez-vous ?"
          value="cantine"
          hint="Par exemple : cantine, piscine, carte de bibliothèque"
        />
      ),
    },
  ],
};
