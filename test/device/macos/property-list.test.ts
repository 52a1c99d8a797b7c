import { describe, expect, it, vi } from "vitest";
import { parsePropertyList } from "../../../main/device/macos/property-list.ts";
import { ok } from "../recording.ts";

const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
const type = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';
const list = (inside: string) => `${start}${type}<plist version="1.0">\n${inside}\n</plist>\n`;
const parse = (text: string) => parsePropertyList(ok(text));

describe("a property list", () => {
  it("is none when it ends too early, wherever that is", () => {
    const whole = list("<dict><key>A</key><string>a</string><key>B</key><array><dict/></array></dict>").trim();
    for (let length = 0; length < whole.length; length += 1) expect(parse(whole.slice(0, length))).toBeNull();
    expect(parse(whole)?.text("A")).toBe("a");
    expect(parse(whole)?.dictionaries("B")).toHaveLength(1);
  });

  it("is none with entities of its own, other elements, or a nesting without end, and nothing is said of it on the error output", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const bomb = `${start}<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist version="1.0"><string>&b;</string></plist>`;
    const deep = list(`${"<array>".repeat(5_000)}${"</array>".repeat(5_000)}`);
    const others = [
      "<dict><script/></dict>",
      "<dict><key>A</key><string>&b;</string></dict>",
      "<dict><!-- a --></dict>",
    ];
    for (const text of [bomb, deep, "bplist00\u0001", "{ A = 1; }", ...others.map(list)])
      expect(parse(text)).toBeNull();
    expect(parse(list("<dict><key>A</key><string>\u0007</string></dict>"))).toBeNull();
    expect(parse(list("<dict><key>A</key><string>\ufffd</string></dict>"))?.text("A")).toBe("?");
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it("gives nothing of its object’s own to a name that is not in it", () => {
    expect(parse(list("<dict/>"))?.text("constructor")).toBeNull();
    expect(parse(list("<dict/>"))?.flag("toString")).toBeNull();
    expect(parse(list("<dict><key>__proto__</key><dict/></dict>"))).toBeNull();
  });

  it("gives a value only as what it is", () => {
    const found = parse(
      list(
        "<dict><key>N</key><integer>1</integer><key>S</key><string>true</string><key>D</key><date>never</date></dict>",
      ),
    );
    expect([found?.flag("N"), found?.flag("S"), found?.text("N"), found?.instant("D")]).toEqual([
      true,
      null,
      null,
      null,
    ]);
  });
});
