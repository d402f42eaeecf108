// What the components are shown with: one ballot, one remark, one way of a proposal.

import type { Ballot, Review } from "../../core/generated/wire";
import type { Design } from "../../core/design";
import { Objects } from "../../core/objects";
import type { Trace } from "../../core/trace";

const TITLES = ["Menara pantau lalu lintas", "Perizinan satu aplikasi", "Wisata teluk"];
const MEANS = [{ impact: 4.2, effort: 2.1 }, { impact: 3.6, effort: 4.3 }, { impact: 2.4, effort: 1.8 }];

export const objects = new Objects();

export function ballotOf(kind: string): Ballot {
  const hall = TITLES.map((_, at) => ({ option: `o${at}`, rank: at + 1, tied: false, n: 12, score: [21, 14, 6][at], sums: {}, means: MEANS[at], ...(kind === "impact_effort" ? { quadrant: ["quick", "besar", "isian"][at] } : {}) }));
  return {
    type: "ballot", id: kind, workshop_id: "w", revision: 1, kind, question: "", options: TITLES.map((title, at) => ({ id: `o${at}`, title, eligible: true })),
    settings: { dots: 3, cap: 2 }, unit: "person", state: "open", secret: true, revealed: true, opened_at: null, closed_at: null, grouping_id: null, round: 1,
    result: { phones: 12, papers: 0, voices: 12, hall }, removed: false,
  };
}

export const review: Review = {
  type: "review", id: "r", workshop_id: "w", revision: 1, target: "entry", target_id: "e", field_id: null, act: "return", text: "Sebutkan tahun dan sumber angkanya.",
  by: "p", recorded_by: null, at: "2026-11-24T02:42:00Z", quoted: "", round: 1, private: false, withdrawn: false, activity_id: "a", sheet_id: "s", number: 4, kind: "", theme: "", seen: {},
};

export const design: Design = {
  key: "k", title_id: "", title_en: "", purpose_id: "", purpose_en: "", note_id: "", note_en: "", repeated: true, rows_min: 0, rows_max: null, rules: [], prefilled: [], fields: [],
};

export const trace: Trace = {
  workshop: "w", organisation: { id: "o", name: "Dinas Kesehatan" }, hidden: 0,
  rows: [{
    entry: "e", activity: "a", activity_title_id: "Analisis SWOT", activity_title_en: "SWOT analysis", unit_title: "Kelompok 2", number: 4, title: "Layanan antrean daring di puskesmas",
    author: "Rosmini", state: "accepted", reason: "", cluster: { id: "c", title: "Antrean daring", rows: 3, organisations: 2 }, ballots: [],
  }],
};
