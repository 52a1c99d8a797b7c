import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CheckTask, checkDevice, runningApp, workstation } from "../../main/device/index.ts";
import type { AnyProbe } from "../../main/device/probe.ts";
import { deviceItems, type Read } from "../../main/model/device/reading.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function check(task: Partial<CheckTask> = {}): Promise<readonly Read[]> {
  const around = workstation(folder, { platform: "linux", arch: "x64", home: folder });
  const { signal } = new AbortController();
  return checkDevice({ around, app: runningApp("1.2.3", {}), now: new Date(), signal, osquery: [], ...task });
}

function program(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, ["#!/bin/sh", ...lines, ""].join("\n"));
  chmodSync(file, 0o755);
  return file;
}

/** A probe of the firewall that says what a program writes. */
function probe(run: string, more: Partial<Extract<AnyProbe, { item: "firewall" }>> = {}): AnyProbe {
  return {
    item: "firewall",
    family: "linux",
    sources: () => ({ answer: { run, args: [] } }),
    parse: ({ answer }) =>
      answer?.state === "ok" ? { on: true, name: answer.text.trim() } : (answer?.state ?? "failed"),
    ...more,
  };
}

function lineOf(reads: readonly Read[], item: Read["item"]): Read | undefined {
  return reads.find((read) => read.item === item);
}

describe("a check", () => {
  it("has one line an item, in their order, even where nothing can be read", async () => {
    const seen: Read[] = [];
    const reads = await check({ probes: [], onRead: (read) => seen.push(read) });
    expect(reads.map(({ item }) => item)).toEqual(deviceItems);
    expect(new Set(seen)).toEqual(new Set(reads));
    for (const read of reads) {
      if (read.item === "app") expect(read).toMatchObject({ reading: { version: "1.2.3", electron: null } });
      else expect(read).toEqual({ item: read.item, by: "measured", unread: "absent" });
    }
  });

  it("goes on when a parser throws, a program is missing, denied, hangs or writes megabytes", async () => {
    const plain = join(folder, "plain");
    writeFileSync(plain, "");
    const thrown = () => {
      throw new Error("out of its mind");
    };
    const cases: [AnyProbe, string][] = [
      [probe("/usr/bin/true", { sources: thrown }), "unreadable"],
      [probe("/usr/bin/true", { parse: thrown }), "unreadable"],
      [probe(join(folder, "nowhere")), "absent"],
      [probe(plain), "denied"],
      [probe(program("hangs", "exec sleep 600")), "timed-out"],
      [probe(program("floods", "exec yes")), "too-long"],
    ];
    for (const [one, unread] of cases) {
      const reads = await check({ probes: [one], limits: { time: unread === "timed-out" ? 300 : 10_000 } });
      expect(lineOf(reads, "firewall")).toEqual({ item: "firewall", by: "measured", unread });
      expect(reads).toHaveLength(deviceItems.length);
    }
  });

  it("runs each program once, though several probes name it", async () => {
    const once = program("once", `echo ran >> ${folder}/runs`, "echo wall");
    const again = { ...probe(once), item: "encryption", parse: () => ({ state: "on", by: "LUKS" }) } as AnyProbe;
    const reads = await check({ probes: [probe(once), again] });
    expect(lineOf(reads, "firewall")).toMatchObject({ reading: { on: true, name: "wall" } });
    expect(lineOf(reads, "encryption")).toMatchObject({ reading: { state: "on" } });
    expect(readFileSync(join(folder, "runs"), "utf8")).toBe("ran\n");
  });

  it("takes the first of several probes that found anything, else the reason that says most", async () => {
    const [missing, wall] = [probe(join(folder, "nowhere")), probe(program("wall", "echo wall"))];
    const failing = probe("/usr/bin/true", { parse: () => "timed-out" });
    expect(lineOf(await check({ probes: [missing, failing, wall] }), "firewall")).toMatchObject({
      reading: { name: "wall" },
    });
    expect(lineOf(await check({ probes: [missing, failing] }), "firewall")).toMatchObject({ unread: "timed-out" });
  });

  it("waits for all side by side: each program waits until all the others have been started", async () => {
    const names = ["system", "updates", "malware", "browsers"] as const;
    const probes = names.map((item) => {
      const others = names.map((name) => `until [ -e ${folder}/${name} ]; do sleep 0.05; done`);
      const run = program(`run-${item}`, `: > ${folder}/${item}`, ...others);
      return {
        item,
        family: "linux",
        sources: () => ({ a: { run, args: [] } }),
        parse: ({ a }) => (a?.state === "ok" ? "denied" : "failed"),
      } as AnyProbe;
    });
    const reads = await check({ probes });
    for (const item of names) expect(lineOf(reads, item)).toMatchObject({ unread: "denied" });
  });

  it("reads what only its first sources show to be needed, and is over when the limit is, whatever hangs", async () => {
    const more = probe(program("first", "echo wall"), {
      more: ({ answer }) =>
        answer?.state === "ok" ? { second: { run: program("second", "echo again"), args: [] } } : {},
      parse: ({ answer, second }) =>
        answer?.state === "ok" && second?.state === "ok" ? { on: true, name: answer.text + second.text } : "failed",
    });
    expect(lineOf(await check({ probes: [more] }), "firewall")).toMatchObject({ reading: { name: "wall\nagain\n" } });
    const hangs = program("hangs", "exec sleep 600");
    const late = probe(hangs, {
      more: () => ({ second: { run: hangs, args: ["again"] } }),
      parse: ({ second }) => (second?.state === "ok" ? "failed" : (second?.state ?? "failed")),
    });
    const began = performance.now();
    expect(lineOf(await check({ probes: [late], limits: { time: 2_000 } }), "firewall")).toMatchObject({
      unread: "timed-out",
    });
    expect(performance.now() - began).toBeLessThan(3_900);
  });

  it("gives up a home folder that does not answer, and says so of the line that needed it", async () => {
    mkdirSync(join(folder, ".config"));
    execFileSync("/usr/bin/mkfifo", [join(folder, ".config/mimeapps.list")]);
    const browsers = lineOf(await check({ limits: { time: 5_000 } }), "browsers");
    expect(browsers).toEqual({ item: "browsers", by: "measured", unread: "timed-out" });
  }, 20_000);

  it("ends at once when the app closes, and never rejects", async () => {
    const closing = new AbortController();
    const hangs = program("hangs", `: > ${folder}/begun`, "exec sleep 600");
    const going = check({ probes: [probe(hangs)], signal: closing.signal, limits: { time: 600_000 } });
    while (!existsSync(join(folder, "begun"))) await sleep(10);
    closing.abort();
    expect(lineOf(await going, "firewall")).toMatchObject({ unread: "failed" });
    expect(lineOf(await check({ probes: [probe(hangs)], signal: closing.signal }), "firewall")).toMatchObject({
      unread: "failed",
    });
  });
});

