/** A workstation with a case, its screenshot, and a folder to export to. */

import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { encode } from "fast-png";
import type { Work } from "../../main/services/records-desk.ts";
import type { Services, ServicesOptions } from "../../main/services.ts";
import { openCase, Workstation } from "./a-workstation.ts";

export const noWork = (): Work => ({ onProgress: () => undefined, signal: new AbortController().signal });

/** A picture that is another one for each shade. */
export function screenshot(shade = 200): Uint8Array {
  const [width, height] = [40, 30];
  const data = new Uint8Array(width * height * 3).fill(shade);
  return encode({ width, height, channels: 3, depth: 8, data, text: { Comment: "taken by somebody" } });
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A case with a screenshot in it. */
export async function documentedCase(run: Services, shade = 200): Promise<string> {
  const { summary } = openCase(run);
  const bytes = screenshot(shade);
  await run.ready.cases.seal(summary.id, [bytes], { name: `shot-${shade}.png`, bytes: bytes.length }, "before", "");
  return summary.id;
}

export class RecordsDay {
  readonly desk = new Workstation();
  readonly place = join(this.desk.root, "export");

  async start(over: Partial<ServicesOptions> = {}): Promise<Services> {
    mkdirSync(this.place, { recursive: true });
    return await this.desk.runWithLog(over);
  }
}

export async function codeOf(work: () => unknown): Promise<string | null> {
  try {
    await work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return null;
}
