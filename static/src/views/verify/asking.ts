// What is asked of the server about a paper; nothing of it is kept there.

import { t } from "../../core/texts";

export interface Verdict {
  readonly ok: true;
  readonly belongs: "yes" | "once" | "no";
  readonly sentences: readonly string[];
}

export type Answer = Verdict | { readonly ok: false; readonly said: string };

export async function asked(about: File | string, language: string): Promise<Answer> {
  const form = new FormData();
  form.set("language", language);
  if (typeof about === "string") form.set("print", about);
  else form.set("file", about);
  try {
    const response = await fetch("/api/verify", { method: "POST", body: form });
    const told = (await response.json()) as Verdict | { readonly ok: false; readonly code: string };
    return told.ok ? told : { ok: false, said: told.code === "too_big" ? t("refusal.too_big") : t("verify.failed") };
  } catch {
    return { ok: false, said: t("verify.failed") };
  }
}
