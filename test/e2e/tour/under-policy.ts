import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstRun, RunningApp } from "../app.ts";
import { RegisterDesk } from "../register-desk.ts";
import { camera } from "./camera.ts";

/** Designates and decides; not anybody, as nobody here. */
export const director = { name: "Alex Sample", title: "Department Director" };

/** A form's beginning says what it is about. */
export const top = (desk: RegisterDesk) => desk.page.evaluate(() => document.querySelector("main")?.scrollTo(0, 0));

/** A desk on an empty folder under the policy; `at` gives the same desk with a camera for another journey. */
export async function underPolicy(
  pack: string,
  work: (at: (journey: string) => RegisterDesk, out: string) => Promise<void>,
): Promise<void> {
  const [folder, out] = ["tour", "out"].map((name) => mkdtempSync(join(tmpdir(), `custodia-${name}-`)));
  const app = await RunningApp.start(folder ?? "");
  try {
    await firstRun(app, pack);
    app.page.setDefaultTimeout(15_000);
    await work((journey) => new RegisterDesk(app, camera(journey)), out ?? "");
  } finally {
    await app.close();
    for (const one of [folder, out]) rmSync(one ?? "", { recursive: true, force: true });
  }
}
