import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer, aRenewal, before, dated, on, release } from "./a-renewal.ts";

const { folder, into, update, given, fixture, list } = aRenewal();

const deep = `[{"cycle":"27.04","eol":${"[".repeat(100_000)}${"]".repeat(100_000)}}]`;

/** What it is, the file’s name, what is in it, and what is said of it. */
type Refused = readonly (readonly [string, string, unknown, RegExp])[];

const nonsense: Refused = [
  ["what is not JSON", "ubuntu.json", "<html>Not found</html>", /not JSON/],
  ["a file of nothing", "ubuntu.json", "", /not JSON/],
  ["an answer that is none", "ubuntu.json", { message: "Not found" }, /no answer of endoflife\.date/],
  ["no versions", "ubuntu.json", [], /has no versions/],
  ["a product that the checklist does not have", "nodejs.json", [release("24")], /no product of the checklist/],
  ["a product with the name of a built-in", "constructor.json", [release("24")], /no product of the checklist/],
  ["a day that is none", "ubuntu.json", [release("27.04", { eol: "2027-02-30" })], /where a day should be/],
  ["a day that is a pit", "ubuntu.json", deep, /where a day should be/],
  ["a version without an end", "ubuntu.json", [{ cycle: "27.04", latest: "1" }], /says nothing about its end/],
  ["a version whose name is none", "ubuntu.json", [release("\u001b[2J27.04")], /no usable name/],
  ["a version that is there twice", "ubuntu.json", [release("27.04"), release("27.04")], /twice/],
  ["a list of versions of something else", "ubuntu.json", [release("forky")], /no version of ubuntu/],
  ["a release that is no object", "ubuntu.json", ["27.04"], /is no object/],
  [
    "more versions than the app takes",
    "fedora.json",
    Array.from({ length: 300 }, (_, i) => release(String(i + 45))),
    /the app would not take what comes of it \(products\.6\.cycles: they are 304, and 1 to 200 can be\)/,
  ],
];

/** Of products as the list of 2026-11-10 knows them. */
const older: Refused = [
  ["of another year", "x.json", answer("debian", [dated("13", "2028-08-09", null)], "2019-01-01"), /debian is of 2019/],
  [
    "of the day before the list",
    "x.json",
    answer("debian", [dated("13", "2028-08-09", null)], "2026-11-09T23:59:59Z"),
    /of 2026-11-09, and the list is of 2026-11-10/,
  ],
  ["of a day that is none", "x.json", answer("debian", [dated("13", null, null)], "lately"), /of which day/],
  ["without the newest version", "ubuntu.json", [release("22.04")], /it is an old file/],
  [
    "with an older newest of a version",
    "x.json",
    answer("firefox", [dated("160", null, "160.0.1"), dated("153", null, "153.0.1", { isLts: true })]),
    /firefox-esr 153 is 153\.7\.0, and 153\.0\.1 is older/,
  ],
  ["with an older macOS", "macos.json", [release("27", { eol: false, latest: "27.1" })], /27\.2, and 27\.1 is older/],
  [
    "that takes back an end",
    "x.json",
    answer("debian", [dated("13", null, null)]),
    /names no end of debian 13, which is known to be 2028-08-09/,
  ],
];

const impossible: Refused = [
  ["an end of no vendor", "x.json", answer("debian", [dated("13", "9999-12-31", null)]), /can’t be 9999-12-31/],
  [
    "an end a day too far away",
    "debian.json",
    [release("13", { eol: "2041-11-21" })],
    /2041-11-21, more than 15 years ahead/,
  ],
  [
    "an end of long support too far away",
    "debian.json",
    [release("13", { eol: "2028-08-09", extendedSupport: "2099-01-01" })],
    /can’t be 2099-01-01/,
  ],
  ["a newest of another version", "x.json", answer("electron", [dated("45", null, "1.0.0")]), /45 can’t be "1\.0\.0"/],
  ["a newest that is none", "x.json", answer("chrome", [dated("158", null, "new")]), /chrome 158 can’t be "new"/],
  [
    "a newest that a terminal would obey",
    "x.json",
    answer("chrome", [dated("158", null, "158.0\n\u001b[31m\u009b\u202e")]),
    /can’t be "158\.0\\n\\u001b\[31m\\u009b\\u202e"/,
  ],
  [
    "a newest of a day to come",
    "chrome.json",
    [release("158", { latestReleaseDate: "2026-11-21" })],
    /of 2026-11-21, which is later than 2026-11-20/,
  ],
  [
    "two builds of one Windows",
    "x.json",
    answer("windows", [
      dated("11-26h2-e", "2029-10-09", "10.0.26300"),
      dated("11-26h2-w", "2028-10-10", "10.0.99999"),
      dated("10-22h2", "2025-10-14", "10.0.19045"),
    ]),
    /Windows 11 26H2 two builds, 26300 and 99999/,
  ],
  ...["99999", "26200"].map(
    (build) =>
      [
        `the build ${build} of a Windows that has another`,
        "x.json",
        answer("windows", [
          dated("11-26h2-w", "2028-10-10", `10.0.${build}`),
          dated("10-22h2", "2025-10-14", "10.0.19045"),
        ]),
        new RegExp(`windows-11 26H2 can’t be ${build}`),
      ] as const,
  ),
  ...["99999", "26300"].map(
    (build) =>
      [
        `the build ${build} of a Windows that is new`,
        "x.json",
        answer("windows", [
          dated("11-27h2-w", "2029-10-09", `10.0.${build}`),
          dated("10-22h2", "2025-10-14", "10.0.19045"),
        ]),
        new RegExp(`windows-11 2[67]H2 can’t be ${build}`),
      ] as const,
  ),
  [
    "an edition of one Windows twice",
    "x.json",
    answer("windows", [dated("11-26h2-w", "2028-10-10", null), dated("11-26h2", "2029-10-10", null)]),
    /11-26h2 of Windows is in the file twice/,
  ],
  ["a name that turns round what follows it", "x.json", answer("x\u202eevil\u009b", []), /"x\\u202eevil\\u009b" is no/],
];

