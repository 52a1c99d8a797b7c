import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Lane } from "../../main/device/lane.ts";
import type { Outcome, Source } from "../../main/device/probe.ts";
import { type Limits, readSource, usualLimits } from "../../main/device/read-source.ts";
import { within } from "../../main/device/within.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "source-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(source: Source, limits: Partial<Limits> = {}): Promise<Outcome> {
  const environment = { LC_ALL: "C", PATH: "/usr/bin:/bin" };
  return readSource(source, {
    ...usualLimits,
    environment,
    home: "",
    homeBy: "program",
    signal: new AbortController().signal,
    ...limits,
  });
}

/** A program of three words in the folder; nothing of it is ever run by a shell of ours. */
function program(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, ["#!/bin/sh", ...lines, ""].join("\n"));
  chmodSync(file, 0o755);
  return file;
}

/** Ended; `wholly`: and no zombie of it is left. What a program started becomes a child of the first process, which buries it when it likes. */
async function hasEnded(name: string, wholly: boolean): Promise<boolean> {
  const number = readFileSync(join(folder, name), "utf8").trim();
  for (let tries = 0; tries < 400; tries++) {
    const state = stateOf(number);
    if (state === null || (!wholly && state === "Z")) return true;
    await sleep(25);
  }
  return false;
}

/** As proc(5) has it; null: there is no such process. */
function stateOf(number: string): string | null {
  try {
    return /\) (\S)/.exec(readFileSync(`/proc/${number}/stat`, "utf8"))?.[1] ?? null;
  } catch {
    return null;
  }
}

describe("a program", () => {
  it("is absent where it is not there, denied where it may not be run, and refused when its path is relative", async () => {
    const plain = join(folder, "plain");
    writeFileSync(plain, "#!/bin/sh\necho no\n", { mode: 0o644 });
    expect(await read({ run: join(folder, "nowhere"), args: [] })).toEqual({ state: "absent" });
    expect(await read({ run: plain, args: [] })).toEqual({ state: "denied" });
    expect(await read({ run: "uname", args: [] })).toEqual({ state: "failed" });
    expect(await read({ run: "./uname", args: [] })).toEqual({ state: "failed" });
  });

  it("gets its arguments as they are: no shell reads them", async () => {
    const words = ["$(id)", "; id", "`id`", "a b", "*", "'"];
    const got = await read({ run: "/usr/bin/printf", args: ["%s\\n", ...words] });
    expect(got).toMatchObject({ state: "ok", text: `${words.join("\n")}\n` });
    expect(await read({ run: "/usr/bin/printf", args: ["a\0b"] })).toEqual({ state: "failed" });
  });

  it("gives both outputs and its exit code, replaces bytes that are no UTF-8, and has nothing to read", async () => {
    const both = program("both", "cat", "printf 'caf\\351'", "echo complaint >&2", "exit 7");
    const got = await read({ run: both, args: [] });
    expect(got).toEqual({ state: "ok", text: "caf\ufffd", errors: "complaint\n", code: 7 });
  });

  it("sees of the surroundings only what it is given", async () => {
    process.env.CUSTODIA_TEST_SECRET = "hunter2";
    const got = await read({ run: "/usr/bin/env", args: [], env: { MORE: "1" } });
    delete process.env.CUSTODIA_TEST_SECRET;
    expect(got.state === "ok" ? got.text.trim().split("\n").toSorted() : got).toEqual([
      "LC_ALL=C",
      "MORE=1",
      "PATH=/usr/bin:/bin",
    ]);
  });

  it("that hangs is ended with all that it started, and no zombie stays", async () => {
    const hangs = program("hangs", "sleep 600 &", `echo $! > ${folder}/child`, `echo $$ > ${folder}/own`, "wait");
    expect(await read({ run: hangs, args: [] }, { time: 500 })).toEqual({ state: "timed-out" });
    expect(await hasEnded("child", false)).toBe(true);
    expect(await hasEnded("own", true)).toBe(true);
  });

  it("that ends while what it started holds on to its output does not keep us waiting", async () => {
    const holds = program("holds", "sleep 600 &", `echo $! > ${folder}/child`, "echo done");
    expect(await read({ run: holds, args: [] }, { time: 60_000 })).toMatchObject({ state: "ok", text: "done\n" });
    expect(await hasEnded("child", false)).toBe(true);
  });

  it("is not waited for by what it started in a session of its own, and all that it wrote is there", async () => {
    const lines = "head -c 60000 /dev/zero | tr '\\0' 'x'";
    const escapes = program("escapes", "setsid sh -c 'echo $$ > $0; exec sleep 600' $1 &", lines, "exit 3");
    const got = await read({ run: escapes, args: [join(folder, "child")] }, { time: 60_000 });
    expect(got).toMatchObject({ state: "ok", code: 3, text: "x".repeat(60_000) });
    while (!isWritten(join(folder, "child"))) await sleep(10);
    process.kill(Number(readFileSync(join(folder, "child"), "utf8")), "SIGKILL");
  });

  it("that writes megabytes is ended at the limit, whichever output it writes to", async () => {
    for (const to of ["", ">&2"]) {
      const floods = program(`floods${to.length}`, `echo $$ > ${folder}/own`, `exec yes ${to}`);
      expect(await read({ run: floods, args: [] })).toEqual({ state: "too-long" });
      expect(await hasEnded("own", true)).toBe(true);
    }
    const much = await read({ run: "/usr/bin/head", args: ["-c", "1048576", "/dev/zero"] });
    expect(much).toMatchObject({ state: "ok", code: 0 });
  });

  it("that is ended by somebody else has failed", async () => {
    expect(await read({ run: program("dies", "kill -9 $$"), args: [] })).toEqual({ state: "failed" });
  });

  it("is ended when the app closes, and none is started afterwards", async () => {
    const closing = new AbortController();
    const hangs = program("hangs", `echo $$ > ${folder}/own`, "exec sleep 600");
    const going = read({ run: hangs, args: [] }, { signal: closing.signal });
    while (!isWritten(join(folder, "own"))) await sleep(10);
    closing.abort();
    expect(await going).toEqual({ state: "failed" });
    expect(await hasEnded("own", true)).toBe(true);
    const late = program("late", `touch ${folder}/started`);
    expect(await read({ run: late, args: [] }, { signal: closing.signal })).toEqual({ state: "failed" });
    expect(isWritten(join(folder, "started"))).toBe(false);
  });
});

