import { Page } from "../components/page/page.tsx";
import { ALL_EXAMPLES } from "./all-examples.ts";
import { SITE } from "./sample-site.ts";

export const galleryPage = () => (
  <Page {...SITE} title="Composants" width="wide">
    <h1>Composants</h1>
    {ALL_EXAMPLES.map(({ component, examples }) => (
      <section key={component} class="ar-stack">
        <h2>{component}</h2>
        {examples.map(({ name, show }) => (
          <div key={name} class="ar-stack">
            <p class="ar-hint">{name}</p>
            {show()}
          </div>
        ))}
      </section>
    ))}
  </Page>
);
