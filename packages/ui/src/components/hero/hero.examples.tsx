import type { Examples } from "../../example.ts";
import { SearchBox } from "../search-box/search-box.tsx";
import { Hero } from "./hero.tsx";

export const heroExamples: Examples = {
  component: "Hero",
  examples: [
    {
      name: "avec la recherche",
      show: () => (
        <Hero title="Que voulez-vous faire ?" lead="Inscrivez-vous une fois, la ville fait le reste.">
          <SearchBox id="hero-search" action="/caen/recherche" label="Chercher un service" />
        </Hero>
      ),
    },
  ],
};
