import { describe, expect, it } from "vitest";
import { z } from "zod";
import { day, parsePowerShell, textCodes } from "../../../main/device/windows/power-shell.ts";
import { ok } from "../recording.ts";

const shape = z.object({ name: textCodes, on: day });
const parse = (text: string) => parsePowerShell(ok(text), shape);
const codes = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).join(",");

describe("what PowerShell writes", () => {
  it("is nothing when it is cut off, empty, an error, or followed by more", () => {
    const whole = '{"name":"65,66","on":"2026-11-21"}';
    for (let length = 0; length < whole.length; length += 1) expect(parse(whole.slice(0, length))).toBeNull();
    expect(parse(`${whole}\r\n${whole}`)).toBeNull();
    expect(parse("New-Object : Zugriff verweigert")).toBeNull();
    expect(parsePowerShell(ok(whole, { code: 1 }), shape)).toBeNull();
    expect(parsePowerShell({ state: "too-long" }, shape)).toBeNull();
    expect(parse(`${" ".repeat(262_144)}${whole}`)).toBeNull();
    expect(parse(`\uFEFF${whole}\r\n`)).toEqual({ name: "AB", on: "2026-11-21" });
  });

  it("brings names of every writing through every code page, without what is not drawn", () => {
    const named = (text: string) => parse(`{"name":"${codes(text)}","on":null}`)?.name;
    expect(named("ウイルスバスター クラウド")).toBe("ウイルスバスター クラウド");
    expect(named("Schutz für Büros 🛡")).toBe("Schutz für Büros 🛡");
    expect(named("A\u202eB\u0000\u001b[31m\nC")).toBe("A B [31m C");
    expect(named("x".repeat(4_000))?.length).toBeLessThanOrEqual(120);
    expect(named("")).toBe("");
    expect(parse('{"name":"65,99999","on":null}')?.name).toBe("A");
    expect(parse('{"name":"65;66","on":null}')?.name).toBeNull();
  });

  it("takes for a day only one that the calendar has, and Windows’ “never” for none", () => {
    const on = (text: string) => parse(`{"name":null,"on":"${text}"}`)?.on;
    expect(on("2028-02-29")).toBe("2028-02-29");
    for (const text of ["2026-02-30", "2569-13-01", "1601-01-01", "1899-12-30", "21.11.2026", "2026-1-1"])
      expect(on(text)).toBeNull();
  });
});
