import { Breadcrumb } from "../components/breadcrumb/breadcrumb.tsx";
import { LinkButton } from "../components/button/button.tsx";
import { Definition } from "../components/definition/definition.tsx";
import { Details } from "../components/details/details.tsx";
import { Page } from "../components/page/page.tsx";
import { SITE } from "./sample-site.ts";

export const servicePage = () => (
  <Page
    {...SITE}
    title="Cantine"
    breadcrumb={
      <Breadcrumb
        links={[
          { href: "/caen/", label: "Accueil" },
          { href: "/caen/themes/enfance", label: "Enfance et école" },
        ]}
        current="Cantine"
      />
    }
  >
    <h1>Inscrire un enfant à la cantine</h1>
    <p class="ar-lead">Un repas chaud chaque jour d’école, au tarif de vos revenus.</p>
    <Definition
      items={[
        { term: "Pour qui", description: "Les enfants inscrits dans une école publique de Caen" },
        { term: "Combien", description: "De 0,80 € à 5,40 € le repas, selon votre quotient familial" },
        { term: "À préparer", description: "Un justificatif de domicile et votre numéro d’allocataire" },
        { term: "Quand", description: "Réponse sous dix jours" },
      ]}
    />
    <LinkButton href="/caen/espace/cantine" icon="arrow-right">
      Inscrire mon enfant
    </LinkButton>
    <Details summary="Je n’ai pas de quotient familial">
      <p>Votre dernier avis d’imposition suffit : nous faisons le calcul.</p>
    </Details>
  </Page>
);
