import { describe, expect, it } from "vitest";
import { type Answer, type Question, withKeyring } from "./keyring.ts";

const seed = Buffer.alloc(32, 0x55).toString("base64");

function outcomes(answers: readonly Answer[]): unknown[] {
  return answers.map(({ value, code, reason }) => (code === undefined ? value : `${code} ${reason}`));
}

async function asked(...[state, questions, limit]: Parameters<typeof withKeyring>): Promise<unknown[]> {
  return outcomes((await withKeyring(state, questions, limit)).answers);
}

describe.runIf(process.platform === "linux")("the operating system's keychain, a real Secret Service", () => {
  it("gives back what was written, replaces it, and forgets it", async () => {
    const questions: Question[] = [
      ["probe"],
      ["read", "log-key:0123456789abcdef"],
      ["write", "log-key:0123456789abcdef", seed],
      ["read", "log-key:0123456789abcdef"],
      ["write", "log-key:0123456789abcdef", "another"],
      ["read", "log-key:0123456789abcdef"],
      ["read", "log-key:fedcba9876543210"],
      ["remove", "log-key:0123456789abcdef"],
      ["remove", "log-key:0123456789abcdef"],
      ["read", "log-key:0123456789abcdef"],
    ];
    expect(await asked("unlocked", questions)).toEqual([
      null,
      null,
      null,
      seed,
      null,
      "another",
      null,
      null,
      null,
      null,
    ]);
  });

  it("keeps values of up to 2,559 ASCII characters and refuses all others unwritten", async () => {
    const longest = "x".repeat(2559);
    const refused = "KEYCHAIN_REFUSED value";
    expect(
      await asked("unlocked", [
        ["write", "a", longest],
        ["read", "a"],
        ["write", "b", `${longest}x`],
        ["write", "b", "Größe"],
        ["write", "b", "two\nlines"],
        ["write", "b", ""],
        ["read", "b"],
      ]),
    ).toEqual([null, longest, refused, refused, refused, refused, null]);
  });

  it("answers nothing for a locked keyring, as for a missing entry, and says locked when it is to write", async () => {
    expect(await asked("locked", [["read", "earlier"], ["write", "a", "v"], ["probe"]])).toEqual([
      null,
      "KEYCHAIN_SILENT locked",
      "KEYCHAIN_SILENT locked",
    ]);
  });

  it("is refused where a service runs and no keyring was ever made", async () => {
    expect(await asked("unmade", [["read", "a"], ["probe"]])).toEqual([null, "KEYCHAIN_REFUSED no-keyring"]);
  });

  it.each(["no-service", "no-bus"] as const)(
    "is absent on a desktop with %s, and a second try says so again",
    async (state) => {
      const absent = "KEYCHAIN_ABSENT no-service";
      expect(await asked(state, [["read", "a"], ["write", "a", "v"], ["probe"]])).toEqual([absent, absent, absent]);
    },
  );

  it("is silent when the service hangs, within the time limit, and does not keep the process from ending", async () => {
    const questions: Question[] = [
      ["write", "a", "v"],
      ["signal", "SIGSTOP"],
      ["read", "a"],
      ["write", "a", "w"],
    ];
    const { answers, endedAfter } = await withKeyring("unlocked", questions, 700);
    const silent = "KEYCHAIN_SILENT time";
    expect(outcomes(answers)).toEqual([null, undefined, silent, silent]);
    for (const { milliseconds } of answers) expect(milliseconds).toBeLessThan(1500);
    expect(endedAfter).toBeLessThan(3000);
  });

  it("does not write later what it said it had not written", async () => {
    const questions: Question[] = [
      ["write", "a", "first"],
      ["signal", "SIGSTOP"],
      ["read", "a"],
      ["write", "a", "second"],
      ["signal", "SIGCONT"],
      ["read", "a"],
    ];
    const silent = "KEYCHAIN_SILENT time";
    expect(await asked("unlocked", questions, 700)).toEqual([null, undefined, silent, silent, undefined, "first"]);
  });

  it("is absent when the service is killed under it", async () => {
    const questions: Question[] = [
      ["write", "a", "v"],
      ["signal", "SIGKILL"],
      ["read", "a"],
      ["write", "a", "w"],
    ];
    const { answers, status } = await withKeyring("unlocked", questions, 5000);
    const gone = "KEYCHAIN_ABSENT gone";
    expect(outcomes(answers)).toEqual([null, undefined, gone, gone]);
    for (const { milliseconds } of answers) expect(milliseconds).toBeLessThan(5000);
    expect(status).toBe(0);
  });
});
