import type { IncidentRow } from "../../main/model/records-view.ts";
import type { NewIncident } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import type { TrayItem } from "../stores/tray.ts";
import { handOver } from "../workflow/sealing.ts";

/**
 * Reports an incident with its files: the window’s own bytes are handed over first, and main seals all of them with the report. When it
 * is refused, what was handed over is taken back and the files stay on the tray. Throws RefusedError.
 */
export async function reportIncident(
  input: Omit<NewIncident, "sources">,
  items: readonly TrayItem[],
): Promise<IncidentRow> {
  const handed: string[] = [];
  const sources: string[] = [];
  try {
    for (const item of items) {
      if ("source" in item.from) {
        sources.push(item.from.source.source);
        continue;
      }
      const { source } = await handOver(item, item.from.blob, () => undefined, new AbortController().signal);
      handed.push(source);
      sources.push(source);
    }
    return await ask("incidents.report", { ...input, sources });
  } catch (error) {
    await Promise.all(handed.map((source) => ask("evidence.discard", { source }).catch(() => null)));
    throw error;
  }
}
