import { Button, ButtonGroup } from "../components/button/button.tsx";
import { ConsentItem } from "../components/consent-item/consent-item.tsx";
import { Form } from "../components/form/form.tsx";
import { Page } from "../components/page/page.tsx";
import { ACCOUNT, SITE } from "./sample-site.ts";

export const consentPage = () => (
  <Page {...SITE} title="Ce que la cantine verra" account={ACCOUNT}>
    <h1>Ce que la cantine verra</h1>
    <p class="ar-lead">Le service Enfance demande deux renseignements. Vous pouvez arrêter à tout moment.</p>
    <Form action="/caen/espace/consentement" csrf="jeton">
      <div class="ar-stack">
        <ConsentItem
          label="Quotient familial"
          value="742 €"
          purpose="Calculer le tarif du repas"
          retention="Jusqu’au 31 août 2027"
        />
        <ConsentItem
          label="Téléphone"
          value="06 12 34 56 78"
          purpose="Vous prévenir si un repas est annulé"
          retention="Jusqu’à ce que vous arrêtiez"
          choice={{
            name: "consent",
            value: "phone",
            label: "Communiquer mon numéro",
            hint: "Sans lui, la cantine vous écrit par courriel.",
            checked: false,
          }}
        />
      </div>
      <ButtonGroup>
        <Button>Accepter et envoyer ma demande</Button>
        <Button variant="secondary" name="action" value="refuse">
          Refuser
        </Button>
      </ButtonGroup>
    </Form>
  </Page>
);
