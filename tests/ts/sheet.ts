// A worksheet with one field of each thing the tests speak of, and a small hall around it.

import type { Stored, Worksheet } from "../../static/src/core/generated/wire";

const named = (id: string) => ({ id, label_id: id, label_en: `${id} (en)` });

export const worksheet = {
  type: "worksheet",
  id: "wsh_1",
  workshop_id: "wks_1",
  revision: 1,
  key: "t2_sasaran",
  definition: {
    key: "t2_sasaran",
    title_id: "Sasaran",
    title_en: "Objectives",
    fields: [
      {
        ...named("dimensi"),
        type: "choice",
        required: true,
        core: true,
        fill: "theme_of_group",
        choices: [
          { value: "gov", label_id: "Tata kelola", label_en: "Governance" },
          { value: "eco", label_id: "Ekonomi", label_en: "Economy" },
        ],
      },
      {
        ...named("sub"),
        type: "choice",
        core: true,
        depends_on: "dimensi",
        choices: [
          { value: "gov.layanan", label_id: "Layanan", label_en: "Service", parent: "gov" },
          { value: "eco.umkm", label_id: "UMKM", label_en: "Small firms", parent: "eco" },
        ],
      },
      { ...named("sasaran"), type: "text", required: true, core: true, max_len: 250 },
      { ...named("indikator"), type: "text", required: true, core: true },
      { ...named("awal"), type: "number" },
      { ...named("opd"), type: "opd", fill: "own_organisation" },
      { ...named("nilai"), type: "number", computed: true, formula: { sum: ["awal", 1] } },
      { ...named("paraf"), type: "signature_space", stored: false },
    ],
  },
} as unknown as Worksheet;

const of = (type: string, id: string, more: object) => ({ type, id, workshop_id: "wks_1", revision: 1, ...more });

export const activity = {
  worksheet_id: "wsh_1", unit: "group", title: "", grouping_id: "grg_1", agenda_item_id: null, audience: [], see: true, write: true, share: false,
  secret: false, minutes: null, ends_at: null, left_s: null, state: "open", opened_at: "2021-09-23T01:00:00.000+00:00", closed_at: null, times_opened: 1,
};

/** Ann and Bud in group 1 of the grouping, one activity for groups open. */
export const hall = [
  of("workshop", "wks_1", { title: "Bimtek", place: "Andoolo", timezone: "Asia/Makassar", themes: [], days: [], year_range: [1990, 2060], clock_at: null }),
  worksheet,
  of("organisation", "org_1", { name: "Dinas Kesehatan", abbreviation: "Dinkes", status: "listed", merged_into: null }),
  of("group", "grp_1", { grouping_id: "grg_1", number: 1, title: "Smart Governance", theme: "gov", place: "", removed: false }),
  of("group", "grp_2", { grouping_id: "grg_1", number: 2, title: "Smart Economy", theme: "eco", place: "", removed: false }),
  of("activity", "act_1", activity),
  ...["ann", "bud"].flatMap((name) => [
    of("person", `per_${name}`, { name, position: "Analis", status: "joined", staff: false }),
    of("seat", `sea_${name}`, { organisation_id: "org_1", person_id: `per_${name}`, status: "held" }),
    of("membership", `mem_grg_1_sea_${name}`, { grouping_id: "grg_1", seat_id: `sea_${name}`, group_id: "grp_1" }),
  ]),
  of("credential", "crd_1", { person_id: "per_ann", kind: "code", code: "7KQ4", revoked_at: null }),
] as unknown as Stored[];

export function entry(id: string, draft: object, more: object = {}): Stored {
  return of("entry", id, {
    sheet_id: "sht_act_1_grp_1", activity_id: "act_1", author_id: "per_ann", entered_by: "per_ann", origin: "live", position: 1, state: "ready", late: false,
    late_edit: false, draft, values: draft, parsed: {}, revisions: {}, rivals: {}, created_at: "", saved_at: "2021-09-23T02:42:00.000+00:00", saved_by: "per_ann", ...more,
  }) as unknown as Stored;
}
