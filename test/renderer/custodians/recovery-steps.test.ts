import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ageCommand, passphraseWords, quoted } from "../../../renderer/custodians/recovery-steps.ts";

describe("the recovery sheet", () => {
  it("says how the words of the passphrase are joined", () => {
    expect(passphraseWords("river-lamp-orbit-cactus")).toBe("4 words with a hyphen between them, all in small letters");
    expect(passphraseWords("river lamp")).toBe("2 words with one space between them, all in small letters");
    expect(passphraseWords("river")).toBe("one word");
  });

  it("never puts the passphrase into the command: age asks for it", () => {
    expect(ageCommand("-rf.age")).toBe("age -d -o vault.json ./-rf.age");
    expect(ageCommand("Parks.recovery")).toBe("age -d -o vault.json Parks.recovery");
  });

  it("writes the file's name so that a shell takes it as one word, whatever a person called it", () => {
    for (const name of [
      "Parks & Recreation.recovery",
      "City (Clerk); 2026.age",
      "Pat’s file.age",
      "plain.age",
      "$HOME.age",
      "`id`.age",
      "it's $5.age",
      'say "hi".age',
      "a\\b!.age",
    ]) {
      expect(execFileSync("bash", ["-c", `printf %s ${quoted(name)}`]).toString(), name).toBe(name);
    }
  });
});
