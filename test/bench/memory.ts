import { readdirSync, readFileSync } from "node:fs";
import { launch } from "../e2e/hosts.ts";
import type { Row } from "./figures.ts";

const words = ["river", "trail closure", "the", "phone number", "harbor", "library", "a", "director sample"];

/** Resident memory of the app's main process with a large log open and searched, in the window. Linux only: read from /proc. */
export async function benchMemory(data: string): Promise<Row[]> {
  const host = await launch(data);
  await host.page.getByRole("navigation", { name: "Screens" }).waitFor();
  const pid = mainProcess(data);
  const opened = resident(pid);
  await host.page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Log" }).click();
  const search = host.page.getByRole("searchbox", { name: "Search the log" });
  for (let round = 0; round < 5; round += 1) {
    for (const text of words) {
      await search.fill(text);
      await host.page.waitForTimeout(400);
    }
  }
  const searched = resident(pid);
  await host.close();
  return [
    {
      name: "memory of the main process, 1,000,000 entries open and searched",
      seen: `${host.kind}; ${opened.toFixed(0)} MB when opened`,
      value: searched,
      bound: 250,
      unit: "MB",
    },
  ];
}

/** The process that was started on this data folder: the one without a `--type`, as Chromium's children have. */
export function mainProcess(data: string): number {
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const words = commandLine(entry);
    if (words.includes(`--data=${data}`) && !words.some((word) => word.startsWith("--type="))) return Number(entry);
  }
  throw new Error("the app's process was not found");
}

/** Empty for a process that ended while we looked. */
function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

export function resident(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kilobytes === undefined) throw new Error("no VmRSS");
  return Number(kilobytes) / 1024;
}