describe("with osquery", () => {
  const answers = (rows: unknown) => program("osqueryi", `cat <<'END'\n${JSON.stringify(rows)}\nEND`);

  it("uses its answers beside ours, and keeps what it has no word for", async () => {
    const rows = [
      { name: "Ubuntu", version: "24.04.1 LTS (Noble Numbat)", major: "24", minor: "4", platform: "ubuntu" },
    ];
    const own = {
      item: "system",
      family: "linux",
      sources: () => ({}),
      parse: () => ({ product: "ubuntu", name: "Ubuntu", cycle: "24.04", version: null, edition: "lts" }),
    } as AnyProbe;
    const reads = await check({ probes: [own], osquery: [join(folder, "nowhere"), answers(rows)] });
    expect(lineOf(reads, "system")).toEqual({
      item: "system",
      by: "osquery",
      reading: {
        product: "ubuntu",
        name: "Ubuntu",
        cycle: "24.04",
        version: "24.04.1",
        edition: "lts",
      },
    });
    expect(lineOf(await check({ probes: [], osquery: [answers(rows)] }), "system")).toMatchObject({
      by: "osquery",
      reading: { name: "Ubuntu 24.04.1 LTS (Noble Numbat)", edition: null },
    });
  });

  it("keeps our own reading where it has none, says nonsense, or hangs", async () => {
    const own = probe(program("wall", "echo wall"));
    for (const rows of [[], {}, "no", [{ name: 1 }], [{}, {}]]) {
      const reads = await check({ probes: [own], osquery: [answers(rows)] });
      expect(lineOf(reads, "firewall")).toMatchObject({ by: "measured", reading: { name: "wall" } });
      expect(lineOf(reads, "system")).toEqual({ item: "system", by: "measured", unread: "absent" });
    }
    const hangs = program("osqueryi", "exec sleep 600");
    expect(lineOf(await check({ probes: [own], osquery: [hangs], limits: { time: 300 } }), "system")).toMatchObject({
      unread: "absent",
    });
  });

  it("is looked for only where its own packages put it, and a folder of that name is none", async () => {
    mkdirSync(join(folder, "osqueryi"));
    const reads = await check({ probes: [], osquery: [join(folder, "osqueryi")] });
    expect(lineOf(reads, "system")).toMatchObject({ by: "measured" });
  });
});

describe("this very machine", () => {
  it("[A-6.h.iii] is read truly: its name, version and waiting updates are what the system's own commands say", async () => {
    const reads = await check({ around: workstation(process.cwd()), osquery: undefined });
    expect(reads.map(({ item }) => item)).toEqual(deviceItems);
    const system = lineOf(reads, "system");
    const release = readFileSync("/etc/os-release", "utf8");
    expect(system).toMatchObject({ reading: { name: /^PRETTY_NAME="?([^"\n]*)/m.exec(release)?.[1] } });
    // apt-get works out the same by another way; packages that are held are only in its last line.
    const plan = spawnSync("/usr/bin/apt-get", ["-s", "-o", "Debug::NoLocking=true", "dist-upgrade"], {
      encoding: "utf8",
      env: { LC_ALL: "C" },
    });
    const [, upgraded = "0", kept = "0"] = /^(\d+) upgraded, .* (\d+) not upgraded\.$/m.exec(plan.stdout ?? "") ?? [];
    const updates = lineOf(reads, "updates");
    if (plan.status === 0 && updates !== undefined && "reading" in updates) {
      expect(updates).toMatchObject({ reading: { pending: Number(upgraded) + Number(kept) } });
    }
    // Without a desktop, or in a container, some have nothing to ask; none of it may have gone wrong.
    for (const read of reads) if ("unread" in read) expect(["absent", "timed-out"], read.item).toContain(read.unread);
  });
});