function isWritten(file: string): boolean {
  try {
    return readFileSync(file, "utf8").endsWith("\n");
  } catch {
    return false;
  }
}

describe("a file", () => {
  it("is absent, refused with a relative path, unreadable when it is no plain file, and too long above the limit", async () => {
    execFileSync("/usr/bin/mkfifo", [join(folder, "pipe")]);
    symlinkSync("/dev/zero", join(folder, "zero"));
    writeFileSync(join(folder, "long"), "x".repeat(101));
    expect(await read({ file: join(folder, "nowhere") })).toEqual({ state: "absent" });
    expect(await read({ file: join(folder, "long", "below") })).toEqual({ state: "absent" });
    expect(await read({ file: "etc/os-release" })).toEqual({ state: "failed" });
    expect(await read({ file: join(folder, "pipe") })).toEqual({ state: "unreadable" });
    expect(await read({ file: join(folder, "zero") })).toEqual({ state: "unreadable" });
    expect(await read({ file: folder })).toEqual({ state: "unreadable" });
    expect(await read({ file: join(folder, "long") }, { file: 100 })).toEqual({ state: "too-long" });
  });

  it("gives its text, those of the kernel too", async () => {
    const file = join(folder, "plain");
    writeFileSync(file, "line\n");
    expect(await read({ file }, { file: 5 })).toEqual({ state: "ok", text: "line\n", errors: "", code: 0 });
    expect(await read({ file: "/proc/sys/kernel/osrelease" })).toMatchObject({
      state: "ok",
      text: expect.stringMatching(/^\d+\./),
    });
  });
});

describe("a folder", () => {
  it("is absent, refused with a relative path, failed when it is a file, and too long above the limit", async () => {
    for (const name of ["b", "a", "c"]) writeFileSync(join(folder, name), "");
    expect(await read({ folder: join(folder, "nowhere") })).toEqual({ state: "absent" });
    expect(await read({ folder: join(folder, "a") })).toEqual({ state: "absent" });
    expect(await read({ folder: "boot" })).toEqual({ state: "failed" });
    expect(await read({ folder }, { names: 2 })).toEqual({ state: "too-long" });
    expect(await read({ folder }, { names: 3 })).toMatchObject({ state: "ok", text: "a\nb\nc" });
  });

  it("that is empty has no names", async () => {
    mkdirSync(join(folder, "empty"));
    expect(await read({ folder: join(folder, "empty") })).toMatchObject({ state: "ok", text: "" });
  });
});

