import type { VNode } from "preact";
import { consentPage } from "./consent-page.tsx";
import { deskPage } from "./desk-page.tsx";
import { galleryPage } from "./gallery-page.tsx";
import { homePage } from "./home-page.tsx";
import { questionPage, refusedFormPage } from "./question-page.tsx";
import { servicePage } from "./service-page.tsx";

/** Whole pages to look at and to check, by name. */
export const SAMPLE_PAGES: Readonly<Record<string, () => VNode>> = {
  home: homePage,
  service: servicePage,
  question: questionPage,
  refused: refusedFormPage,
  consent: consentPage,
  desk: deskPage,
  gallery: galleryPage,
};
