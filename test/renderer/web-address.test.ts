import { expect, it } from "vitest";
import { addressFault, webAddress } from "../../renderer/web-address.ts";

it("adds the https:// that was left out, and leaves everything else alone", () => {
  expect(webAddress(" facebook.example/posts/4711 ")).toBe("https://facebook.example/posts/4711");
  expect(webAddress("parks.example")).toBe("https://parks.example");
  expect(webAddress("parks.example:8080/a")).toBe("https://parks.example:8080/a");
  expect(webAddress("http://parks.example")).toBe("http://parks.example");
  for (const other of [
    "",
    "javascript:alert(1)",
    "river@parks.example",
    "see the post",
    "a.example b",
    "data:text/html,x",
  ])
    expect(webAddress(other)).toBe(other);
});

it("says in a sentence what is no address of a web page", () => {
  expect(addressFault("parks.example/1")).toBeNull();
  expect(addressFault("")).toBeNull();
  for (const wrong of ["see the post", "javascript:alert(1)", "ftp://parks.example", "https://me:secret@parks.example"])
    expect(addressFault(wrong)).toMatch(/^That is not the address of a web page/);
});
