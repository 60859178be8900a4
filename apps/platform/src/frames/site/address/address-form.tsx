import type { Visit } from "../../../web/index.ts";
import { AddressFields } from "./address-fields.tsx";
import { siteAddressWords } from "./address-words.ts";

/** On the home: the same question as on its own page. */
export function AddressForm({ visit }: { visit: Visit }) {
  const say = siteAddressWords(visit.language);
  return (
    <section class="ar-section ar-band" aria-labelledby="where">
      <h2 id="where">{say.title}</h2>
      <p>{say.lead}</p>
      <AddressFields visit={visit} />
    </section>
  );
}
