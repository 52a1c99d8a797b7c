import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { decodeDisclosure } from "../../main/lib/proof/disclosure.ts";
import { openDesk } from "./kill-desk.ts";

const program = fileURLToPath(new URL("busy-vault.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "custodia-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many are killed in all, and how many desks are at it side by side. */
const kills = 1_000;
const desks = 2;
/** After so many, a new vault: a long history would only make each look at it slower. */
const lot = 50;

/** A custodian who is ready and waits for a word. */
function start(data: string): ChildProcess {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") };
  return spawn(process.execPath, [program, data], { stdio: ["pipe", "pipe", "inherit"], env });
}

/** Lets the custodian work, kills it at a random moment, and gives the lines that it printed. */
async function killed(child: ChildProcess): Promise<string[]> {
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
  });
  const ended = once(child, "close");
  child.stdin?.write("go\n");
  if (child.stdout !== null) await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
  child.kill("SIGKILL");
  await ended;
  return printed.split("\n").slice(0, -1);
}

/** What was ever acknowledged: the last number of each credential, and each reset that was closed. */
interface Acknowledged {
  readonly saved: Map<string, number>;
  readonly closed: Set<string>;
  readonly recorded: string[];
  entries: number;
}

function read(lines: readonly string[], all: Acknowledged): void {
  for (const line of lines) {
    const [what, id = "", n = ""] = line.split(" ");
    if (what === "saved") all.saved.set(id, Number(n));
    else all.closed.add(`${id} Person ${n}`);
  }
}

/** Opens the folder as the next start of the app would, and looks for everything. */
async function expectWhole(data: string, lines: readonly string[], all: Acknowledged): Promise<void> {
  const { vaults, vault, log, close } = await openDesk(data);
  const { credentials, summary } = await vaults.open(vault, false);
  const now = new Map(credentials.map(({ id }) => [id, vaults.reveal(vault, id, null, "password")]));
  // A later number than the one acknowledged was on the disk before its line could be printed.
  for (const [id, n] of all.saved) expect(Number(now.get(id)?.split(" ")[1])).toBeGreaterThanOrEqual(n);
  const last = lines.findLast((line) => line.startsWith("saved "))?.split(" ") ?? [];
  if (last[1] !== undefined) {
    const { history } = await vaults.credential(vault, last[1]);
    const ever = history.map(({ version }) => vaults.reveal(vault, last[1] ?? "", version, "password"));
    expect(ever).toContain(`pretence ${last[2]}`);
  }
  const { entries } = log.counts();
  for (const entry of log.entries(all.entries, entries)) {
    if (!entry.publicPart.includes('"kind":"credential.reset"')) continue;
    const fields = new Map(entry.disclosures.map(decodeDisclosure).map(({ name, value }) => [name, value]));
    const { id } = fields.get("credential") as { id: string };
    all.recorded.push(`${id} ${fields.get("person")}`);
  }
  all.entries = entries;
  // Each once: nothing that was acknowledged is missing, nothing stands there twice, and nothing that is still open.
  expect(new Set(all.recorded).size).toBe(all.recorded.length);
  for (const closed of all.closed) expect(all.recorded).toContain(closed);
  const open = new Set(summary.resets.map(({ credential, person }) => `${credential} ${person}`));
  for (const recorded of all.recorded) expect(open.has(recorded)).toBe(false);
  expect(readdirSync(join(data, "vaults"))).toEqual([`${vault}.custodia-vault`]);
  await close();
}

/** A vault that is killed over and over. @returns how much was acknowledged */
async function battery(rounds: number, name: string): Promise<number> {
  const data = mkdtempSync(join(folder, name));
  await (await openDesk(data)).close();
  const all: Acknowledged = { saved: new Map(), closed: new Set(), recorded: [], entries: 0 };
  let acknowledged = 0;
  let next = start(data);
  for (let round = 1; round <= rounds; round += 1) {
    const child = next;
    if (round < rounds) next = start(data);
    const lines = await killed(child);
    acknowledged += lines.length;
    read(lines, all);
    await expectWhole(data, lines, all);
  }
  return acknowledged;
}

it("loses nothing acknowledged, and records in the log what happened and nothing else, when a save is killed a thousand times", async () => {
  const desk = async (name: string) => {
    let acknowledged = 0;
    for (let done = 0; done < kills / desks; done += lot) acknowledged += await battery(lot, name);
    return acknowledged;
  };
  const counts = await Promise.all(Array.from({ length: desks }, (_, n) => desk(`desk-${n}-`)));
  expect(Math.min(...counts)).toBeGreaterThan(kills / desks);
}, 1_200_000);
