import { Card, CardGrid } from "../components/card/card.tsx";
import { Hero } from "../components/hero/hero.tsx";
import { Page } from "../components/page/page.tsx";
import { SearchBox } from "../components/search-box/search-box.tsx";
import { Section } from "../components/section/section.tsx";
import { ServiceCard } from "../components/service-card/service-card.tsx";
import { SITE } from "./sample-site.ts";

const hero = (
  <Hero
    title="Que voulez-vous faire ?"
    lead="Vous vous inscrivez une fois. La médiathèque, la cantine et la piscine vous connaissent."
  >
    <SearchBox
      action="/caen/recherche"
      label="Chercher un service"
      hint="Par exemple : cantine, piscine, carte de bibliothèque"
    />
  </Hero>
);

export const homePage = () => (
  <Page
    {...SITE}
    title="Accueil"
    description="Les services de la Ville de Caen, en une seule inscription."
    width="wide"
    hero={hero}
  >
    <Section id="situations" title="Ma situation" lead="Ce qui change dans votre vie ouvre des droits.">
      <CardGrid>
        <Card title="J’emménage à Caen" href="/caen/situations/emmenager" icon="house">
          <p>École, stationnement, déchets</p>
        </Card>
        <Card title="J’attends un enfant" href="/caen/situations/naissance" icon="baby">
          <p>Crèche, mode de garde, aides</p>
        </Card>
        <Card title="Mon enfant entre à l’école" href="/caen/situations/ecole" icon="school">
          <p>Inscription, cantine, accueil du soir</p>
        </Card>
      </CardGrid>
    </Section>
    <Section
      id="services"
      title="Les plus demandés"
      more={{ href: "/caen/services", label: "Tous les services" }}
    >
      <CardGrid>
        <ServiceCard
          name="Médiathèque"
          href="/caen/services/mediatheque"
          icon="library"
          summary="Emprunter livres, films et jeux dans toutes les bibliothèques."
          price="Gratuit pour les habitants"
        />
        <ServiceCard
          name="Cantine"
          href="/caen/services/cantine"
          icon="utensils"
          summary="Inscrire un enfant aux repas de son école."
          price="De 0,80 € à 5,40 € le repas"
        />
        <ServiceCard
          name="Piscine"
          href="/caen/services/piscine"
          icon="waves-ladder"
          summary="Nager au tarif des habitants dans les cinq bassins."
          price="3,99 € l’entrée"
          provider="Un service de Caen la Mer"
        />
      </CardGrid>
    </Section>
  </Page>
);