describe("what lies in the home folder, which may be on a server", () => {
  const inHome = (source: Source, limits: Partial<Limits> = {}) => read(source, { home: folder, ...limits });

  it("is read as anything else is", async () => {
    mkdirSync(join(folder, "inside"));
    for (const name of ["plain", "-n", "inside/.b", "inside/a"]) writeFileSync(join(folder, name), "caf\u00e9\n");
    for (const name of ["plain", "-n"]) {
      const got = await inHome({ file: join(folder, name) });
      expect(got).toEqual({ state: "ok", text: "caf\u00e9\n", errors: "", code: 0 });
    }
    expect(await inHome({ folder: join(folder, "inside") })).toMatchObject({ state: "ok", text: ".b\na\n" });
    expect(await inHome({ file: join(folder, "plain") }, { file: 2 })).toEqual({ state: "too-long" });
    for (const nowhere of ["nowhere", "plain/nowhere"]) {
      expect(await inHome({ file: join(folder, nowhere) })).toEqual({ state: "absent" });
      expect(await inHome({ folder: join(folder, nowhere) })).toEqual({ state: "absent" });
    }
    expect(await inHome({ file: join(folder, "inside") })).toEqual({ state: "unreadable" });
  });

  it("is given up when it never answers, without a thread of ours that waits on", async () => {
    execFileSync("/usr/bin/mkfifo", [join(folder, "silent")]);
    expect(await inHome({ file: join(folder, "silent") }, { time: 300 })).toEqual({ state: "timed-out" });
    const closing = new AbortController();
    const going = inHome({ file: join(folder, "silent") }, { signal: closing.signal, time: 600_000 });
    closing.abort();
    expect(await going).toEqual({ state: "failed" });
  });
});

describe("where no program reads what may be on a server", () => {
  it("reads one after another, and begins none that would come too late", async () => {
    writeFileSync(join(folder, "plain"), "read");
    const [lane, plain] = [new Lane(), { file: join(folder, "plain") }];
    let answer: () => void = () => {};
    const silent = lane.next(() => new Promise<void>((resolve) => (answer = resolve)));
    const limits = { home: folder, homeBy: lane };
    expect(await read(plain, { ...limits, time: 50 })).toEqual({ state: "timed-out" });
    const patient = read(plain, limits);
    expect(await read({ file: "/proc/self/comm" }, limits)).toMatchObject({ state: "ok" });
    answer();
    await silent;
    expect(await patient).toMatchObject({ state: "ok", text: "read" });
    expect(await read({ file: join(folder, "nowhere") }, limits)).toEqual({ state: "absent" });
    expect(await read({ folder: join(folder, "nowhere") }, limits)).toEqual({ state: "absent" });
    expect(await read(plain, { ...limits, homeBy: null })).toEqual({ state: "timed-out" });
  });
});

describe("a file system that never answers", () => {
  const never = new Promise<string>(() => {});

  it("is given up at the limit, and at once when the app closes", async () => {
    const { signal } = new AbortController();
    expect(await within(never, { time: 20, signal }, (why) => why)).toBe("timed-out");
    const closing = new AbortController();
    const going = within(never, { time: 600_000, signal: closing.signal }, (why) => why);
    closing.abort();
    expect(await going).toBe("failed");
  });

  it("that answers in time is heard, and what it throws is thrown", async () => {
    const { signal } = new AbortController();
    expect(await within(Promise.resolve("read"), { time: 600_000, signal }, (why) => why)).toBe("read");
    const broken = Promise.reject(new Error("no such thing"));
    await expect(within<string>(broken, { time: 600_000, signal }, (why) => why)).rejects.toThrow("no such thing");
  });
});

describe("the programs that run", () => {
  it("are there by their names, this one among them", async () => {
    const own = readFileSync("/proc/self/comm", "utf8").trim();
    const got = await read({ processes: true });
    expect(got.state === "ok" ? got.text.split("\n") : got).toContain(own);
  });
});
