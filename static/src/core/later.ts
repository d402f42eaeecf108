// Parts of a page that are not in its first file: each comes when it is first opened, or earlier, while the page is idle.
// The file is fetched first and run afterwards from what the browser kept: some browsers remember a script that did not
// come and would not ask again, and then no button could help.

export type Standing = "coming" | "here" | "no_answer" | "gone";

export interface Store {
  /** By the name of its source: the built files a part needs beside the first one. */
  files(): Readonly<Record<string, readonly string[]>>;
  /** Answers with the status; fails where nobody answers. */
  fetch(file: string): Promise<number>;
}

export class Later<T> {
  thing: T | undefined = undefined;
  standing: Standing = "coming";
  private readonly listeners = new Set<() => void>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly source: string,
    private readonly load: () => Promise<T>,
    private readonly store: Store,
  ) {}

  come(): Promise<void> {
    if (this.standing === "here") return Promise.resolve();
    this.running ??= this.bring().then((standing) => {
      this.running = undefined;
      this.stand(standing);
    });
    return this.running;
  }

  listen(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => void this.listeners.delete(heard);
  }

  private async bring(): Promise<Standing> {
    this.stand("coming");
    try {
      const found = await Promise.all((this.store.files()[this.source] ?? []).map((file) => this.store.fetch(file)));
      // The laptop has newer pages than this one: what belongs to this one is no longer there.
      if (found.includes(404)) return "gone";
      if (found.some((status) => status >= 400)) return "no_answer";
      this.thing = await this.load();
      return "here";
    } catch {
      return "no_answer";
    }
  }

  private stand(standing: Standing): void {
    if (this.standing === standing) return;
    this.standing = standing;
    for (const heard of this.listeners) heard();
  }
}

/** All parts of a page, so that it can have them before they are asked for. */
export class Stock {
  private readonly parts: Later<unknown>[] = [];

  constructor(private readonly store: Store) {}

  part<T>(source: string, load: () => Promise<T>): Later<T> {
    const part = new Later(source, load, this.store);
    this.parts.push(part);
    return part;
  }

  /** One after the other, those too that a part brings along; false while trying again may help. */
  async fill(): Promise<boolean> {
    for (const part of this.parts) await part.come();
    return this.parts.every(({ standing }) => standing === "here" || standing === "gone");
  }
}