describe.each([
  ["nonsense", nonsense],
  ["an old file", older],
  ["what can’t be", impossible],
])("the script that renews the ends of support refuses %s", (_, refused) => {
  it.each(refused)("%s, with a sentence, and changes nothing", (_what, name, content, says) => {
    const { status, said } = update(...on, given(name, content));
    expect([status, said]).toEqual([2, expect.stringMatching(says)]);
    expect(said).toMatch(/^Nothing was changed: .*\.\n$/);
    expect(said.trimEnd()).not.toMatch(/\p{C}/u);
    expect(list()).toBe(before);
  });
});

describe("the script that renews the ends of support refuses", () => {
  it("a file that does not say of which day it is, until somebody says it", () => {
    for (const file of [fixture("debian.json"), given("x.json", { result: { name: "debian", releases: [] } })])
      expect(update(file)).toMatchObject({ status: 2, said: expect.stringMatching(/of which day it is: say it with/) });
    expect(update(...on, fixture("debian.json")).status).toBe(0);
  });

  it("a day for such a file that is later than the file’s last change", () => {
    const file = fixture("debian.json");
    utimesSync(file, 1_546_300_800, 1_546_300_800);
    expect(update(...on, file)).toMatchObject({
      status: 2,
      said: 'Nothing was changed: "debian.json" was last changed on 2019-01-01, and can’t be of 2026-11-20.\n',
    });
  });

  it("a day that is still to come, and one before the list’s own", () => {
    const later = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    for (const day of ["9999-12-31", later])
      expect(update("--on", day, fixture("debian.json")).said).toMatch(/is still to come/);
    expect(update("--on", "2026-11-09", fixture("debian.json")).said).toMatch(/2026-11-09 is before it/);
    expect(update("--on", "2026-02-30", fixture("debian.json")).said).toMatch(/^usage: /);
    expect(list()).toBe(before);
  });

  it("a file that is not there, one that is given twice, and one that is younger than the day that is said", () => {
    expect(update(join(folder(), "ubuntu.json"))).toMatchObject({ status: 2, said: expect.stringMatching(/ENOENT/) });
    const debian = fixture("debian.json");
    expect(update(...on, debian, debian).said).toMatch(/given twice/);
    expect(update("--on", "2026-11-19", fixture("electron-v1.json")).said).toMatch(/of 2026-11-20, which is later/);
    expect(list()).toBe(before);
  });

  it("no file, an option that it does not know, and a product of nobody as looked at", () => {
    expect(update().status).toBe(2);
    expect(update("--force", "x", fixture("debian.json")).said).toMatch(/^usage: /);
    expect(update("--checked", "net\u202escape", fixture("debian.json")).said).toMatch(
      /"net\\u202escape" is no product/,
    );
  });

  it("all files when one of them is unusable, and leaves no other file behind", () => {
    expect(update(...on, fixture("debian.json"), given("fedora.json", "{")).status).toBe(2);
    expect(list()).toBe(before);
    expect(readdirSync(folder()).sort()).toEqual(["debian.json", "end-of-life.json", "fedora.json"]);
  });

  it("to write into a list that is none", () => {
    writeFileSync(into(), "[]");
    expect(update(...on, fixture("debian.json"))).toMatchObject({
      status: 2,
      said: expect.stringMatching(/no list of ends/),
    });
    expect(list()).toBe("[]");
  });
});
