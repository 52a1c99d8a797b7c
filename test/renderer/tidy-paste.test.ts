import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textFault } from "../../main/model/text.ts";
import { tidied } from "../../renderer/tidy-paste.ts";

describe("text as it is pasted", () => {
  it("says how many broken characters were replaced and how many invisible ones went", () => {
    expect(tidied("plain\r\ntext")).toEqual({ text: "plain\ntext", note: null });
    expect(tidied("half \ud83d a face").note).toBe("1 broken character was replaced by \ufffd.");
    const both = tidied("\udc00\ud800 nul \0 and bell \u0007");
    expect(both.text).toBe("\ufffd\ufffd nul  and bell ");
    expect(both.note).toBe(
      "2 broken characters were replaced by \ufffd. 2 invisible control characters were taken out.",
    );
  });

  it("leaves nothing that main would refuse as broken, and speaks whenever it changed a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (pasted) => {
        const { text, note } = tidied(pasted);
        expect(textFault(text, "content")).toBeNull();
        expect(note === null).toBe(text === pasted.replaceAll(/\r\n?/g, "\n"));
      }),
    );
  });
});
