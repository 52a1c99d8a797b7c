import { describe, expect, it } from "vitest";
import { rowAfter } from "../../../renderer/vault/credential-list.tsx";
import { vaultCommand } from "../../../renderer/vault/use-vault-keys.ts";

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe("the keys of the vault", () => {
  it("leave letters alone, and Ctrl+C to a box in which one types", () => {
    expect(vaultCommand({ ...none, key: "c" }, false)).toBeNull();
    expect(vaultCommand({ ...none, key: "c", ctrlKey: true }, true)).toBeNull();
    expect(vaultCommand({ ...none, key: "k", ctrlKey: true }, false)).toBeNull();
  });

  it("copy the user name, the password and the code; search; edit", () => {
    expect(vaultCommand({ ...none, key: "c", ctrlKey: true }, false)).toBe("username");
    expect(vaultCommand({ ...none, key: "C", ctrlKey: true, shiftKey: true }, true)).toBe("password");
    expect(vaultCommand({ ...none, key: "c", ctrlKey: true, altKey: true }, false)).toBe("code");
    expect(vaultCommand({ ...none, key: "ç", metaKey: true, altKey: true }, false)).toBe("code");
    expect(vaultCommand({ ...none, key: "f", ctrlKey: true }, true)).toBe("search");
    expect(vaultCommand({ ...none, key: "e", metaKey: true }, false)).toBe("edit");
  });

  it("lead through the list and never out of it", () => {
    expect(rowAfter("ArrowDown", -1, 3)).toBe(0);
    expect(rowAfter("ArrowUp", -1, 3)).toBe(2);
    expect(rowAfter("ArrowDown", 2, 3)).toBe(2);
    expect(rowAfter("ArrowUp", 0, 3)).toBe(0);
    expect(rowAfter("PageDown", 0, 100)).toBe(8);
    expect(rowAfter("PageUp", 3, 100)).toBe(0);
    expect(rowAfter("Home", 50, 100)).toBe(0);
    expect(rowAfter("End", 0, 100)).toBe(99);
  });

  it("mean nothing to an empty list, nor any other key to a full one", () => {
    expect(rowAfter("ArrowDown", -1, 0)).toBeNull();
    expect(rowAfter("x", 0, 3)).toBeNull();
    expect(rowAfter("constructor", 0, 3)).toBeNull();
  });
});
