import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEndOfLife } from "../../main/device-data/index.ts";
import { answer, aRenewal, dated, on, release, root } from "./a-renewal.ts";

const { folder, into, update, given, fixture, list, cycles, cycle } = aRenewal();

const names = (id: string) => cycles(id).map((one) => one.cycle);
const product = (id: string) => parseEndOfLife(list()).products.find((one) => one.id === id);
const others = (...ids: readonly string[]) =>
  parseEndOfLife(list())
    .products.map(({ id }) => id)
    .filter((id) => !ids.includes(id))
    .join(",");

describe("the script that renews the ends of support reads", () => {
  it("what endoflife.date answers now, and says what changed", () => {
    const { status, said } = update(fixture("ubuntu-v1.json"));
    expect(status).toBe(0);
    expect(said).toContain("ubuntu 26.10 is new: until 2027-07-15, newest 26.10");
    expect(names("ubuntu").slice(0, 3)).toEqual(["26.10", "26.04", "25.10"]);
    expect(cycle("ubuntu", "26.04")).toMatchObject({ until: "2031-05-29", latest: "26.04.1", latestOn: "2026-08-06" });
  });

  it("the older shape, too, behind a mark of the byte order, and versions that have letters", () => {
    const text = readFileSync(fixture("debian.json"), "utf8");
    expect(update(...on, given("debian.json", `\ufeff${text}`)).status).toBe(0);
    expect(names("debian")).toEqual(["13", "12", "11", "10", "4"]);
    expect(cycle("debian", "12")).toMatchObject({ until: "2026-07-11", editions: { lts: "2028-06-30" } });
    expect(cycle("debian", "4")).toMatchObject({ until: "2010-02-15", latest: "4.0r9" });
  });

  it("the editions of a Windows together, with its build, and leaves out those for machines", () => {
    expect(update(fixture("windows-v1.json")).status).toBe(0);
    expect(cycle("windows-11", "24H2")).toEqual({
      cycle: "24H2",
      until: "2026-10-13",
      editions: { enterprise: "2027-10-12", lts: "2029-10-09" },
      build: "26100",
      latest: null,
      latestOn: null,
    });
    expect(cycle("windows-10", "1909")).toMatchObject({ until: "2021-05-11", editions: { enterprise: "2022-05-10" } });
  });

  it("a Windows that is new, with the build that only it has", () => {
    const releases = [dated("11-27h2-w", "2029-10-09", "10.0.28300"), dated("10-22h2", "2025-10-14", "10.0.19045")];
    expect(update(given("x.json", answer("windows", releases))).status).toBe(0);
    expect(cycles("windows-11")[0]).toMatchObject({ cycle: "27H2", until: "2029-10-09", build: "28300" });
  });

  it("of a server its build, and not as its newest version", () => {
    const releases = [dated("2025", "2034-11-14", "10.0.26100"), dated("2012", "2023-10-10", "6.2.9200")];
    expect(update(given("x.json", answer("windows-server", releases))).status).toBe(0);
    expect(cycle("windows-server", "2025")).toMatchObject({ build: "26100", latest: null, latestOn: null });
    expect(cycle("windows-server", "2012")).toEqual({
      cycle: "2012",
      until: "2023-10-10",
      latest: null,
      latestOn: null,
    });
  });

  it("Firefox and its ESR from one file", () => {
    expect(update(...on, fixture("firefox.json")).status).toBe(0);
    expect(names("firefox")).toEqual(["161", "160", "153", "140"]);
    expect(cycles("firefox-esr").map((one) => [one.cycle, one.until, one.latest])).toEqual([
      ["153", null, "153.8.0"],
      ["140", "2026-10-13", "140.17.0"],
    ]);
  });

  it("only the newest versions of a browser", () => {
    const many = Array.from({ length: 40 }, (_, i) => release(String(i + 120), { eol: i < 39 ? "2026-01-01" : false }));
    expect(update(...on, given("chrome.json", many)).status).toBe(0);
    expect(names("chrome")).toEqual(["159", "158", "157", "156", "155", "154", "153", "152"]);
    expect(names("chromium")).toEqual(names("chrome"));
  });
});

