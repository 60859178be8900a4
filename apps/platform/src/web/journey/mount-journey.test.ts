import { describe, expect, it } from "vitest";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { Answers } from "../forms/answer.ts";
import { aDraft, canteen, withAllergy, withoutAllergy } from "../testing/a-journey.ts";
import { aServer, signedIn } from "../testing/a-server.ts";
import { aVisitor } from "../testing/a-visitor.ts";
import type { JourneyPort } from "./journey-port.ts";
import { mountJourney } from "./mount-journey.tsx";

const base = "/caen/espace/cantine";

async function aParent(answers: Answers = {}, change: Partial<JourneyPort> = {}) {
  const draft = aDraft(answers);
  const port = { ...draft.port, ...change };
  const { app } = await aServer({ surfaces: [(scope) => mountJourney(scope, canteen, port)] });
  return { ...draft, ...aVisitor(app, signedIn()), app };
}

const child = {
  child_name: "Moussa",
  child_birth_day: "3",
  child_birth_month: "3",
  child_birth_year: "2019",
};
const contact = {
  phone: "06 12 34 56 78",
  home_street: "12 rue Saint-Jean",
  home_postcode: "14000",
  home_city: "Caen",
  honest: "on",
};

const headingsOf = (html: string) => [...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, title]) => title);

describe("a journey without JavaScript", () => {
  it("goes from the first question to the receipt, saved at each step", async () => {
    const { open, send, kept } = await aParent();
    expect((await open(base)).headers.location).toBe(`${base}/enfant`);
    await open(`${base}/enfant`);
    expect((await send(`${base}/enfant`, child)).headers.location).toBe(`${base}/regime`);
    await open(`${base}/regime`);
    expect((await send(`${base}/regime`, { diet: "no" })).headers.location).toBe(`${base}/contact`);
    await open(`${base}/contact`);
    expect((await send(`${base}/contact`, contact)).headers.location).toBe(`${base}/verification`);
    const check = await open(`${base}/verification`);
    expect(check.body).toContain(">3 mars 2019<");
    expect(check.body).toContain("12 rue Saint-Jean, 14000 Caen");
    expect(check.body).toContain("06\u00a012\u00a034\u00a056\u00a078");
    expect(check.body).toContain("Envoyer ma demande");
    expect(check.body).toContain("Partie 3 sur 3");
    expect(headingsOf(check.body)).toEqual(["Enfant\u00a0: Moussa", "Votre enfant", "Vous joindre"]);
    const sent = await send(`${base}/verification`);
    expect(sent.statusCode).toBe(303);
    expect(sent.headers.location).toBe("/caen/espace/recu/AB12");
    expect(kept.sent).toEqual(withoutAllergy);
    expect(kept.saved.map(({ stepId }) => stepId)).toEqual(["child", "diet", "contact"]);
  });

  it("shows the question with its why, its legal basis, its place and the way back", async () => {
    const { open } = await aParent({ child_name: "Moussa", child_birth: "2019-03-03" });
    const { body } = await open(`${base}/regime`);
    expect(body).toContain("Pour préparer ses repas.");
    expect(body).toContain("mission d’intérêt public");
    expect(body).toContain("Partie 1 sur 3");
    expect(body).toContain(`href="${base}/enfant"`);
    expect(body.match(/<h1/g)).toHaveLength(1);
  });

  it("keeps what was typed and says what to correct, beside the field and above", async () => {
    const { open, send, kept } = await aParent();
    await open(`${base}/enfant`);
    const { statusCode, body } = await send(`${base}/enfant`, {
      ...child,
      child_birth_day: "31",
      child_birth_month: "4",
    });
    expect(statusCode).toBe(422);
    expect(body).toContain('value="Moussa"');
    expect(body).toContain('value="31"');
    expect(body.split("Vérifiez le jour")).toHaveLength(3);
    expect(body).toContain('href="#child_birth"');
    expect(body).toContain("<title>Erreur");
    expect(kept.saved).toEqual([]);
  });

  it("checks what answers must respect together", async () => {
    const { open, send } = await aParent(withoutAllergy);
    await open(`${base}/contact`);
    const { statusCode, body } = await send(`${base}/contact`, { ...contact, phone: "" });
    expect(statusCode).toBe(422);
    expect(body).toContain("Indiquez un moyen.");
  });

  it("brings a changed answer back to the check, or to the question it opens", async () => {
    const { open, send } = await aParent(withoutAllergy);
    const check = await open(`${base}/verification`);
    expect(check.body).toContain(`href="${base}/enfant?retour=verification"`);
    await open(`${base}/enfant?retour=verification`);
    const changed = await send(`${base}/enfant?retour=verification`, child);
    expect(changed.headers.location).toBe(`${base}/verification`);
    const opened = await send(`${base}/regime?retour=verification`, { diet: "yes" });
    expect(opened.headers.location).toBe(`${base}/certificat`);
  });

  it("skips nothing for who types an address", async () => {
    const { open, send, kept } = await aParent();
    await open(`${base}/enfant`);
    for (const path of ["contact", "certificat", "verification"]) {
      expect((await open(`${base}/${path}`)).headers.location).toBe(`${base}/enfant`);
      expect((await send(`${base}/${path}`, contact)).headers.location).toBe(`${base}/enfant`);
    }
    expect(kept.saved).toEqual([]);
    expect(kept.sent).toBeUndefined();
  });

  it("sends a complete draft only, without the answers of a closed branch", async () => {
    const { open, send, kept } = await aParent({ ...withAllergy, diet: "no" });
    await open(`${base}/verification`);
    await send(`${base}/verification`);
    expect(kept.sent).toEqual(withoutAllergy);
  });

  it("escapes what was typed", async () => {
    const { open, send } = await aParent();
    await open(`${base}/enfant`);
    const hostile = '"><script>alert(1)</script>';
    const { body } = await send(`${base}/enfant`, { child_name: hostile });
    expect(body).not.toContain("<script>alert");
  });

  it("gives a file to who keeps it, with its bytes", async () => {
    const { open, token, jar, app, kept, fileNames } = await aParent({ ...withAllergy, certificate: null });
    await open(`${base}/certificat`);
    const form = new FormData();
    form.set("_csrf", token());
    form.set("certificate", new Blob(["PDF"]), "certificat.pdf");
    const request = new Request("http://x/", { method: "POST", body: form });
    const { headers } = await app.inject({
      method: "POST",
      url: `${base}/certificat`,
      cookies: jar,
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    expect(headers.location).toBe(`${base}/contact`);
    expect(fileNames()).toEqual(["certificat.pdf"]);
    expect(kept.saved[0]?.uploads[0]?.content.toString()).toBe("PDF");
  });

  it("shows beside the field what the keeper of the draft refuses", async () => {
    const refusal = {
      field: "child_name",
      code: "canteen.known",
      fr: "Déjà inscrit.",
      en: "Already registered.",
    };
    const save = () => Promise.reject(kernelErrors.error("request.invalid", [refusal]));
    const { open, send } = await aParent({}, { save });
    await open(`${base}/enfant`);
    const { statusCode, body } = await send(`${base}/enfant`, child);
    expect(statusCode).toBe(422);
    expect(body).toContain("Déjà inscrit.");
    expect(body).toContain('value="Moussa"');
  });

  it("speaks English", async () => {
    const { open } = await aParent(withAllergy);
    const { body } = await open(`${base}/verification?lang=en`);
    expect(body).toContain("Check your answers");
    expect(body).toContain("Send my request");
  });
});
