import type { Examples } from "../../example.ts";
import { Tag } from "../tag/tag.tsx";
import { Table } from "./table.tsx";

export const tableExamples: Examples = {
  component: "Table",
  examples: [
    {
      name: "en blocs sur un téléphone",
      show: () => (
        <Table
          id="table-files"
          caption="Demandes à traiter"
          columns={[
            { label: "Demande" },
            { label: "Reçue" },
            { label: "État" },
            { label: "Pièces", numeric: true },
          ]}
          rows={[
            {
              key: "1",
              cells: [<a href="#1">2026-CA-004217</a>, "24 novembre", <Tag tone="info">À vérifier</Tag>, 2],
            },
            {
              key: "2",
              cells: [<a href="#2">2026-CA-004198</a>, "23 novembre", <Tag tone="warning">En retard</Tag>, 1],
            },
          ]}
        />
      ),
    },
    {
      name: "que l’on trie",
      show: () => (
        <Table
          id="table-sorted"
          caption="Équipements"
          columns={[
            { label: "Équipement", sort: { href: "?tri=nom&sens=desc", order: "ascending" } },
            { label: "Dernier appel", sort: { href: "?tri=appel" } },
            { label: "État" },
          ]}
          rows={[
            { key: "1", cells: ["Borne du hall", "25/11/2026 10:42", <Tag tone="success">En service</Tag>] },
            { key: "2", cells: ["Lecteur de l’accueil", "jamais", <Tag>À appairer</Tag>] },
          ]}
        />
      ),
    },
    {
      name: "du texte et plus dans une case",
      show: () => (
        <Table
          id="table-bookings"
          caption="Réservations passées"
          columns={[{ label: "Séance" }, { label: "Ce qui s’est passé" }, { label: "À appeler" }]}
          rows={[
            {
              key: "1",
              cells: [
                "Judo, mercredi 2 décembre",
                <>
                  manquée
                  <p>excusée : certificat médical présenté au guichet</p>
                </>,
                <>
                  <p>Jeanne Lemoine, 06 12 34 56 78</p>
                  <p>Julien Morel, 06 98 76 54 32</p>
                </>,
              ],
            },
          ]}
        />
      ),
    },
    {
      name: "qui défile",
      show: () => (
        <Table
          id="table-prices"
          narrow="scroll"
          caption="Tarifs de la cantine"
          columns={[
            { label: "Quotient familial" },
            { label: "Maternelle", numeric: true },
            { label: "Élémentaire", numeric: true },
            { label: "Hors commune", numeric: true },
          ]}
          rows={[
            { key: "1", cells: ["Moins de 400 €", "0,80 €", "0,95 €", "2,10 €"] },
            { key: "2", cells: ["De 400 € à 799 €", "2,35 €", "2,60 €", "4,20 €"] },
          ]}
        />
      ),
    },
  ],
};