describe("the script that renews the ends of support keeps", () => {
  it("what is not given as it was, with its sources, and adds where the new is from", () => {
    const before = cycles("fedora");
    expect(update(...on, fixture("macos.json")).status).toBe(0);
    expect(cycles("fedora")).toEqual(before);
    expect(product("macos")?.sources).toEqual([
      "https://support.apple.com/en-us/100100",
      "https://support.apple.com/en-us/109033",
      "https://endoflife.date/macos",
    ]);
  });

  it("versions that a file lacks, and says which of them still get support", () => {
    const before = cycles("windows-11").filter((one) => !["26H2", "24H2"].includes(one.cycle));
    const { said } = update(fixture("windows-v1.json"));
    expect(cycles("windows-11").filter((one) => !["26H2", "24H2"].includes(one.cycle))).toEqual(before);
    expect(said).toContain("windows-11 25H2 is not in the file, and stays as it was");
    expect(said).not.toMatch(/21H2 is not in the file|left out/);
  });

  it("the ends of editions that a file lacks: those of others do not stand for them", () => {
    const releases = [
      dated("11-26h2-e", "2029-10-09", null),
      dated("11-24h2-e", "2027-11-09", null),
      dated("10-22h2", "2025-10-14", null),
    ];
    expect(update(given("x.json", answer("windows", releases))).status).toBe(0);
    expect(cycle("windows-11", "24H2")).toMatchObject({
      until: "2026-10-13",
      editions: { enterprise: "2027-11-09", lts: "2029-10-09" },
    });
    expect(cycle("windows-11", "26H2")?.until).toBe("2028-10-10");
  });

  it("the known end of what is over on a day that nobody gives, and leaves it out where there is none", () => {
    const over = { isEol: true, eolFrom: null };
    const releases = [dated("13", "2028-08-09", "13.5"), { name: "10", ...over }, { name: "9", ...over }];
    const { said } = update(given("x.json", answer("debian", [...releases, { name: "12", ...over }])));
    expect(names("debian")).toEqual(["13", "11", "10"]);
    expect(cycle("debian", "10")).toMatchObject({ until: "2022-09-10", editions: { lts: "2024-06-30" } });
    expect(said).toContain("debian 12 is left out");
  });

  it("the newest version that is known where the file has none", () => {
    const releases = [dated("27", null, null), dated("26", null, "26.7.3"), dated("15", null, null)];
    expect(update(given("x.json", answer("macos", releases))).status).toBe(0);
    expect(cycles("macos").map(({ latest, latestOn }) => [latest, latestOn])).toEqual([
      ["27.2", "2026-10-26"],
      ["26.7.3", "2026-11-18"],
      ["15.8.2", "2026-10-26"],
      ...cycles("macos")
        .slice(3)
        .map(() => [null, null]),
    ]);
  });

  it("a link to the list, and changes what it points to", () => {
    const real = join(folder(), "real.json");
    renameSync(into(), real);
    symlinkSync("real.json", into());
    expect(update(...on, fixture("debian.json")).status).toBe(0);
    expect(lstatSync(into()).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toContain("4.0r9");
    expect(readdirSync(folder()).sort()).toEqual(["debian.json", "end-of-life.json", "real.json"]);
  });
});

describe("the day of the list", () => {
  it("stays while a product stays behind it", () => {
    const { said } = update(fixture("electron-v1.json"));
    expect(said).toMatch(/The day stays 2026-11-10: nothing new was given for windows-11, .*chromium\./);
    expect(parseEndOfLife(list()).on).toBe("2026-11-10");
  });

  it("stays while a version that still gets support is not in the file of its product", () => {
    const file = fixture("ubuntu-v1.json");
    const { said } = update("--checked", others("ubuntu"), file);
    expect(said).toContain("ubuntu 22.04 is not in the file, and stays as it was");
    expect(said).toContain("The day stays 2026-11-10: nothing new was given for ubuntu.");
    expect(update("--checked", others(), file).said).toContain("The day is 2026-11-20.");
  });

  it("is that of the oldest file when everything was given or looked at", () => {
    const electron = fixture("electron-v1.json");
    const { said } = update("--on", "2026-11-21", "--checked", others("electron"), electron);
    expect(said).toContain("The day is 2026-11-20.");
    expect(parseEndOfLife(list()).on).toBe("2026-11-20");
  });
});

describe("the list after it was renewed", () => {
  it("is byte for byte what it was when nothing changed, and that is said", () => {
    const file = fixture("debian.json");
    update(...on, file);
    const once = list();
    const { status, said } = update(...on, file);
    expect([status, said]).toEqual([0, expect.stringContaining("No version and no end has changed.")]);
    expect(list()).toBe(once);
  });

  it("is laid out as the formatter does it", () => {
    update(...on, fixture("debian.json"), fixture("firefox.json"), fixture("windows-v1.json"));
    const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [biome, "format", `--stdin-file-path=${join(root, "assets", "end-of-life.json")}`],
      { cwd: root, input: list(), encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect([status, stdout]).toEqual([0, list()]);
  });
});
